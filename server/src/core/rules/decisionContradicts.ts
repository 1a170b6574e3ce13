import { isContradicted } from '../assessment/decided.js';
import { message } from '../messages/translate.js';
import { describeSource } from './describe.js';
import { describeDecided, judgedDecisions, ledgerFinding } from './describeDecision.js';
import type { Rule } from './rule.js';

/** Ledger and text say different things: taken in and not asked, or not taken in and asked. */
export const decisionContradicts: Rule = {
  id: 'decision.contradicts',
  check: (context) =>
    judgedDecisions(context).flatMap((judged) => {
      const { decision, assessment } = judged;
      if (assessment?.decision !== decision || !isContradicted(decision, assessment)) return [];
      const facts = {
        control: describeDecided(context, judged),
        source: describeSource(assessment),
      };
      const text =
        decision.word === '採用'
          ? message('decision.adopted-not-asked', { ...facts, outcome: message(`outcome.${assessment.outcome}`) })
          : message('decision.turned-but-asked', { ...facts, word: decision.word ?? '' });
      const finding = ledgerFinding('decision.contradicts', 'warning', decision.control, decision.place, text);
      const [evidence] = assessment.evidence;
      const related = evidence === undefined ? [] : [{ span: evidence.span, message: message('related.evidence') }];
      return [{ ...finding, related }];
    }),
};
