import type { ControlAssessment } from '../assessment/assess.js';
import { demandsOf, turnedBy, type Demand } from '../assessment/decided.js';
import { message } from '../messages/translate.js';
import { describeControl, describeMark, isSpokenOf } from './describe.js';
import { describeDecided, describeDemand, judgedDecisions, ledgerFinding } from './describeDecision.js';
import type { Finding, Rule, RuleContext } from './rule.js';

/**
 * A row of which the list itself says whose confirmation it takes to leave it out: a decision without that does not count, and
 * where there is no decision at all the author is told of it.
 */
export const decisionApproverMissing: Rule = {
  id: 'decision.approver',
  check: (context) => [...ofDecisions(context), ...ofRows(context)],
};

function ofDecisions(context: RuleContext): readonly Finding[] {
  return judgedDecisions(context).flatMap((judged) =>
    judged.lacks.flatMap((lack) => {
      if (lack.kind !== 'approvers' && lack.kind !== 'document') return [];
      const { decision } = judged;
      const facts = {
        control: describeDecided(context, judged),
        word: decision.word ?? '',
        quote: describeDemand(lack),
      };
      const text =
        lack.kind === 'approvers'
          ? message('decision.no-approver', { ...facts, roles: lack.roles.join('、') })
          : message('decision.no-document', facts);
      const at = decision.places.get(lack.kind === 'approvers' ? 'approver' : 'document') ?? decision.place;
      return [ledgerFinding('decision.approver', 'warning', decision.control, at, text)];
    }),
  );
}

function ofRows(context: RuleContext): readonly Finding[] {
  // An entry on the control, whatever it lacks, is told of by itself.
  const decided = new Set(context.ledger.decisions.map(({ control }) => control));
  return context.assessments
    .filter(({ control }) => !decided.has(control))
    .flatMap((assessment) => {
      const demand = unmetDemand(context, assessment);
      if (demand === undefined) return [];
      const { control, requirement, outcome, evidence } = assessment;
      const text = message('decision.approver-asked', {
        control: describeControl(context, assessment),
        mark: describeMark(requirement.mark),
        outcome: message(`outcome.${outcome}`),
        quote: describeDemand({ demand }),
      });
      const span = evidence[0]?.span ?? context.placeOfAbsent(requirement);
      return [ledgerFinding('decision.approver', 'information', control, { span, inFile: null }, text)];
    });
}

/**
 * What the list asks for where a row is not met. Of a row that is merely not seen, or asked for in part, other rules tell; only a
 * case that keeps a ledger is told that the row is not in it. Of ◎ only where the draft itself turns it away.
 */
function unmetDemand(
  { approvals, ledger }: RuleContext,
  { outcome, requirement, requirements, shortfalls }: ControlAssessment,
): Demand | undefined {
  const { mark } = requirement;
  if (!isSpokenOf(requirement)) return undefined;
  const word = turnedBy(outcome);
  const isTurnedAway = outcome === 'negated' || outcome === 'elsewhere';
  // A blank waits for the author, not for a decision.
  const isUnmet = outcome === 'missing' || (outcome === 'weakened' && shortfalls.some(({ kind }) => kind !== 'blank'));
  if (!isTurnedAway && !(isUnmet && ledger.isKept && mark !== '◎')) return undefined;
  return demandsOf(approvals, requirements).find(({ approval }) =>
    word === null ? approval.absence : approval.decisions.includes(word),
  );
}
