/**
 * The numbers that Taiwanese papers put before headings and items: the official family 壹、 一、 (一) 1、 (1) and the
 * decimal family 1.1.1; also 第一章, 第一條, A., 甲、, ① and the bullets of word processors.
 */
export interface Numbering {
  /** As written, e.g. `(一)`. */
  readonly label: string;
  readonly family: 'official' | 'decimal';
  /** Depth within the family, outermost 0: 壹 0, 一 1, (一) 2, 1 3, (1) 4; in the decimal family the count of numbers less one. */
  readonly depth: number;
  /** UTF-16 length of the number with the blanks behind it. */
  readonly length: number;
}

const FORMS: readonly { readonly pattern: RegExp; readonly depth: number | 'count' }[] = [
  { pattern: /^第[一二三四五六七八九十百\d０-９]+[章篇編][ \t\u3000、:：]*/, depth: 0 },
  { pattern: /^第[一二三四五六七八九十百\d０-９]+[節條][ \t\u3000、:：]*/, depth: 1 },
  { pattern: /^[壹貳參肆伍陸柒捌玖拾]+[、.．:：][ \t\u3000]*/, depth: 0 },
  { pattern: /^[一二三四五六七八九十]+[、.．][ \t\u3000]*/, depth: 1 },
  { pattern: /^[(（][一二三四五六七八九十]+[)）][、.．]?[ \t\u3000]*/, depth: 2 },
  { pattern: /^\d{1,2}(?:[.．]\d{1,2})+[.．、]?[ \t\u3000]+/, depth: 'count' },
  { pattern: /^[\d０-９]{1,2}[、.．](?![\d０-９])[ \t\u3000]*/, depth: 3 },
  { pattern: /^[(（][\d０-９]{1,2}[)）][、.．]?[ \t\u3000]*/, depth: 4 },
  { pattern: /^[A-Za-zＡ-Ｚ][.．、)）](?=[ \t\u3000]|[^\x00-\x7f])[ \t\u3000]*/, depth: 5 },
  { pattern: /^[(（][A-Za-zＡ-Ｚａ-ｚ][)）][、.．]?[ \t\u3000]*/, depth: 5 },
  { pattern: /^[甲乙丙丁戊己庚辛壬癸][、.．][ \t\u3000]*/, depth: 5 },
  { pattern: /^[①-⑳㈠-㈩][、.．]?[ \t\u3000]*/, depth: 5 },
  { pattern: /^[●○■□◆◇※・‧•☐☑▪►][ \t\u3000]*(?=\S)/, depth: 6 },
];

/** `1 需求`: a number without a mark, which only a heading may have («12 小時» begins a sentence). */
const BARE_NUMBER = /^\d{1,2}[ \t\u3000]+(?=\S)/;

/** The number at the head of a heading. */
export function readHeadingNumbering(title: string): Numbering | undefined {
  const bare = BARE_NUMBER.exec(title);
  if (bare === null) return readNumbering(title);
  return { label: bare[0].trim(), family: 'decimal', depth: 0, length: bare[0].length };
}

/** The number at the head of a line, if there is one. */
export function readNumbering(line: string): Numbering | undefined {
  for (const { pattern, depth } of FORMS) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const label = match[0].trim();
    if (depth === 'count')
      return {
        label,
        family: 'decimal',
        depth: label.split(/[.．]/).filter((part) => /\d/.test(part)).length - 1,
        length: match[0].length,
      };
    return { label, family: 'official', depth, length: match[0].length };
  }
  return undefined;
}
