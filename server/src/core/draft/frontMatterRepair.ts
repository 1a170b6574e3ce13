import type { Span } from '../text/span.js';

/** A slip of the keyboard that YAML does not forgive and every author makes. Spans are UTF-16 offsets of the body. */
export interface Slip {
  readonly kind: 'full-width-colon' | 'full-width-blank' | 'no-blank-after-colon' | 'tab-indent';
  readonly span: Span;
  /** The line as it should be written. */
  readonly suggestion: string;
}

export interface Repaired {
  readonly text: string;
  readonly slips: readonly Slip[];
  /** Offset in the repaired text → offset in the body. */
  readonly toSource: (offset: number) => number;
}

/** `key: value` on one line. Offsets are those of the line. */
export interface LineEntry {
  /** Indent and list mark before the key. */
  readonly lead: string;
  readonly key: string;
  /** Offset of the colon. */
  readonly colon: number;
  readonly isFullWidth: boolean;
  /** Blanks behind the colon. */
  readonly blank: string;
  readonly value: string;
}

const LONGEST_KEY = 40;
const LEAD = /^[ \t\u3000]*(?:-[ \t]+)?/;

/** Reads a line as an entry, whatever the width of its colon; undefined where it is none. */
export function readLineEntry(line: string): LineEntry | undefined {
  const lead = LEAD.exec(line)?.[0] ?? '';
  const rest = line.slice(lead.length, lead.length + LONGEST_KEY);
  const colon = rest.search(/[:：]/);
  if (colon <= 0) return undefined;
  const key = rest
    .slice(0, colon)
    .replace(/^["']|["']$/g, '')
    .trim();
  if (key === '' || /["'#[\]{},，。；]/.test(key)) return undefined;
  const at = lead.length + colon;
  const value = line.slice(at + 1);
  const blank = /^[ \t\u3000]*/.exec(value)?.[0] ?? '';
  return { lead, key, colon: at, isFullWidth: line[at] === '：', blank, value: value.slice(blank.length) };
}

/**
 * Writes `服務類型：開發`, `level:高` and tab indents as YAML wants them, so that the rest of the front matter can be read; each
 * slip is reported. A full-width colon behind a key at the margin is always one; a missing blank only where `isKey` holds or
 * the key is Chinese, as times and addresses have colons too. `isNestedKey` tells which keys are ours below the margin.
 */
export function repairFrontMatter(
  body: string,
  isKey: (key: string) => boolean,
  isNestedKey: (key: string) => boolean = () => false,
): Repaired {
  const slips: Slip[] = [];
  const insertions: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const [line] of body.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    if (line === '') continue;
    const content = line.replace(/[\r\n]+$/, '');
    const mended = mendLine(content, length - insertions.length, isKey, isNestedKey, slips);
    if (mended.insertedAt !== null) insertions.push(length + mended.insertedAt);
    const whole = mended.text + line.slice(content.length);
    parts.push(whole);
    length += whole.length;
  }
  return { text: parts.join(''), slips, toSource: (offset) => offset - countBelow(insertions, offset) };
}

/** How many of some ascending numbers are below a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mendLine(
  line: string,
  base: number,
  isKey: (key: string) => boolean,
  isNestedKey: (key: string) => boolean,
  slips: Slip[],
): { readonly text: string; readonly insertedAt: number | null } {
  let text = line;
  const indent = /^[ \t\u3000]*/.exec(line)?.[0] ?? '';
  if (/[\t\u3000]/.test(indent) && indent.length < line.length) {
    text = ' '.repeat(indent.length) + line.slice(indent.length);
    slips.push({ kind: 'tab-indent', span: { start: base, end: base + indent.length }, suggestion: text });
  }
  const entry = readLineEntry(text);
  if (entry === undefined) return { text, insertedAt: null };
  const { lead, key, colon, isFullWidth, blank, value } = entry;
  const hasBlank = blank !== '' || value === '';
  if (!isFullWidth && hasBlank && !blank.includes('\u3000')) return { text, insertedAt: null };
  const isOurs = isKey(key) || (lead !== '' && isNestedKey(key));
  const isPlainKey = lead === '' && /[\u3400-\u9fff]/.test(key);
  if (!isOurs && !(lead === '' && (isFullWidth || isPlainKey))) return { text, insertedAt: null };
  const kind = isFullWidth ? 'full-width-colon' : hasBlank ? 'full-width-blank' : 'no-blank-after-colon';
  const span = { start: base + colon, end: base + colon + 1 + blank.length };
  slips.push({ kind, span, suggestion: `${text.slice(lead.length, colon)}: ${value}`.trimEnd() });
  return {
    text: `${text.slice(0, colon)}:${hasBlank ? ' '.repeat(blank.length) : ' '}${value}`,
    insertedAt: hasBlank ? null : colon + 1,
  };
}
