import type { ControlAssessment } from '../assessment/assess.js';
import { turnsDown } from '../assessment/decided.js';
import { message, type Message } from '../messages/translate.js';
import { describeDate } from '../rules/describeDecision.js';

/** What was decided on a control, for a page or the terminal: kind and reason, then by whom, when and under what number. */
export function decisionLines({
  outcome,
  decision,
  suppression,
}: Pick<ControlAssessment, 'outcome' | 'decision' | 'suppression'>): readonly Message[] {
  if (outcome !== 'decided') return [];
  if (decision !== null && turnsDown(decision)) {
    const { word, reason, approvers, date, document, otherCase, reviewBy } = decision;
    return [
      message('page.decision', { word: word ?? '', reason }),
      ...(approvers.length > 0 ? [message('page.decision-approvers', { roles: approvers.join('、') })] : []),
      ...(date === null ? [] : [message('page.decision-date', { date: describeDate(date) })]),
      ...(document === '' ? [] : [message('page.decision-document', { document })]),
      ...(otherCase === '' ? [] : [message('page.decision-other-case', { case: otherCase })]),
      ...(reviewBy === null ? [] : [message('page.decision-review-by', { date: describeDate(reviewBy) })]),
    ];
  }
  if (suppression === null) return [];
  return [message('page.decided', { category: suppression.category ?? '', reason: suppression.reason })];
}
