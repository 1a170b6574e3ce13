import { lacksOf, stateOf, type DecisionState } from '../assessment/decided.js';
import type { ControlAssessment } from '../assessment/assess.js';
import type { Approver } from '../catalogue/approvals.js';
import type { Mark } from '../catalogue/catalogue.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import { isIgnoreVerb, isInForce } from '../draft/suppressions.js';
import { positionAt } from '../text/lineMap.js';

/** One decision as a row of the table for the 簽. What was not given is null or empty. */
export interface DecisionRow {
  /** Where it was said: an entry of the ledger, or a comment in the text. */
  readonly kind: 'ledger' | 'comment';
  /** Id; null where what was written is none. */
  readonly control: string | null;
  /** As written. */
  readonly controlWritten: string;
  /** 項目 of the strictest row; null where no declared sheet has the control. */
  readonly item: string | null;
  readonly title: string | null;
  readonly titleEn: string | null;
  /** The rows of the declared sheets with the control. */
  readonly rows: readonly { readonly sheet: string; readonly service: string; readonly row: number }[];
  /** The strictest mark; null where there is none, or none that can be read. */
  readonly mark: Mark | null;
  /** The kind of decision; null where what was written is none. */
  readonly decision: string | null;
  readonly decisionWritten: string;
  readonly reason: string;
  readonly approvers: readonly Approver[];
  /** ISO date. */
  readonly date: string | null;
  readonly document: string;
  readonly otherCase: string;
  /** ISO date. */
  readonly reviewBy: string | null;
  readonly note: string;
  readonly state: DecisionState;
  /** The side file of the ledger; null where it stands in the draft. */
  readonly file: string | null;
  /** One-based, of the side file or the draft. */
  readonly line: number;
}

/** The decisions of a draft: those of its ledger in their order, then the comments that leave a control out. */
export function decisionTable(
  engine: Pick<Engine, 'names'>,
  check: Pick<DraftCheck, 'draft' | 'ledger' | 'approvals' | 'assessments' | 'status' | 'today'>,
): readonly DecisionRow[] {
  const { draft, ledger, approvals, assessments, status, today } = check;
  const byControl = new Map(assessments.map((assessment) => [assessment.control, assessment]));
  const lineOf = (offset: number): number => positionAt(draft.lines, offset).line + 1;
  const standingOf = (control: string | null): ControlAssessment | null | undefined =>
    status.checked ? (byControl.get(control ?? '') ?? null) : undefined;
  const aboutControl = (
    control: string | null,
  ): Pick<DecisionRow, 'control' | 'item' | 'title' | 'titleEn' | 'rows' | 'mark'> => {
    const names = control === null ? undefined : engine.names.get(control);
    const assessment = standingOf(control) ?? null;
    return {
      control,
      item: assessment?.requirement.row.item ?? null,
      title: names?.title ?? null,
      titleEn: names?.titleEn ?? null,
      rows: (assessment?.requirements ?? []).map(({ sheet, row }) => ({
        sheet: sheet.title,
        service: sheet.service,
        row: row.row,
      })),
      mark: assessment?.requirement.mark ?? null,
    };
  };
  const kept = ledger.decisions.map((decision): DecisionRow => {
    const { control, word, wordWritten, place } = decision;
    const standing = standingOf(control);
    const lacks = lacksOf(decision, approvals, standing?.requirements ?? []);
    return {
      kind: 'ledger',
      ...aboutControl(control),
      controlWritten: decision.controlWritten,
      decision: word,
      decisionWritten: wordWritten,
      reason: decision.reason,
      approvers: decision.approvers,
      date: decision.date,
      document: decision.document,
      otherCase: decision.otherCase,
      reviewBy: decision.reviewBy,
      note: decision.note,
      state: stateOf(decision, lacks, standing, today),
      file: place.inFile?.file ?? null,
      line: place.inFile?.line ?? lineOf(place.span.start),
    };
  });
  const comments = draft.suppressions
    .filter(({ verb }) => isIgnoreVerb(verb))
    .map((suppression): DecisionRow => {
      const { span, control, category, categorySpan, reason } = suppression;
      const known = engine.names.has(control) ? control : null;
      const standing = standingOf(known);
      return {
        kind: 'comment',
        ...aboutControl(known),
        controlWritten: control,
        decision: category,
        decisionWritten: draft.text.slice(categorySpan.start, categorySpan.end),
        reason,
        approvers: [],
        date: null,
        document: '',
        otherCase: '',
        reviewBy: null,
        note: '',
        state: known !== null && isInForce(suppression) ? stateOfComment(suppression, standing) : 'incomplete',
        file: null,
        line: lineOf(span.start),
      };
    });
  return [...kept, ...comments];
}

function stateOfComment(
  suppression: ControlAssessment['suppression'],
  standing: ControlAssessment | null | undefined,
): DecisionState {
  if (standing === undefined) return 'in-force';
  if (standing === null) return 'not-asked';
  if (standing.suppression !== suppression) return 'repeated';
  return standing.outcome === 'covered' ? 'contradicts' : 'in-force';
}
