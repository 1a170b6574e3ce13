import { CELL_BREAK, HARD_BREAK } from '../text/normalise.js';
import type { Span } from '../text/span.js';

/** One sentence of a passage, and its parts between commas. Ranges are units of the normalised text. */
export interface Statement extends Span {
  readonly parts: readonly Span[];
}

/** Index of the part in which a unit stands; −1 where none does (a comma). */
export function partAt({ parts }: Statement, offset: number): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const part = parts[low];
  return part !== undefined && offset >= part.start && offset < part.end ? low : -1;
}

const ENDS_STATEMENT = new Set(['。', ';', '!', '?', HARD_BREAK, CELL_BREAK]);
const ENDS_PART = new Set([',']);

/** Cuts a normalised text into sentences; a text without an end mark is one. */
export function readStatements(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  let partStart = 0;
  let parts: Span[] = [];
  const closePart = (end: number): void => {
    if (end > partStart) parts.push({ start: partStart, end });
    partStart = end + 1;
  };
  for (let i = 0; i <= text.length; i++) {
    const unit = text[i];
    if (unit === undefined || ENDS_STATEMENT.has(unit)) {
      closePart(i);
      if (i > start) statements.push({ start, end: i, parts });
      parts = [];
      start = i + 1;
      partStart = start;
    } else if (ENDS_PART.has(unit)) closePart(i);
  }
  return statements;
}

const LEADERS = new Set(['.', '…', '·', '‥', '-', '_']);
const FEWEST_LEADERS = 4;

/** A line of a table of contents: a title, leaders, a page number. */
export function isContentsLine(statement: string): boolean {
  let at = statement.length;
  while (at > 0 && /\d/.test(statement[at - 1] ?? '')) at--;
  if (at === statement.length) return false;
  const leader = statement[at - 1] ?? '';
  let count = 0;
  // The ellipsis … is three dots by now; a title before the leaders is what makes the line one of contents.
  while (LEADERS.has(leader) && statement[at - 1 - count] === leader) count++;
  return count >= FEWEST_LEADERS && at - count > 0;
}
