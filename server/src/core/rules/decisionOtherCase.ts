import { message, type Message } from '../messages/translate.js';
import { describeMark } from './describe.js';
import { describeDecided, judgedDecisions, ledgerFinding, type JudgedDecision } from './describeDecision.js';
import type { Rule, RuleContext } from './rule.js';

/** 「另案」 that does not say which case, or on a row for which the legend speaks of no other case. */
export const decisionOtherCase: Rule = {
  id: 'decision.other-case',
  check: (context) =>
    judgedDecisions(context).flatMap((judged) =>
      troublesOf(context, judged).map((text) =>
        ledgerFinding('decision.other-case', 'information', judged.decision.control, judged.decision.place, text),
      ),
    ),
};

function troublesOf(context: RuleContext, judged: JudgedDecision): readonly Message[] {
  const { decision, assessment } = judged;
  if (decision.word !== '另案' || assessment?.decision !== decision) return [];
  const { mark } = assessment.requirement;
  const control = describeDecided(context, judged);
  return [
    ...(decision.otherCase === '' ? [message('decision.other-case-missing', { control })] : []),
    ...(mark === '●' || mark === '◎'
      ? [message('decision.elsewhere-unusual', { control, mark: describeMark(mark) })]
      : []),
  ];
}
