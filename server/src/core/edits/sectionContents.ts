import type { Draft } from '../draft/readDraft.js';
import type { Ignored, Passage } from '../draft/passages.js';
import { isBelow, LINE_TITLE, type Section } from '../draft/sections.js';
import type { Span } from '../text/span.js';

/** What stands in a section, sub-sections included. */
export interface SectionContents {
  readonly section: Section;
  /** Sub-sections directly below that are Markdown headings or bold lines without a number, in order. */
  readonly subheadings: readonly Section[];
  /** Passages of the section and its sub-sections, in order; closing notes left out. */
  readonly passages: readonly Passage[];
  /** Offset behind the last line of the last block, its line end left out: where the section goes on. */
  readonly end: number;
}

/** 「註：…」「以上各項…」: speaks of all that stands above it, so what is added goes before it. */
const NOTE =
  /^(?:※|[*＊]|備?註[\d一二三四五六七八九十]*[:：]|附註|(?:以上|上述|上列|上開|前述)(?:各|所有|全部|事項|要求|需求|規定|項目))/;
/** A short bold line that says something is no heading. */
const SENTENCE = /[。；;，,！!？?]/;

/** Gathers what stands in one section of a draft. `hasAll`: up to its very end, closing notes included. */
export function readContents(draft: Draft, section: Section, hasAll = false): SectionContents {
  const from = draft.sections.indexOf(section) + 1;
  const rest = draft.sections.slice(from);
  const behind = rest.findIndex((each) => !isBelow(each.depth, section.depth));
  const inner = behind < 0 ? rest : rest.slice(0, behind);
  const members = new Set<Section>([section, ...inner]);
  const all = draft.passages.filter((passage) => passage.section !== null && members.has(passage.section));
  const subheadings = inner.filter(
    (each) =>
      each.path.length === section.path.length + 1 &&
      (each.depth.markdown < LINE_TITLE || (each.depth.numbering === null && !SENTENCE.test(each.title))),
  );
  const lastText = all.findLastIndex((passage) => !isNote(passage));
  // A note below sub-headings is one of the last of them.
  const passages = hasAll || lastText < 0 || subheadings.length > 0 ? all : all.slice(0, lastText + 1);
  const last = passages.at(-1)?.span ?? section.titleSpan;
  const next = draft.passages.find(({ span }) => span.start >= last.end && span.start > section.titleSpan.start);
  const limit = next === undefined ? draft.text.length : lineStartOf(draft.text, next.span.start);
  return {
    section,
    subheadings,
    passages,
    end: endOfAttached(draft, endOfBlock(draft, last, limit), limit),
  };
}

function isNote({ kind, text }: Passage): boolean {
  return (kind === 'paragraph' || kind === 'quote') && NOTE.test(text.text.trim());
}

/** Parts what stands above from what comes: a rule, a page break, a blank line of HTML, a comment. */
const PARTING =
  /^[ \t]*(?:(?:[-*_][ \t]*){3,}$|<!--|\\(?:newpage|pagebreak)|<(?:hr|br)\b|<[a-z]+\b[^>]*(?:page-break|break-(?:after|before))|&nbsp;[ \t]*$)/i;
const UNDERLINE = /^[ \t]*(?:=+|-+)[ \t]*$/;

/**
 * End of the block in which a passage stands: its lines up to a blank one (the rest of a table row, the closing tag of an HTML
 * block, the rule below a heading, code right below), but not into what begins at `limit`, nor into a rule or a comment.
 */
export function endOfBlock(draft: Draft, span: Span, limit: number): number {
  const { text } = draft;
  let end = lineEndOf(text, span.end);
  let parting: number | undefined;
  for (let at = nextLineStart(text, end), above = end; at > above && at < limit; at = nextLineStart(text, above)) {
    const code = blockAt(draft.ignored, at);
    if (code !== undefined) {
      if (isOpenFence(text, code)) break;
      end = contentEnd(text, code.span);
      above = lastLineEnd(text, code.span);
      continue;
    }
    above = lineEndOf(text, at);
    const line = text.slice(at, above);
    if (line.trim() === '') break;
    if (parting === undefined && PARTING.test(line) && !(UNDERLINE.test(line) && isTitle(draft, span))) parting = end;
    // A comment inside an HTML block parts nothing.
    if (line.trimStart().startsWith('</')) parting = undefined;
    end = above;
  }
  return parting ?? end;
}

/** The code or the copy of the list in which an offset lies; a form for the vendor belongs to no text above. */
function blockAt(ignored: readonly Ignored[], at: number): Ignored | undefined {
  return ignored.find(
    ({ reason, span }) => reason !== 'comment' && reason !== 'form' && span.start <= at && at < span.end,
  );
}

/** End of the last line of a block, its line end left out. */
function lastLineEnd(text: string, { end }: Span): number {
  return text.startsWith('\r\n', end - 2) ? end - 2 : isLineEnd(text, end - 1) ? end - 1 : end;
}

/** End of a block without the blank lines behind it. */
function contentEnd(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}

function isTitle({ sections }: Draft, { start }: Span): boolean {
  return sections.some(({ titleSpan, depth }) => titleSpan.start === start && depth.markdown < LINE_TITLE);
}

const PICTURE = /^[ \t>]*(?:!\[|<(?:img|svg|figure)\b)/i;

/**
 * What belongs to the text above though nothing is read in it: a picture, code, a copy of the list. `end` is the end of that text,
 * `limit` the start of what comes next.
 */
function endOfAttached({ text, ignored }: Draft, end: number, limit: number): number {
  const here = ignored.filter(({ span }) => span.end > end && span.start < limit);
  let attached = end;
  for (let at = nextLineStart(text, end), above = end; at > above && at < limit; at = nextLineStart(text, above)) {
    const block = blockAt(here, at);
    if (block !== undefined) {
      if (isOpenFence(text, block)) break;
      attached = contentEnd(text, block.span);
      above = lastLineEnd(text, block.span);
      continue;
    }
    above = lineEndOf(text, at);
    if (PICTURE.test(text.slice(at, above))) attached = above;
  }
  return attached;
}

/** End of the last block that is read: what follows it may be code or a comment that nobody closed. */
export function endOfText(draft: Draft): number {
  const last = draft.passages.at(-1);
  return last === undefined ? draft.text.trimEnd().length : endOfBlock(draft, last.span, draft.text.length);
}

/** Whether a block is code whose fence is never closed: all that is written below would be code too. */
export function isOpenFence(text: string, { reason, span }: Ignored): boolean {
  if (reason !== 'code' || span.end < text.trimEnd().length) return false;
  const lines = text
    .slice(span.start, span.end)
    .trim()
    .split(/\r\n|\n|\r/);
  const fence = /^[ \t>]*(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1];
  const last = lines.length > 1 ? (lines.at(-1) ?? '').replace(/^[ \t>]+|[ \t]+$/g, '') : '';
  return fence !== undefined && !(last.startsWith(fence) && last === fence.charAt(0).repeat(last.length));
}

export function lineStartOf(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text, at - 1)) at--;
  return at;
}

/** Offset of the line end behind `offset`, or the end of the text. */
export function lineEndOf(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text, at)) at++;
  return at;
}

/** Offset behind the line end that stands at `lineEnd`; the same at the end of the text. */
function nextLineStart(text: string, lineEnd: number): number {
  if (lineEnd >= text.length) return lineEnd;
  return text.startsWith('\r\n', lineEnd) ? lineEnd + 2 : lineEnd + 1;
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}

/** The line end that the draft uses, by its first line. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
