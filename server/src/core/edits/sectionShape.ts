import type { Draft } from '../draft/readDraft.js';
import { readHeadingNumbering, readNumbering } from '../draft/numbering.js';
import type { Passage } from '../draft/passages.js';
import { LINE_TITLE } from '../draft/sections.js';
import { lineStartOf, lineEndOf, type SectionContents } from './sectionContents.js';
import { readTableShape, type TableShape } from './tableShape.js';

/**
 * How a section writes its requirements, read from those that stand in it. `label` is the last number used, with the blank
 * behind it; `isLoose`: with blank lines between.
 */
export type SectionShape =
  | { readonly kind: 'headings'; readonly level: number; readonly label: string }
  | { readonly kind: 'lines'; readonly label: string; readonly isLoose: boolean }
  | { readonly kind: 'list'; readonly marker: string; readonly label: string; readonly isLoose: boolean }
  | { readonly kind: 'table'; readonly table: TableShape }
  | { readonly kind: 'plain' };

/** Reads the shape of a section; sub-headings before numbered lines before a list before a table. */
export function readShape(draft: Draft, contents: SectionContents): SectionShape {
  const heading = contents.subheadings.at(-1);
  if (heading !== undefined) {
    const { length = 0 } = readHeadingNumbering(heading.title) ?? {};
    return { kind: 'headings', level: heading.depth.markdown, label: heading.title.slice(0, length) };
  }
  return (
    numberedLines(draft, contents.passages) ??
    list(draft, contents.passages) ??
    table(draft, contents.passages) ?? { kind: 'plain' }
  );
}

function numberedLines(draft: Draft, passages: readonly Passage[]): SectionShape | undefined {
  const numbered = passages.flatMap((passage) => {
    if (passage.kind !== 'paragraph') return [];
    const line = passage.text.text.trim();
    const numbering = readNumbering(line);
    return numbering === undefined ? [] : [{ passage, numbering, label: line.slice(0, numbering.length) }];
  });
  const depth = Math.min(...numbered.map(({ numbering }) => numbering.depth));
  const siblings = numbered.filter(({ numbering }) => numbering.depth === depth);
  const last = siblings.at(-1);
  if (last === undefined) return undefined;
  return { kind: 'lines', label: last.label, isLoose: isLoose(draft, siblings.at(-2)?.passage, last.passage) };
}

const MARKER = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)/;

function list(draft: Draft, passages: readonly Passage[]): SectionShape | undefined {
  const items = passages.flatMap((passage) => {
    if (passage.kind !== 'list-item') return [];
    const { text } = draft;
    const start = lineStartOf(text, passage.span.start);
    const match = MARKER.exec(text.slice(start, lineEndOf(text, start)));
    return match === null ? [] : [{ passage, marker: match[0], indent: match[1]?.length ?? 0 }];
  });
  const indent = Math.min(...items.map((item) => item.indent));
  const siblings = items.filter((item) => item.indent === indent);
  const last = siblings.at(-1);
  if (last === undefined) return undefined;
  const line = last.passage.text.text.trim();
  const { length = 0 } = readNumbering(line) ?? {};
  return {
    kind: 'list',
    marker: last.marker,
    label: line.slice(0, length),
    isLoose: siblings.length > 1 && isLoose(draft, siblings.at(-2)?.passage, last.passage),
  };
}

function table(draft: Draft, passages: readonly Passage[]): SectionShape | undefined {
  const last = passages.at(-1);
  if (last?.kind !== 'table-cell') return undefined;
  const shape = readTableShape(draft.text, last.span.start);
  return shape === undefined ? undefined : { kind: 'table', table: shape };
}

/** Whether a blank line stands between two siblings; alone, papers are set loose. */
function isLoose(draft: Draft, first: Passage | undefined, second: Passage): boolean {
  if (first === undefined) return true;
  return /(?:\r\n|\n|\r)[ \t\u3000]*(?:\r\n|\n|\r)/.test(draft.text.slice(first.span.end, second.span.start));
}

/** Deepest Markdown heading. */
export const DEEPEST_HEADING = LINE_TITLE - 1;
