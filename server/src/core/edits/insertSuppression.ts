import type { ControlId } from '../catalogue/catalogue.js';
import type { DraftCheck } from '../checkDraft.js';
import { readDraft, type Draft } from '../draft/readDraft.js';
import { createSectionHome } from '../draft/sectionHome.js';
import { CATEGORIES, REASON_TO_FILL } from '../draft/suppressions.js';
import { applyEdits, type Edit, type Piece } from './edit.js';
import { headOf } from './newSection.js';
import { endOfBlock, endOfText, lineBreakOf, readContents } from './sectionContents.js';

/**
 * Writes the comment that leaves a control out, below the passage that speaks of it, else where its clause would stand. Category
 * and reason are for the author to fill in; until then the comment has no effect and says so. None where one stands already.
 */
export function insertSuppression(check: DraftCheck, control: ControlId): readonly Edit[] {
  const { draft, assessments } = check;
  const assessment = assessments.find((each) => each.control === control);
  if (assessment === undefined || hasComment(draft, control)) return [];
  const { text } = draft;
  const eol = lineBreakOf(text);
  const [evidence] = assessment.evidence;
  const home = createSectionHome(draft.sections)(assessment.requirement.row.item);
  const places = [
    ...(evidence === undefined ? [] : [endOfBlock(draft, evidence.passage.span, text.length)]),
    ...(home === null ? [] : [readContents(draft, home).end]),
    text.trimEnd().length,
    endOfText(draft),
  ];
  const head = headOf(draft);
  const edits: readonly Edit[] = [
    ...places.map((at) => ({ span: { start: at, end: at }, pieces: [eol + eol, ...comment(control)] })),
    { span: { start: head, end: head }, pieces: [eol, ...comment(control), eol] },
  ];
  const edit = edits.find((each) => isHarmless(draft, readDraft(applyEdits(text, [each])), control));
  return edit === undefined ? [] : [edit];
}

/** Whether a comment about a control stands in a draft, in force or not. */
export function hasComment({ suppressions }: Draft, control: ControlId): boolean {
  return suppressions.some((each) => each.control === control);
}

/**
 * Whether the comment is read as one (in a code block it would not be), and everything else as before: at the margin between two
 * paragraphs of a list item it would end the list, and make code of the second.
 */
function isHarmless(before: Draft, after: Draft, control: ControlId): boolean {
  return (
    hasComment(after, control) &&
    after.passages.length === before.passages.length &&
    after.passages.every(({ kind, text, context }, i) => {
      const old = before.passages[i];
      return (
        old?.kind === kind &&
        old.text.text.trim() === text.text.trim() &&
        JSON.stringify(old.context) === JSON.stringify(context)
      );
    })
  );
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
