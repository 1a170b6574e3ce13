import { isExpired } from '../assessment/decided.js';
import { message } from '../messages/translate.js';
import { describeDate, describeDecided, judgedDecisions, ledgerFinding } from './describeDecision.js';
import type { Rule } from './rule.js';

/** A decision that was to be looked at again by a day that is past. It holds until someone does. */
export const decisionExpired: Rule = {
  id: 'decision.expired',
  check: (context) =>
    judgedDecisions(context).flatMap((judged) => {
      const { place, places, control, reviewBy } = judged.decision;
      if (reviewBy === null || !isExpired(judged.decision, context.today)) return [];
      const text = message('decision.expired', {
        control: describeDecided(context, judged),
        date: describeDate(reviewBy),
      });
      return [ledgerFinding('decision.expired', 'information', control, places.get('review-by') ?? place, text)];
    }),
};
