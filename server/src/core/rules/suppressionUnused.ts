import { isInForce } from '../draft/suppressions.js';
import { message } from '../messages/translate.js';
import type { Rule } from './rule.js';

/** A comment that leaves out what need not be left out: the draft asks for the control, or no declared sheet has it. */
export const suppressionUnused: Rule = {
  id: 'suppression.unused',
  check: ({ draft, reading, assessments, names }) => {
    if (reading.profile.services.length === 0) return [];
    const byControl = new Map(assessments.map((assessment) => [assessment.control, assessment]));
    return draft.suppressions.flatMap((suppression) => {
      const { control, controlSpan } = suppression;
      if (!isInForce(suppression) || !names.has(control)) return [];
      const assessment = byControl.get(control);
      if (assessment?.outcome === 'decided' && assessment.suppression === suppression) return [];
      const id =
        assessment === undefined
          ? 'suppression.not-asked'
          : assessment.outcome === 'covered'
            ? 'suppression.covered'
            : 'suppression.repeated';
      return [
        {
          rule: 'suppression.unused' as const,
          severity: 'information' as const,
          control,
          span: controlSpan,
          message: message(id, { control }),
          related: [],
        },
      ];
    });
  },
};
