import { message } from '../messages/translate.js';
import { firstLine } from './placement.js';
import type { Rule } from './rule.js';

/** The note below the sheets: where critical information infrastructure is touched, at least 中 is suggested. */
export const factsLevelLow: Rule = {
  id: 'facts.level-low',
  check: ({ draft, reading, caseConclusions }) =>
    caseConclusions.flatMap((conclusion) => {
      const { basis, level } = conclusion.kind === 'level-low' ? conclusion : { basis: null, level: null };
      if (basis?.kind !== 'list' || level === null) return [];
      return [
        {
          rule: 'facts.level-low' as const,
          severity: 'information' as const,
          control: null,
          span: reading.places.get('level') ?? firstLine(draft.text),
          message: message('facts.level-low', {
            quote: basis.quote,
            sheet: basis.sheet.title,
            level,
            declared: reading.profile.level ?? '',
          }),
          related: [],
        },
      ];
    }),
};
