import { APPROVERS } from '../catalogue/approvals.js';
import type { DecisionField } from '../draft/decisionFields.js';
import type { LedgerProblem } from '../draft/decisions.js';
import { message, type Message } from '../messages/translate.js';
import { ledgerFinding } from './describeDecision.js';
import type { Rule, Severity } from './rule.js';

/** Something of the ledger that cannot be read. What costs a decision, or all of them, is a warning. */
export const decisionUnreadable: Rule = {
  id: 'decision.unreadable',
  check: ({ ledger }) =>
    ledger.problems.map((problem) =>
      ledgerFinding('decision.unreadable', severityOf(problem), null, problem.place, describe(problem)),
    ),
};

function severityOf({ kind }: LedgerProblem): Severity {
  return kind === 'unknown-key' || kind === 'duplicate-key' || kind === 'unknown-value' ? 'information' : 'warning';
}

function describe(problem: LedgerProblem): Message {
  switch (problem.kind) {
    case 'file-absent':
      return message('decision.file-absent', { file: problem.file });
    case 'file-unreadable':
      return message('decision.file-unreadable', { file: problem.file });
    case 'file-broken':
      return message('decision.file-broken');
    case 'file-not-read':
      return message('decision.file-not-read', { file: problem.file });
    case 'no-list':
      return message('decision.no-list');
    case 'no-map':
      return message('decision.no-map', { text: problem.text });
    case 'unknown-key':
      return message('decision.unknown-key', { key: problem.key, suggestion: problem.suggestion });
    case 'duplicate-key':
      return message('decision.duplicate-key', { key: problem.key });
    case 'unknown-value':
      return message('decision.unknown-value', {
        key: problem.key,
        value: problem.value,
        expected: expected(problem.field),
      });
  }
}

function expected(field: DecisionField): Message {
  if (field === 'date' || field === 'review-by') return message('decision.expected-date');
  if (field === 'approver') return message('decision.expected-role', { known: APPROVERS.join('、') });
  return message('decision.expected-text');
}
