import { message } from '../messages/translate.js';
import { describeControl } from './describe.js';
import type { Rule } from './rule.js';

/**
 * A cell of the list that the source does not let us read. It never acts as ●; the author is told, so that the published
 * list can be looked up. Silent where another declared sheet gives the control a mark that can be read.
 */
export const controlUnreadable: Rule = {
  id: 'control.unreadable',
  check: (context) =>
    context.assessments.flatMap((assessment) => {
      const { cell, sheet, row } = assessment.requirement;
      if (cell?.status !== 'unresolved' || assessment.outcome === 'decided') return [];
      return [
        {
          rule: 'control.unreadable' as const,
          severity: 'information' as const,
          control: assessment.control,
          span: assessment.evidence[0]?.span ?? context.placeOfAbsent(assessment.requirement),
          message: message('control.unreadable', {
            control: describeControl(context, assessment),
            source: message('source.row', { sheet: sheet.title, row: row.row }),
            seen: message(assessment.outcome === 'covered' ? 'unreadable.asked' : 'unreadable.not-asked'),
          }),
          onRequest: true,
          related: [],
        },
      ];
    }),
};
