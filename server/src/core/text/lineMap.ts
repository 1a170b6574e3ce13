import type { Position } from './span.js';

/** Line starts of a text; lines end at `\n`, `\r\n` or a lone `\r`, as in LSP 3.18 «Text Documents». */
export interface LineMap {
  /** UTF-16 offset of the first unit of each line. */
  readonly starts: readonly number[];
  /** Length of the text in UTF-16 code units. */
  readonly length: number;
}

export function createLineMap(text: string): LineMap {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (unit === 10 || unit === 13) starts.push(i + 1);
  }
  return { starts, length: text.length };
}

/** Offset → position. An offset outside the text is taken to its nearest end. */
export function positionAt(map: LineMap, offset: number): Position {
  const clamped = Math.max(0, Math.min(offset, map.length));
  let low = 0;
  let high = map.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map.starts[middle] ?? 0) <= clamped) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: clamped - (map.starts[low] ?? 0) };
}

/** Offset of the first unit of a zero-based line; past the last line, the end of the text. */
export function lineStart(map: LineMap, line: number): number {
  return map.starts[line] ?? map.length;
}

/** Position → offset. A place behind the end of its line is taken to be that end, one behind the last line the end of the text. */
export function offsetAt(map: LineMap, { line, character }: Position): number {
  const start = lineStart(map, line);
  const next = map.starts[line + 1];
  return Math.min(start + Math.max(0, character), next === undefined ? map.length : Math.max(start, next - 1));
}
