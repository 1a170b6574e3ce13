import { isForThisCase } from '../catalogue/requirement.js';
import { message } from '../messages/translate.js';
import { describeControl, describeMark } from './describe.js';
import { ledgerFinding } from './describeDecision.js';
import type { Rule } from './rule.js';

/** A ● that the draft turns away, and of which the ledger that the case keeps says nothing. */
export const decisionAbsent: Rule = {
  id: 'decision.absent',
  check: (context) => {
    const { ledger, assessments } = context;
    // Without a ledger `control.negated` asks for the reason.
    if (!ledger.isKept) return [];
    const decided = new Set(ledger.decisions.map(({ control }) => control));
    return assessments.flatMap((assessment) => {
      const { control, outcome, requirement, evidence } = assessment;
      const [first] = evidence;
      if (requirement.mark !== '●' || !isForThisCase(requirement) || decided.has(control)) return [];
      if (outcome !== 'negated' && outcome !== 'elsewhere') return [];
      const text = message('decision.absent', {
        control: describeControl(context, assessment),
        mark: describeMark(requirement.mark),
        cue: first !== undefined && 'cue' in first.verdict ? first.verdict.cue : '',
      });
      const span = first?.span ?? context.placeOfAbsent(requirement);
      return [ledgerFinding('decision.absent', 'information', control, { span, inFile: null }, text)];
    });
  },
};
