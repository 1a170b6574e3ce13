import { message } from '../messages/translate.js';
import { normalisedString } from '../text/normalise.js';
import { describeFacts } from './describeStanding.js';
import type { Rule, RuleContext } from './rule.js';

/**
 * 說明欄 of the testing rows: for a core system, or from ten million dollars on, the agency must have it tested by itself or by a
 * third party. A draft that does not say who tests leaves the vendor to guess whether its own tests do.
 */
export const factsTesting: Rule = {
  id: 'facts.testing',
  check: (context) =>
    context.caseConclusions.flatMap((conclusion) => {
      if (conclusion.kind !== 'third-party-testing' || isSaid(context, conclusion.said)) return [];
      const { requirement, basis, facts } = conclusion;
      return [
        {
          rule: 'facts.testing' as const,
          severity: 'warning' as const,
          control: null,
          span: context.placeOfAbsent(requirement),
          message: message('facts.testing', {
            facts: describeFacts(context.reading.profile, facts),
            quote: basis.kind === 'list' ? basis.quote : '',
            source: message('source.row', { sheet: requirement.sheet.title, row: requirement.row.row }),
          }),
          related: [],
        },
      ];
    }),
};

/** Whether a sentence has a word of every group. */
function isSaid({ draft }: RuleContext, groups: readonly (readonly string[])[]): boolean {
  const folded = groups.map((group) => group.map(normalisedString));
  return draft.passages.some(({ kind, text }) =>
    kind === 'heading'
      ? false
      : normalisedString(text.text)
          .split(/[。;；]/)
          .some((sentence) => folded.every((group) => group.some((term) => sentence.includes(term)))),
  );
}
