import type { Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A range that a fixture names: `‹text›{tag}`. */
export interface MarkedRange {
  readonly range: Range;
  readonly tag: string;
}

/** A text whose marks were taken out. */
export interface Fixture {
  readonly text: string;
  /** In the order of their ends. */
  readonly ranges: readonly MarkedRange[];
  /** Where `‸` stood. */
  readonly cursor: Position | null;
}

const MARK = /‹|›(?:\{([^}]*)\})?|‸/g;

/**
 * Reads a fixture. Marks stand in the line, as a row of carets cannot line up below full-width characters: `‹…›{tag}` is a range
 * (they may hold each other), `‸` the cursor.
 */
export function readFixture(marked: string): Fixture {
  const open: number[] = [];
  const spans: { readonly start: number; readonly end: number; readonly tag: string }[] = [];
  let text = '';
  let cursor: number | null = null;
  let from = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[0] === '‹') open.push(text.length);
    else if (match[0] === '‸') cursor = text.length;
    else {
      const start = open.pop();
      if (start === undefined) throw new Error(`› without ‹ in ${marked}`);
      spans.push({ start, end: text.length, tag: match[1] ?? '' });
    }
  }
  text += marked.slice(from);
  if (open.length > 0) throw new Error(`‹ without › in ${marked}`);
  const document = TextDocument.create('memory:', 'markdown', 0, text);
  return {
    text,
    ranges: spans.map(({ start, end, tag }) => ({
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      tag,
    })),
    cursor: cursor === null ? null : document.positionAt(cursor),
  };
}

/** The one range of a fixture, or its cursor as an empty one. */
export function placeOf({ ranges, cursor }: Fixture): Range {
  if (cursor !== null) return { start: cursor, end: cursor };
  const [only] = ranges;
  if (only === undefined) throw new Error('the fixture marks no place');
  return only.range;
}

/** What stands in a range. */
export function textIn(text: string, range: Range): string {
  return TextDocument.create('memory:', 'markdown', 0, text).getText(range);
}
