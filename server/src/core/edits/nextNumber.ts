/** Sequences in which official papers count. */
const CAPITALS = Array.from('壹貳參肆伍陸柒捌玖');
const DIGITS = Array.from('一二三四五六七八九');
const STEMS = Array.from('甲乙丙丁戊己庚辛壬癸');
const CIRCLED = Array.from('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳');
const BRACKETED = Array.from('㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩');

/**
 * The label that follows another in its own style: 壹、→貳、, （九）→（十）, 1.9→1.10, Ｂ.→Ｃ.. A bullet is followed by itself.
 * undefined where a sequence is at its end.
 */
export function nextNumber(label: string): string | undefined {
  const number = /[壹貳參肆伍陸柒捌玖拾]+|[一二三四五六七八九十百]+|[0-9]+|[０-９]+/g;
  const last = [...label.matchAll(number)].at(-1);
  if (last !== undefined) {
    const next = successor(last[0]);
    if (next === undefined) return undefined;
    return label.slice(0, last.index) + next + label.slice(last.index + last[0].length);
  }
  for (const sequence of [STEMS, CIRCLED, BRACKETED]) {
    const at = Array.from(label).findIndex((each) => sequence.includes(each));
    if (at < 0) continue;
    const units = Array.from(label);
    const next = sequence[sequence.indexOf(units[at] ?? '') + 1];
    return next === undefined ? undefined : [...units.slice(0, at), next, ...units.slice(at + 1)].join('');
  }
  const letter = /[A-Za-zＡ-Ｚａ-ｚ]/.exec(label);
  if (letter === null) return label;
  if (/[ZzＺｚ]/.test(letter[0])) return undefined;
  const next = String.fromCharCode(letter[0].charCodeAt(0) + 1);
  return label.slice(0, letter.index) + next + label.slice(letter.index + 1);
}

function successor(number: string): string | undefined {
  if (/[0-9]/.test(number)) return String(Number(number) + 1).padStart(number.length, '0');
  if (/[０-９]/.test(number)) {
    const value = Number(shift(number, -WIDTH)) + 1;
    return shift(String(value).padStart(number.length, '0'), WIDTH);
  }
  const isCapital = CAPITALS.includes(number[0] ?? '') || number.startsWith('拾');
  const [digits, ten] = isCapital ? [CAPITALS, '拾'] : [DIGITS, '十'];
  const value = readTens(number, digits, ten);
  return value === undefined ? undefined : writeTens(value + 1, digits, ten);
}

/** ０ − 0 */
const WIDTH = 0xff10 - 0x30;

function shift(text: string, by: number): string {
  return Array.from(text, (unit) => String.fromCharCode(unit.charCodeAt(0) + by)).join('');
}

/** 1–99: 一, 十, 十一, 二十, 二十一. */
function readTens(number: string, digits: readonly string[], ten: string): number | undefined {
  const at = number.indexOf(ten);
  const valueOf = (text: string): number | undefined => {
    const index = digits.indexOf(text);
    return index < 0 ? undefined : index + 1;
  };
  if (at < 0) return valueOf(number);
  const tens = at === 0 ? 1 : valueOf(number.slice(0, at));
  const rest = number.slice(at + ten.length);
  const ones = rest === '' ? 0 : valueOf(rest);
  return tens === undefined || ones === undefined ? undefined : tens * 10 + ones;
}

function writeTens(value: number, digits: readonly string[], ten: string): string | undefined {
  if (value > 99) return undefined;
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : (digits[tens - 1] ?? '')}${ten}`;
  return head + (ones === 0 ? '' : (digits[ones - 1] ?? ''));
}
