import { readLayout } from './layout.js';
import type { Random } from './random.js';

const PLAIN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const FORMAL = '壹貳參肆伍陸柒捌玖拾';
const FULL = '０１２３４５６７８９';
const COUNT = 20;

const plain = (n: number): string => (n <= 10 ? (PLAIN[n - 1] ?? '') : `十${PLAIN[n - 11] ?? ''}`);
const formal = (n: number): string => (n <= 10 ? (FORMAL[n - 1] ?? '') : `拾${FORMAL[n - 11] ?? ''}`);
const wide = (n: number): string => String(n).replace(/\d/g, (digit) => FULL[Number(digit)] ?? digit);

interface Style {
  /** How deep authors use it, outermost 0. */
  readonly depth: number;
  readonly write: (n: number) => string;
  /** Only before a heading: at the head of a line it makes a list of Markdown, or nothing. */
  readonly isForHeadings?: true;
}

/** Styles from the outermost to the innermost. */
export const STYLES: readonly Style[] = [
  { depth: 0, write: (n) => `${formal(n)}、` },
  { depth: 0, write: (n) => `${formal(n)}、　` },
  { depth: 0, write: (n) => `第${plain(n)}章　`, isForHeadings: true },
  { depth: 1, write: (n) => `${plain(n)}、` },
  { depth: 1, write: (n) => `第${plain(n)}條　` },
  { depth: 1, write: (n) => `第${String(n)}條 ` },
  { depth: 2, write: (n) => `(${plain(n)})` },
  { depth: 2, write: (n) => `（${plain(n)}）` },
  { depth: 3, write: (n) => `${String(n)}、` },
  { depth: 3, write: (n) => `${wide(n)}、` },
  { depth: 3, write: (n) => `${String(n)}. `, isForHeadings: true },
  { depth: 3, write: (n) => `${wide(n)}．` },
  { depth: 4, write: (n) => `(${String(n)})` },
  { depth: 4, write: (n) => `（${wide(n)}）` },
];

const ORDINAL = Array.from({ length: COUNT }, (_, i) => i + 1);
const VALUES: ReadonlyMap<string, number> = new Map(
  ORDINAL.flatMap((n) => [plain(n), formal(n), String(n), wide(n)].map((word) => [word, n] as const)),
);

/** The number at the head of the words of a line, by depth; the patterns are those that {@link STYLES} write. */
const READ: readonly { readonly depth: number; readonly pattern: RegExp }[] = [
  { depth: 0, pattern: /^(?:([壹貳參肆伍陸柒捌玖拾]+)[、.．][ \u3000]*|第([一二三四五六七八九十]+)章[ \u3000]*)/ },
  { depth: 1, pattern: /^(?:([一二三四五六七八九十]+)[、.．][ \u3000]*|第([一二三四五六七八九十\d]+)條[ \u3000]*)/ },
  { depth: 2, pattern: /^[(（]([一二三四五六七八九十]+)[)）][ \u3000]*/ },
  { depth: 3, pattern: /^([\d０-９]{1,2})(?:、|[.．](?![\d０-９]))[ \u3000]*/ },
  { depth: 4, pattern: /^[(（]([\d０-９]{1,2})[)）][ \u3000]*/ },
];

/** A numbered line: what stands before the number, the number, the words. */
interface Numbered {
  readonly at: number;
  readonly before: string;
  readonly depth: number;
  readonly value: number;
  readonly words: string;
  readonly isHeading: boolean;
}

/** The lines of a draft that have a number of the official family. */
export function readNumbered(text: string): readonly Numbered[] {
  const { lines, leaves } = readLayout(text);
  return leaves.flatMap(({ kind, start, end }) =>
    kind === 'table'
      ? []
      : lines.slice(start, end).flatMap((line, i): readonly Numbered[] => {
          const before = /^[ \t\u3000]*(?:[-*+] +)?(?:#{1,6} +)?/.exec(line)?.[0] ?? '';
          const rest = line.slice(before.length);
          for (const { depth, pattern } of READ) {
            const match = pattern.exec(rest);
            const value = VALUES.get(match?.[1] ?? match?.[2] ?? '');
            if (match === null || value === undefined) continue;
            const isHeading = kind === 'heading';
            return [{ at: start + i, before, depth, value, words: rest.slice(match[0].length), isHeading }];
          }
          return [];
        }),
  );
}

/**
 * Writes every number of the draft in another style. Headings and lines keep their order of depth, so that what stood below
 * another stands below it still: one style for each depth that is used, deeper ones for deeper ones.
 */
export function restyle(text: string, random: Random): string {
  const numbered = readNumbered(text);
  const styles = new Map<string, Style>();
  for (const isHeading of [true, false]) {
    const depths = [
      ...new Set(numbered.filter((each) => each.isHeading === isHeading).map(({ depth }) => depth)),
    ].sort();
    let from = 0;
    depths.forEach((depth, i) => {
      const most = 4 - (depths.length - 1 - i);
      const chosen = from + random.below(most - from + 1);
      from = chosen + 1;
      const fits = STYLES.filter((style) => style.depth === chosen && (isHeading || style.isForHeadings !== true));
      styles.set(`${String(isHeading)} ${String(depth)}`, random.pick(fits));
    });
  }
  const lines = text.split('\n');
  for (const { at, before, depth, value, words, isHeading } of numbered) {
    const style = styles.get(`${String(isHeading)} ${String(depth)}`);
    if (style !== undefined) lines[at] = before + style.write(value) + words;
  }
  return lines.join('\n');
}

/**
 * Writes all numbers as 1., 1.1, 1.1.1: headings first, the lines below them one deeper. A line gets two numbers at least, as
 * 「1.」 at the head of a line makes a list of Markdown.
 */
export function toDecimal(text: string, random: Random): string {
  const numbered = readNumbered(text);
  const ranks = [...new Set(numbered.map(rankOf))].sort();
  const above = ranks.some((rank) => rank < LINES) ? 0 : 1;
  const behind = random.pick([' ', '\u3000']);
  const counts: number[] = above === 0 ? [] : [1];
  const lines = text.split('\n');
  for (const each of numbered) {
    const rank = above + ranks.indexOf(rankOf(each));
    counts.length = Math.min(counts.length, rank + 1);
    for (let i = counts.length; i < rank; i++) counts[i] = 1;
    counts[rank] = counts.length > rank ? (counts[rank] ?? 0) + 1 : 1;
    lines[each.at] = `${each.before}${counts.join('.')}${rank === 0 ? '.' : ''}${behind}${each.words}`;
  }
  return lines.join('\n');
}

/** Lines stand below headings, whatever their number. */
const LINES = 10;

function rankOf({ depth, isHeading }: Numbered): number {
  return isHeading ? depth : LINES + depth;
}
