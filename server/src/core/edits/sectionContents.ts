import type { Draft } from '../draft/readDraft.js';
import type { Passage } from '../draft/passages.js';
import { isBelow, LINE_TITLE, type Section } from '../draft/sections.js';
import type { Span } from '../text/span.js';

/** What stands in a section, sub-sections included. */
export interface SectionContents {
  readonly section: Section;
  /** Sub-sections that are Markdown headings directly below, in order. */
  readonly subheadings: readonly Section[];
  /** Passages of the section and its sub-sections, in order. */
  readonly passages: readonly Passage[];
  /** Offset behind the last line of the last block, its line end left out: where the section goes on. */
  readonly end: number;
}

/** Gathers what stands in one section of a draft. */
export function readContents(draft: Draft, section: Section): SectionContents {
  const from = draft.sections.indexOf(section) + 1;
  const rest = draft.sections.slice(from);
  const behind = rest.findIndex((each) => !isBelow(each.depth, section.depth));
  const inner = behind < 0 ? rest : rest.slice(0, behind);
  const members = new Set<Section>([section, ...inner]);
  const passages = draft.passages.filter((passage) => passage.section !== null && members.has(passage.section));
  const last = passages.at(-1)?.span ?? section.titleSpan;
  const next = draft.passages.find(({ span }) => span.start >= last.end && span.start > section.titleSpan.start);
  return {
    section,
    subheadings: inner.filter(
      ({ depth, path }) => depth.markdown < LINE_TITLE && path.length === section.path.length + 1,
    ),
    passages,
    end: endOfBlock(draft, last, next === undefined ? draft.text.length : lineStartOf(draft.text, next.span.start)),
  };
}

/**
 * End of the block in which a passage stands: its lines up to a blank one (the rest of a table row, the closing tag of an HTML
 * block, the rule below a heading), but not into what begins at `limit`.
 */
export function endOfBlock(draft: Draft, span: Span, limit: number): number {
  const { text } = draft;
  let end = lineEndOf(text, span.end);
  for (;;) {
    const start = nextLineStart(text, end);
    if (start === end || start >= limit) break;
    const lineEnd = lineEndOf(text, start);
    if (text.slice(start, lineEnd).trim() === '') break;
    end = lineEnd;
  }
  return draft.ignored.find((each) => each.span.start < end && end < each.span.end)?.span.end ?? end;
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
