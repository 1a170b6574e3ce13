import type { Piece } from './edit.js';
import { nextNumber } from './nextNumber.js';

/** Writes requirements below a heading under which nothing stands yet, numbered one level below its own number. */
export function numberedBelow(
  text: string,
  eol: string,
  title: string,
  rows: readonly (readonly Piece[])[],
): readonly Piece[] {
  let label: string | undefined = firstBelow(text, title);
  // Markdown sets its own lists close; other numbers would run on in one paragraph.
  const isList = label === LIST;
  return rows.flatMap((row, i) => {
    if (i > 0 && label !== undefined) label = nextNumber(label);
    return [i > 0 && isList ? eol : eol + eol, label ?? '', ...row];
  });
}

const LIST = '1. ';

/** The first number one level below a heading's, as official papers count: 壹 一 （一） 1 （1） 甲; 第三條 （一）; 3 → 3.1. */
function firstBelow(text: string, title: string): string {
  if (/^[壹貳參肆伍陸柒捌玖拾]+[、.．:：]|^第.+?[章篇編]/.test(title))
    return asWritten(text, /^一[、.．][ \t\u3000]*/m, '一、');
  if (/^[一二三四五六七八九十]+[、.．]|^第.+?[節條]/.test(title))
    return asWritten(text, /^[(（]一[)）][、.．]?[ \t\u3000]*/m, '（一）');
  if (/^[\d０-９]+、/.test(title)) return asWritten(text, /^[(（][1１][)）][、.．]?[ \t\u3000]*/m, '（1）');
  if (/^[(（][\d０-９]+[)）]/.test(title)) return '甲、';
  const decimal = /^(\d+(?:\.\d+)*)\.?\s/.exec(title);
  return decimal === null ? LIST : `${decimal[1] ?? ''}.1 `;
}

/** The number as the draft writes it elsewhere: half-width or full-width brackets, with or without a blank behind. */
function asWritten(text: string, pattern: RegExp, standard: string): string {
  return pattern.exec(text)?.[0] ?? standard;
}
