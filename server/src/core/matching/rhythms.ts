import type { Span } from '../text/span.js';
import { readNumber } from './quantities.js';

/** How often something is to be done: 「每年2次」 is once in six months. */
export interface Rhythm {
  /** Months between two runs. */
  readonly months: number;
  /** Units of the normalised text. */
  readonly at: Span;
}

const NUMBER = '(?:\\d{1,3}|[一二兩三四五六七八九十壹貳參肆伍陸柒捌玖拾]{1,3})';
const PERIOD = '(?:個月|年|月|季|半年|週|周|星期)';
/** 「每年(應至少辦理)2次」, 「每二年」, 「按季」, 「一年兩次」; what stands between period and count is short and no new part. */
const RHYTHM = new RegExp(
  `(?:(?:每|按|逐)(?:隔)?(${NUMBER})?(${PERIOD})度?|(?<!第|\\d)(${NUMBER})(個月|年|季)(?=[^,;。、:]{0,2}${NUMBER}次))(?:[^,;。:]{0,24}?(${NUMBER})次)?`,
  'g',
);
const MONTHS: Readonly<Record<string, number>> = {
  個月: 1,
  月: 1,
  季: 3,
  半年: 6,
  年: 12,
  週: 0.25,
  周: 0.25,
  星期: 0.25,
};

/** All rhythms of a normalised text, in order; linear in the text, as what may stand between is bounded. */
export function readRhythms(text: string): readonly Rhythm[] {
  return [...text.matchAll(RHYTHM)].flatMap((match): readonly Rhythm[] => {
    const [whole, every, period, each, span, times] = match;
    const unit = MONTHS[period ?? span ?? ''];
    const count = readNumber(every ?? each ?? '一');
    const runs = times === undefined ? 1 : readNumber(times);
    if (unit === undefined || count === undefined || runs === undefined || count === 0 || runs === 0) return [];
    return [{ months: (unit * count) / runs, at: { start: match.index, end: match.index + whole.length } }];
  });
}
