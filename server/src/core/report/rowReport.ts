import { lacksOf, stateOf, type DecisionState } from '../assessment/decided.js';
import type { Mark } from '../catalogue/catalogue.js';
import type { Conclusion, ConclusionKind, Fact } from '../catalogue/conclusion.js';
import type { LayeredMark } from '../catalogue/requirement.js';
import type { DraftCheck } from '../checkDraft.js';
import type { Decision } from '../draft/decision.js';
import { positionAt } from '../text/lineMap.js';
import type { Position } from '../text/span.js';

/** Who set a mark in place of the list's. */
export interface LayerReport {
  readonly id: string;
  readonly title: string;
  readonly authority: string;
  readonly reason: string | null;
  /** The list's own mark; null where it cannot be read, differs by level, or the list has no such row. */
  readonly listed: Mark | null;
}

/** One entry of the ledger; what was not given, or cannot be read, is null or empty. */
export interface DecisionReport {
  /** Id; null where the list has no such control. */
  readonly control: string | null;
  /** 採用, 不採用, 另案, 不適用 or 替代措施; null where it is none of these. */
  readonly decision: string | null;
  readonly reason: string;
  readonly approvers: readonly string[];
  /** ISO date. */
  readonly date: string | null;
  readonly document: string;
  readonly otherCase: string;
  /** ISO date. */
  readonly reviewBy: string | null;
  readonly note: string;
  readonly state: DecisionState;
  /** The side file in which it stands, with the one-based line; null: in the draft. */
  readonly file: { readonly name: string; readonly line: number } | null;
  /** In the draft: the entry, or the value that names the side file. */
  readonly start: Position;
  readonly end: Position;
}

/** One conclusion of the facts on a row. */
export interface ConclusionReport {
  readonly kind: ConclusionKind;
  /** `remark`, `text`, `note`: words of the list, in `quote`. `law`: a duty of the annexes, named in `quote`. */
  readonly basis: 'remark' | 'text' | 'note' | 'law';
  readonly quote: string;
  /** For `law`: the instrument; null for the list. */
  readonly law: string | null;
  readonly facts: readonly Fact[];
  /** Months between two runs at most, where the law sets it. */
  readonly every: number | null;
}

/** One entry of the ledger, with how it stands in this draft. */
export function decisionReport(
  { draft, assessments, status, today, approvals }: DraftCheck,
  decision: Decision,
): DecisionReport {
  const { control, word, reason, approvers, date, document, otherCase, reviewBy, note, place } = decision;
  const found = assessments.find((each) => each.control === control) ?? null;
  const lacks = lacksOf(decision, approvals, found?.requirements ?? []);
  return {
    control,
    decision: word,
    reason,
    approvers,
    date,
    document,
    otherCase,
    reviewBy,
    note,
    state: stateOf(decision, lacks, status.checked ? found : undefined, today),
    file: place.inFile === null ? null : { name: place.inFile.file, line: place.inFile.line },
    start: positionAt(draft.lines, place.span.start),
    end: positionAt(draft.lines, place.span.end),
  };
}

/** What the facts of the case make of a row. */
export function conclusionReport({ kind, basis, facts, every }: Conclusion): ConclusionReport {
  return basis.kind === 'list'
    ? { kind, basis: basis.place, quote: basis.quote, law: null, facts, every }
    : { kind, basis: 'law', quote: basis.title, law: basis.law, facts, every };
}

/** Who set the mark; null where it is the list's own. */
export function layerReport(layered: LayeredMark | null): LayerReport | null {
  if (layered === null) return null;
  const { id, title, authority, reason } = layered.layer;
  return { id, title, authority, reason, listed: layered.listed };
}
