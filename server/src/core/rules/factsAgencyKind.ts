import { message } from '../messages/translate.js';
import { firstLine } from './placement.js';
import type { Rule } from './rule.js';

/** Only the annexes for 公務機關 were verified; for a 特定非公務機關 the rows marked ▲ stay open rather than guessed. */
export const factsAgencyKind: Rule = {
  id: 'facts.agency-kind',
  check: ({ draft, reading, caseConclusions }) =>
    caseConclusions.flatMap((conclusion) =>
      conclusion.kind === 'agency-kind-unverified'
        ? [
            {
              rule: 'facts.agency-kind' as const,
              severity: 'information' as const,
              control: null,
              span: reading.places.get('agency-kind') ?? firstLine(draft.text),
              message: message('facts.agency-kind', { rows: conclusion.rows }),
              related: [],
            },
          ]
        : [],
    ),
};
