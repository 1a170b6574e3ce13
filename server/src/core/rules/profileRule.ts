import type { ProfileProblem } from '../draft/readProfile.js';
import type { Message } from '../messages/translate.js';
import type { Rule, RuleContext, RuleId, Severity } from './rule.js';

/**
 * Makes a rule of one kind of profile problem. The reading finds the problems all at once, as they hang on each other; each
 * kind is a rule of its own, so that it has a page, a severity and an id. `describe` gives undefined for what another rule tells.
 */
export function profileRule<K extends ProfileProblem['kind']>(
  id: RuleId,
  kind: K,
  severity: Severity,
  describe: (problem: Extract<ProfileProblem, { kind: K }>, context: RuleContext) => Message | undefined,
): Rule {
  const isKind = (problem: ProfileProblem): problem is Extract<ProfileProblem, { kind: K }> => problem.kind === kind;
  return {
    id,
    check: (context) =>
      context.reading.problems.filter(isKind).flatMap((problem) => {
        const text = describe(problem, context);
        if (text === undefined) return [];
        return [{ rule: id, severity, control: null, span: problem.span, message: text, related: [] }];
      }),
  };
}
