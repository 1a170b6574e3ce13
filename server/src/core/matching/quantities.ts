import type { Span } from '../text/span.js';

/** A number with a unit, as far as rows of the list speak of it. `value` is in months or in hours. */
export interface Quantity {
  readonly unit: 'months' | 'hours';
  readonly value: number;
  /** Units of the normalised text. */
  readonly at: Span;
}

const DIGITS = '零一二三四五六七八九';
const NUMBER = '(?:\\d{1,4}(?:\\.\\d{1,2})?|[零一二兩三四五六七八九十百廿卅壹貳參肆伍陸柒捌玖拾]{1,5}|半)';
const UNIT = '(?:個月|年|月|季|週|周|星期|日|天|小時|hours|hour|hrs|hr|h(?![a-z]))';
const QUANTITY = new RegExp(`(${NUMBER})(個)?(?:\\(\\d{1,4}\\))?(${UNIT})(半)?`, 'g');
const FORMAL: Readonly<Record<string, string>> = {
  壹: '一',
  貳: '二',
  參: '三',
  肆: '四',
  伍: '五',
  陸: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  兩: '二',
};
/** 「每三個月檢視」 is a rhythm, 「三日內」 a term, 「第三年」 a place in a row, 「112年」 a date: none of them is how long or how much. */
const BEFORE = /(?:每|第|逾|民國|西元)$/;
const BEHIND = /^(?:內|前|後|度|起|份|底|初|間交|一次|\d)/;
const CALENDAR = /^(?:月|日)$/;

/** A Chinese or Arabic number; undefined for what is none. */
export function readNumber(text: string): number | undefined {
  if (text === '半') return 0.5;
  if (/^\d/.test(text)) return Number(text);
  const plain = Array.from(text, (character) => FORMAL[character] ?? character).join('');
  const folded = plain.replace('廿', '二十').replace('卅', '三十');
  const match = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(
    folded,
  );
  if (match === null) {
    // 「一八〇」 read digit by digit.
    const digits = Array.from(folded, (character) => DIGITS.indexOf(character));
    return digits.every((digit) => digit >= 0) ? Number(digits.join('')) : undefined;
  }
  const digit = (character: string | undefined): number => (character === undefined ? 0 : DIGITS.indexOf(character));
  const tens = match[3] === undefined ? 0 : match[2] === undefined ? 1 : digit(match[2]);
  return digit(match[1]) * 100 + tens * 10 + digit(match[4]);
}

/** All quantities of a normalised text, in order; linear in the text. */
export function readQuantities(text: string): readonly Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(QUANTITY)) {
    const [whole, number = '', measure, unit = '', half] = match;
    const start = match.index;
    const end = start + whole.length;
    if (BEFORE.test(text.slice(Math.max(0, start - 2), start)) || BEHIND.test(text.slice(end, end + 2))) continue;
    const value = readNumber(number);
    if (value === undefined) continue;
    // 「6月」 is June, 「6日」 with nothing around it may be a date too; 「180日」 is none.
    if (CALENDAR.test(unit) && measure === undefined && (unit === '月' ? number !== '半' : value < 7)) continue;
    const more = half === undefined ? 0 : 0.5;
    const quantity = inUnit(unit, value + more);
    if (quantity !== undefined) found.push({ ...quantity, at: { start, end } });
  }
  return found;
}

const DAYS_OF_MONTH = 30;

function inUnit(unit: string, value: number): Pick<Quantity, 'unit' | 'value'> | undefined {
  switch (unit) {
    case '年':
      // A year of the Republic or of the era is a date.
      return value >= 90 ? undefined : { unit: 'months', value: value * 12 };
    case '個月':
    case '月':
      return { unit: 'months', value };
    case '季':
      return { unit: 'months', value: value * 3 };
    case '週':
    case '周':
    case '星期':
      return { unit: 'months', value: (value * 7) / DAYS_OF_MONTH };
    case '日':
    case '天':
      return { unit: 'months', value: value / DAYS_OF_MONTH };
    default:
      return { unit: 'hours', value };
  }
}
