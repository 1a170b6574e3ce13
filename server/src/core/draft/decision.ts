import type { Approver } from '../catalogue/approvals.js';
import type { ControlId } from '../catalogue/catalogue.js';
import type { Span } from '../text/span.js';
import type { DecisionField, DecisionWord } from './decisionFields.js';

/**
 * Where something of the ledger stands. `span` is in the draft (UTF-16 offsets): the words themselves, or the front matter value
 * that names the side file in which they stand.
 */
export interface LedgerPlace {
  readonly span: Span;
  /** One-based line of the side file; null where the words stand in the draft. */
  readonly inFile: { readonly file: string; readonly line: number } | null;
}

/** One decision of the agency as written. What was not given, or cannot be read, is null or empty. */
export interface Decision {
  /** Of the entry: its control, else its first words. */
  readonly place: LedgerPlace;
  readonly places: ReadonlyMap<DecisionField, LedgerPlace>;
  readonly control: ControlId | null;
  readonly controlWritten: string;
  readonly word: DecisionWord | null;
  readonly wordWritten: string;
  readonly reason: string;
  /** Roles, not names; in the order written. */
  readonly approvers: readonly Approver[];
  /** ISO date. */
  readonly date: string | null;
  readonly document: string;
  /** Name or number of the other case. */
  readonly otherCase: string;
  /** ISO date by which the decision is to be looked at again. */
  readonly reviewBy: string | null;
  readonly note: string;
}
