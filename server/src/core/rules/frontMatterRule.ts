import type { FrontMatterProblem } from '../draft/frontMatter.js';
import type { Message } from '../messages/translate.js';
import type { Rule, RuleId, Severity } from './rule.js';

/** Makes a rule of some kinds of trouble with the block itself, which its reader has found. */
export function frontMatterRule(
  id: RuleId,
  severity: Severity,
  describe: (problem: FrontMatterProblem) => Message | undefined,
): Rule {
  return {
    id,
    check: ({ draft }) =>
      (draft.frontMatter?.problems ?? []).flatMap((problem) => {
        const text = describe(problem);
        return text === undefined
          ? []
          : [{ rule: id, severity, control: null, span: problem.span, message: text, related: [] }];
      }),
  };
}
