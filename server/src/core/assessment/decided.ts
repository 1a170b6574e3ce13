import type { Approval, Approver, TurningDecision } from '../catalogue/approvals.js';
import type { ControlId, Row } from '../catalogue/catalogue.js';
import type { Requirement } from '../catalogue/requirement.js';
import type { Decision } from '../draft/decision.js';
import type { Ledger } from '../draft/decisions.js';
import { normalisedString } from '../text/normalise.js';
import type { Outcome } from './outcome.js';

/** What rows of the declared sheets ask for where a control is not taken in, each with the row that says so. */
export interface Demand {
  readonly requirement: Requirement;
  readonly approval: Approval;
}

/** What a decision lacks so that it counts. */
export type Lack =
  | { readonly kind: 'control' }
  | { readonly kind: 'unknown-control' }
  | { readonly kind: 'word' }
  | { readonly kind: 'unknown-word' }
  | { readonly kind: 'reason' }
  | { readonly kind: 'measure'; readonly demand: Demand }
  | { readonly kind: 'approvers'; readonly roles: readonly Approver[]; readonly demand: Demand }
  | { readonly kind: 'document'; readonly demand: Demand };

/** Where a decision stands, as the table for the 簽 tells it; the first that is true. */
export const DECISION_STATES = ['incomplete', 'repeated', 'not-asked', 'contradicts', 'expired', 'in-force'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** Whether a row says the words of an approval; the width of its marks is no difference. */
export function asksApproval({ text, remark }: Pick<Row, 'text' | 'remark'>, { quote }: Approval): boolean {
  const words = normalisedString(quote);
  return [text, remark ?? ''].some((each) => normalisedString(each).includes(words));
}

/** The approvals that rows ask for, each once with the first row that says so. A row that is not asked asks for none. */
export function demandsOf(approvals: readonly Approval[], requirements: readonly Requirement[]): readonly Demand[] {
  const asked = requirements.filter(({ mark }) => mark !== '-');
  return approvals.flatMap((approval) => {
    const requirement = asked.find(({ row }) => asksApproval(row, approval));
    return requirement === undefined ? [] : [{ requirement, approval }];
  });
}

/** What a decision lacks; none: it counts. `requirements`: the rows of the declared sheets with its control. */
export function lacksOf(
  decision: Decision,
  approvals: readonly Approval[],
  requirements: readonly Requirement[],
): readonly Lack[] {
  const { control, controlWritten, word, wordWritten, reason, approvers, document } = decision;
  const lacks: Lack[] = [];
  if (control === null) lacks.push({ kind: controlWritten === '' ? 'control' : 'unknown-control' });
  if (word === null) lacks.push({ kind: wordWritten === '' ? 'word' : 'unknown-word' });
  // What is taken in needs no reason.
  if (word === null || word === '採用') return lacks;
  if (reason === '') lacks.push({ kind: 'reason' });
  for (const demand of demandsOf(approvals, requirements)) {
    const { approval } = demand;
    if (!approval.decisions.includes(word)) continue;
    const isNamed = word === '替代措施' || approval.measures.some((each) => reason.includes(each));
    if (reason !== '' && approval.measures.length > 0 && !isNamed) lacks.push({ kind: 'measure', demand });
    const roles = approval.roles.filter((role) => !approvers.includes(role));
    if (roles.length > 0) lacks.push({ kind: 'approvers', roles, demand });
    else if (approval.document && document === '') lacks.push({ kind: 'document', demand });
  }
  return lacks;
}

/** Gives the decision that holds for a control: of several the first that lacks nothing. */
export type DecisionFor = (control: ControlId, requirements: readonly Requirement[]) => Decision | null;

export function createDecisionFor({ decisions }: Ledger, approvals: readonly Approval[]): DecisionFor {
  return (control, requirements) =>
    decisions.find((each) => each.control === control && lacksOf(each, approvals, requirements).length === 0) ?? null;
}

/** Whether a decision takes its control out of what the draft must show. */
export function turnsDown({ word }: Decision): boolean {
  return word !== null && word !== '採用';
}

/** The decision that would say what the draft itself says of a control; null where it says nothing of the kind. */
export function turnedBy(outcome: Outcome): TurningDecision | null {
  if (outcome === 'negated' || outcome === 'weakened') return '不採用';
  return outcome === 'elsewhere' ? '另案' : null;
}

/** A decision together with what became of its control in the draft. */
interface Standing {
  readonly outcome: Outcome;
  readonly requirement: Pick<Requirement, 'mark'>;
}

/** Whether ledger and text say different things: taken in and not asked, or not taken in and asked. */
export function isContradicted({ word }: Decision, { outcome }: Standing): boolean {
  if (word === '採用') return outcome === 'missing' || outcome === 'negated' || outcome === 'elsewhere';
  return outcome === 'covered' && word !== null && word !== '替代措施';
}

/** Whether nothing is left to decide: the row is not asked at this level, or the draft asks for it beside the 替代措施. */
export function isNotNeeded(decision: Decision, { outcome, requirement }: Standing): boolean {
  if (!turnsDown(decision)) return false;
  return outcome === 'covered' ? decision.word === '替代措施' : requirement.mark === '-';
}

/** Whether the day by which a decision was to be looked at again is past. ISO dates; null: not known. */
export function isExpired({ reviewBy }: Decision, today: string | null): boolean {
  return reviewBy !== null && today !== null && reviewBy < today;
}

/**
 * The state of a decision. `standing`: what became of its control, with the decision that holds for it; null where no declared
 * sheet has it; undefined where the draft was not compared with any.
 */
export function stateOf(
  decision: Decision,
  lacks: readonly Lack[],
  standing: (Standing & { readonly decision: Decision | null }) | null | undefined,
  today: string | null,
): DecisionState {
  if (lacks.length > 0) return 'incomplete';
  if (standing === null) return 'not-asked';
  if (standing !== undefined) {
    if (standing.decision !== decision) return 'repeated';
    if (isNotNeeded(decision, standing)) return 'not-asked';
    if (isContradicted(decision, standing)) return 'contradicts';
  }
  return isExpired(decision, today) ? 'expired' : 'in-force';
}
