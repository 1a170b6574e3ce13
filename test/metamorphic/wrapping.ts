import { LINE_HEAD, readLayout } from './layout.js';
import type { Random } from './random.js';

/** No line of Chinese begins with these, or ends with those. */
const NOT_FIRST = /[，。、；：？！）」』】〉》…,.;:?!)\]}%％]/;
const NOT_LAST = /[（「『【〈《([{]/;
/** Where a line break would change what Markdown sees. */
const MARKUP = /[`<>|\\[\]*_~&]/;
const WORD = /[\w.%/+\-@０-９Ａ-Ｚａ-ｚ]/;

function isBreakable(before: string, after: string, rest: string): boolean {
  if (NOT_FIRST.test(after) || NOT_LAST.test(before) || before === ' ') return false;
  if (WORD.test(before) && WORD.test(after)) return false;
  const head = rest.trimStart();
  return (LINE_HEAD.exec(head)?.[0] ?? '') === '' && !/^(?:[-+*=#>]|\d)/.test(head);
}

/** Half a character for what is half as wide. */
function widthOf(unit: string): number {
  return unit.charCodeAt(0) < 0x2000 ? 0.5 : 1;
}

/** Wraps one line at `width` full-width characters, as a word processor does; a word that is longer stands out. */
export function wrapLine(line: string, width: number, indent: string): string {
  const pieces: string[] = [];
  let start = 0;
  let lastBreak = 0;
  let used = 0;
  for (let at = 1; at < line.length; at++) {
    used += widthOf(line[at - 1] ?? '');
    if (isBreakable(line[at - 1] ?? '', line[at] ?? '', line.slice(at, at + 16))) lastBreak = at;
    if (used < width || lastBreak <= start) continue;
    pieces.push(line.slice(start, lastBreak));
    start = lastBreak;
    used = 0;
    for (let i = start; i < at; i++) used += widthOf(line[i] ?? '');
  }
  return [...pieces, line.slice(start)].join(`\n${indent}`).replace(/\n( *) +/g, '\n$1');
}

/** Paragraphs of one line, outside and inside lists: of several lines nobody could say afterwards which were wrapped. */
export function wrapParagraphs(text: string, random: Random): string {
  const width = 18 + random.below(23);
  const { lines, leaves } = readLayout(text);
  const wrapped = [...lines];
  for (const { kind, start, end } of leaves) {
    const line = lines[start] ?? '';
    if (kind !== 'paragraph' || end - start !== 1 || MARKUP.test(line)) continue;
    const indent = /^ *(?:[-*+] +|\d{1,9}[.)] +)*/.exec(line)?.[0].length ?? 0;
    wrapped[start] = wrapLine(line, width, ' '.repeat(indent));
  }
  return wrapped.join('\n');
}

const ENDS_SENTENCE = /[。；;：:！!？?]\s*$/;
const LABEL = /^[^：:，,。；;、]{1,24}[：:]/;

/** Joins lines of a paragraph that were plainly wrapped: the upper is long and in the middle of a sentence, the lower begins none. */
export function unwrapParagraphs(text: string): string {
  const { lines, leaves } = readLayout(text);
  const joined = new Set<number>();
  for (const { kind, start, end } of leaves) {
    const own = lines.slice(start, end);
    if (kind !== 'paragraph' || own.length < 2 || own.some((line) => / {2}$|\\$|<|>/.test(line))) continue;
    for (let at = start + 1; at < end; at++) {
      const [above = '', line = ''] = [lines[at - 1], lines[at]];
      const isBegun = (LINE_HEAD.exec(line.trimStart())?.[0] ?? '') !== '' || LABEL.test(line.trim());
      if (above.trim().length >= 16 && !ENDS_SENTENCE.test(above) && !isBegun) joined.add(at);
    }
  }
  return lines.reduce((whole, line, i) => {
    if (i === 0) return line;
    if (!joined.has(i)) return `${whole}\n${line}`;
    const between = /\w\s*$/.test(whole) && /^\s*\w/.test(line) ? ' ' : '';
    return `${whole.trimEnd()}${between}${line.trimStart()}`;
  }, '');
}
