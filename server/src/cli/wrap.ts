import { columns as columnsOf } from './terminal.js';

/** Marks that must not begin a line (避頭點). */
const NEVER_FIRST = /[，。、；：？！）」』》〉】,.;:?!)\]}]/;
/** What stays together: a run of Latin letters and digits, or one other character. */
const PIECES = /[A-Za-z0-9][A-Za-z0-9._/:-]*|\s+|[^A-Za-z0-9\s]/gu;

/**
 * Breaks a text into lines of at most `width` columns. Chinese has no blanks to break at: a line may break between any two
 * characters but before a closing mark; Latin words stay whole. Every line but the first is set in by `indent`.
 */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const room = (): number => (lines.length === 0 ? width : width - columnsOf(indent));
  for (const [piece] of text.matchAll(PIECES)) {
    const columns = columnsOf(piece);
    if (used + columns > room() && used > 0 && !NEVER_FIRST.test(piece)) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
      if (/^\s+$/.test(piece)) continue;
    }
    line += piece;
    used += columns;
  }
  lines.push(line.trimEnd());
  return lines.map((each, i) => (i === 0 ? each : indent + each)).join('\n');
}
