import { readLayout } from './layout.js';
import type { Random } from './random.js';

/** Line ends of Windows. */
export function toCrLf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

/** The mark that Notepad puts in front. */
export function addByteOrderMark(text: string): string {
  return `\ufeff${text}`;
}

/** Blanks at the end of lines where they are no hard break: behind headings, the last line of a block, rows, blank lines. */
export function addTrailingBlanks(text: string, random: Random): string {
  const { lines, leaves, body } = readLayout(text);
  const ends = new Set(leaves.flatMap(({ kind, start, end }) => (kind === 'table' ? range(start, end) : [end - 1])));
  return lines
    .map((line, i) => {
      if (i < body || line.includes('<') || !(ends.has(i) || line === '')) return line;
      return random.chance(0.6) ? line + random.pick([' ', '  ', '\t', '   ']) : line;
    })
    .join('\n');
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
