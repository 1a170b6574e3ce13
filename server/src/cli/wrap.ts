import { columns } from './terminal.js';

/** Marks that must not begin a line (避頭點), and those that must not end one. */
const NEVER_FIRST = /^[，。、；：？！）」』》〉】,.;:?!)\]}]/;
const NEVER_LAST = /[（「『《〈【([{]$/;
/** What stays together: a run of Latin letters and digits, or one other character. */
const PIECES = /[A-Za-z0-9][A-Za-z0-9._/:-]*|\s+|[^A-Za-z0-9\s]/gu;

/**
 * Breaks a text into lines of at most `width` columns, the indent not counted: the caller sets in the first line itself. Chinese has no blanks to break at: a line may break between any two
 * characters but before a closing mark and behind an opening one; Latin words stay whole. Every line but the first gets `indent`.
 */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  for (const [piece] of text.matchAll(PIECES)) {
    const own = columns(piece);
    if (used + own > width && line.length > 0) {
      // What may not stand at the edge goes down together with the piece.
      const carried: string[] = [];
      while (line.length > 1 && (NEVER_FIRST.test(carried[0] ?? piece) || NEVER_LAST.test(line.at(-1) ?? ''))) {
        carried.unshift(line.pop() ?? '');
      }
      lines.push(line.join('').trimEnd());
      line = carried;
      used = columns(carried.join(''));
    }
    if (line.length === 0 && lines.length > 0 && /^\s+$/.test(piece)) continue;
    line.push(piece);
    used += own;
  }
  lines.push(line.join('').trimEnd());
  return lines.map((each, i) => (i === 0 ? each : indent + each)).join('\n');
}
