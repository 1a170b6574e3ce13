import { readLayout } from './layout.js';
import type { Random } from './random.js';

/** A draft cut at its outermost headings: what stands before the first of them, and each with all below it. */
export interface Outline {
  readonly front: readonly string[];
  readonly sections: readonly (readonly string[])[];
  /** How many `#` the outermost headings have; 2 where there are none. */
  readonly level: number;
}

const RANKS: readonly RegExp[] = [
  /^(?:第[^章篇編部]{1,4}(?:[章篇編]|部分)|[壹貳參肆伍陸柒捌玖拾]+[、.．:： \u3000])/,
  /^(?:第[^節條]{1,4}[節條]|[一二三四五六七八九十]+[、.．])/,
  /^[(（][一二三四五六七八九十]+[)）]/,
];
const UNNUMBERED = -1;

function rankOf(title: string): number {
  const rank = RANKS.findIndex((pattern) => pattern.test(title));
  if (rank >= 0) return rank;
  const decimal = /^\d{1,2}(?:[.．-]\d{1,2})*(?=[.．、 \u3000])/.exec(title)?.[0];
  return decimal === undefined ? UNNUMBERED : 10 + decimal.split(/[.．-]/).length;
}

/**
 * Authors write every heading as `##` and show the depth by 壹、 一、 alone, so only headings of the outermost number are cut
 * at. A single heading above all others is the title of the paper and stays in front.
 */
export function readOutline(text: string): Outline {
  const { lines, top } = readLayout(text);
  const headings = top.flatMap(({ kind, start }) => {
    const [, marks, title] = /^(#{1,6})[ \t]+(.*)$/.exec(lines[start] ?? '') ?? [];
    return kind === 'heading' && marks !== undefined && title !== undefined
      ? [{ start, level: marks.length, rank: rankOf(title.trim()) }]
      : [];
  });
  const levels = headings.map(({ level }) => level);
  const level = [1, 2, 3, 4, 5, 6].find((each) => levels.filter((own) => own === each).length > 1);
  if (level === undefined) return { front: lines, sections: [], level: 2 };
  const own = headings.filter((heading) => heading.level <= level);
  const first = own.findIndex((heading) => heading.level === level);
  const ranks = own.filter((heading) => heading.level === level && heading.rank !== UNNUMBERED).map(({ rank }) => rank);
  const outermost = Math.min(...ranks);
  const cuts = own
    .slice(first)
    .filter(({ rank, level: each }) => each < level || rank === UNNUMBERED || rank === outermost);
  const starts = cuts.map(({ start }) => start);
  return {
    front: lines.slice(0, starts[0]),
    sections: starts.map((start, i) => lines.slice(start, starts[i + 1])),
    level,
  };
}

/** Joins pieces of a draft, a blank line between them. */
export function joinPieces(pieces: readonly (readonly string[])[]): string {
  return `${pieces.map((piece) => piece.join('\n').replace(/\n+$/, '')).join('\n\n')}\n`;
}

/** What makes one section lean on another: in another order it would speak of something else. */
const REFERS = /同[上前]|亦同|比照|準用|前[項款條開述節章案]|上[述開項]|下[述開]|如[前後]|<!--|<\/?del>/;

/** Puts the outermost sections of a draft into another order; what stands before the first stays there. */
export function shuffleSections(text: string, random: Random): string {
  const { front, sections } = readOutline(text);
  if (sections.length < 2 || sections.some((section) => REFERS.test(section.join('\n')))) return text;
  const drawn = sections.map((section) => ({ section, at: random.below(1_000_000) }));
  return joinPieces([front, ...drawn.toSorted((a, b) => a.at - b.at).map(({ section }) => section)]);
}
