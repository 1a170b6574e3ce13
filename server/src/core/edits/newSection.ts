import type { Draft } from '../draft/readDraft.js';
import { isCounted } from '../draft/sectionHome.js';
import { LINE_TITLE, type Section } from '../draft/sections.js';
import type { Clause } from './composeClauses.js';
import type { Edit, Piece } from './edit.js';
import { nextNumber } from './nextNumber.js';
import { numberedBelow } from './numberedBelow.js';
import { endOfText, lineBreakOf, lineStartOf, readContents } from './sectionContents.js';
import { labelOf, outermostItems } from './sectionShape.js';

/** The heading of a section that a draft lacks; its words are those by which the section is found again. */
const TITLE = '資通安全需求';

/**
 * A new section behind all chapters of the draft, and before its appendices. `isOpen`: the draft ends in something that was never
 * closed; the section goes before it.
 */
export function newSectionAtEnd(draft: Draft, clauses: readonly Clause[], isOpen: boolean): Edit {
  const eol = lineBreakOf(draft.text);
  const chapters = chaptersOf(draft.sections);
  const last = chapters.findLast(isCounted) ?? chapters.findLast(({ title }) => !/^附/.test(title));
  const isLast = last === undefined || last === chapters.at(-1);
  const end = isOpen ? endOfText(draft) : draft.text.trimEnd().length;
  const at = isLast ? end : readContents(draft, last, true).end;
  const { heading, label } = nextHeading(draft, last);
  return { span: { start: at, end: at }, pieces: [eol + eol, ...newSection(draft.text, eol, heading, label, clauses)] };
}

/** A new section right behind the front matter. */
export function newSectionAtHead(draft: Draft, clauses: readonly Clause[]): Edit {
  const eol = lineBreakOf(draft.text);
  const at = headOf(draft);
  // Not as a Markdown list: it would take in what is indented at the head of the draft.
  const section = newSection(draft.text, eol, `## ${TITLE}`, '壹、', clauses);
  return { span: { start: at, end: at }, pieces: [eol, ...section, eol, eol] };
}

/** Where the text of a draft begins: behind its front matter or its byte-order mark. */
export function headOf({ text, frontMatter }: Draft): number {
  return frontMatter?.fence.span.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
}

function newSection(
  text: string,
  eol: string,
  heading: string,
  label: string,
  clauses: readonly Clause[],
): readonly Piece[] {
  const rows = clauses.map(({ item, sentence }) => [`${item}：`, ...sentence]);
  return [heading, ...numberedBelow(text, eol, label, rows)];
}

/** The outermost headings; below the title of the paper, if one stands above all others or alone. */
function chaptersOf(sections: readonly Section[]): readonly Section[] {
  const top = sections.filter(({ path }) => path.length === 0);
  const [title] = top;
  if (title === undefined || top.length > 1 || isCounted(title)) return top;
  const below = sections.filter(({ path }) => path.length === 1);
  return below.length > 0 || title.depth.markdown === 1 ? below : top;
}

/** The heading that goes on with those of the draft's chapters, and its number. */
function nextHeading(draft: Draft, last: Section | undefined): { readonly heading: string; readonly label: string } {
  const { text } = draft;
  const isHeading = last !== undefined && last.depth.markdown < LINE_TITLE;
  if (isHeading) {
    const label = following(labelOf(last));
    return { heading: `${'#'.repeat(last.depth.markdown)} ${label}${TITLE}`, label };
  }
  // Chapters that are lines of text: some may be sentences, which are no sections and count all the same.
  const item = outermostItems(text, draft.passages).at(-1);
  const isChapter = item !== undefined && item.lead === '' && item.numbering.depth <= DEEPEST_CHAPTER;
  const label = isChapter ? following(item.label) : '';
  const isBold = last !== undefined && /^\s*(?:\*\*|__)/.test(text.slice(lineStartOf(text, last.titleSpan.start)));
  if (isBold) return { heading: `**${label}${TITLE}**`, label };
  return { heading: label === '' ? `## ${TITLE}` : label + TITLE, label };
}

/** 壹、 and 一、 are numbers of chapters. */
const DEEPEST_CHAPTER = 1;

function following(label: string): string {
  return label === '' ? '' : (nextNumber(label) ?? '');
}
