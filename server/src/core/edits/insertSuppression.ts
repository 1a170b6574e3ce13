import type { ControlId } from '../catalogue/catalogue.js';
import type { DraftCheck } from '../checkDraft.js';
import type { Draft } from '../draft/readDraft.js';
import { readDraft } from '../draft/readDraft.js';
import { createSectionHome } from '../draft/sectionHome.js';
import { CATEGORIES, REASON_TO_FILL } from '../draft/suppressions.js';
import { applyEdits, type Edit, type Piece } from './edit.js';
import { endOfBlock, lineBreakOf, readContents } from './sectionContents.js';

/**
 * Writes the comment that leaves a control out, below the passage that speaks of it, else where its clause would stand. Category
 * and reason are for the author to fill in; until then the comment has no effect and says so. None where one stands already.
 */
export function insertSuppression(check: DraftCheck, control: ControlId): readonly Edit[] {
  const { draft, assessments } = check;
  const assessment = assessments.find((each) => each.control === control);
  if (assessment === undefined || hasComment(draft, control)) return [];
  const eol = lineBreakOf(draft.text);
  const [evidence] = assessment.evidence;
  const home = createSectionHome(draft.sections)(assessment.requirement.row.item);
  const at =
    evidence !== undefined
      ? endOfBlock(draft, evidence.passage.span, draft.text.length)
      : home !== null
        ? readContents(draft, home).end
        : draft.text.trimEnd().length;
  const below: Edit = { span: { start: at, end: at }, pieces: [eol + eol, ...comment(control)] };
  if (hasComment(readDraft(applyEdits(draft.text, [below])), control)) return [below];
  // The place lies in a code block that is never closed: a comment there would be none.
  const head = draft.frontMatter?.fence.span.end ?? (draft.text.startsWith('\uFEFF') ? 1 : 0);
  return [{ span: { start: head, end: head }, pieces: [eol, ...comment(control), eol] }];
}

function hasComment(draft: Draft, control: ControlId): boolean {
  return draft.suppressions.some((each) => each.control === control);
}

/** What stands for the category until one is chosen; it is none. */
const CATEGORY_TO_CHOOSE = '類別';

function comment(control: ControlId): readonly Piece[] {
  return [
    `<!-- tenderlint: ignore ${control} `,
    { stop: 'category', shown: CATEGORY_TO_CHOOSE, choices: [CATEGORY_TO_CHOOSE, ...CATEGORIES] },
    ' 理由：',
    { stop: 'reason', shown: REASON_TO_FILL, choices: [] },
    ' -->',
  ];
}
