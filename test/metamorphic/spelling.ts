import { editWords } from './layout.js';
import type { Random } from './random.js';

/** Letters, digits and marks with a full-width twin. What Markdown or a sentence end would read otherwise is not among them. */
const HALF = /[A-Za-z0-9,;:()%/?]/g;
const FULL = /[Ａ-Ｚａ-ｚ０-９，；：（）％／？]/g;
const APART = 0xfee0;

/** Writes words in full or half width, all of them or some. */
export function changeWidth(text: string, random: Random): string {
  const isFull = random.chance(0.5);
  const share = random.pick([0.2, 1]);
  return editWords(text, (words) =>
    words.replace(isFull ? HALF : FULL, (unit) =>
      random.chance(share) ? String.fromCharCode(unit.charCodeAt(0) + (isFull ? APART : -APART)) : unit,
    ),
  );
}

/** Variant and the form of the list, as people write them; a test looks that this is what the engine folds. */
export const VARIANT_PAIRS: readonly (readonly [string, string])[] = [
  ...'臺台 渗滲 瞄描 佈布 份分 覈核 賬帳 羣群 啓啟 爲為 説說 佔占 静靜 级級 裏裡 衞衛 祕秘 糸系 毎每 産產 絶絕 内內'.split(
    ' ',
  ),
  ...'黒黑 緖緒 厰廠 彙匯 著着 恆恒 敎教 録錄 脫脱 擧舉 勲勳 峯峰 牀床 温溫'.split(' '),
].map((pair) => [pair.slice(0, 1), pair.slice(1)]);

const TWINS: ReadonlyMap<string, string> = new Map(
  VARIANT_PAIRS.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]),
);

/** Writes some characters in their other form. */
export function changeVariants(text: string, random: Random): string {
  const share = random.pick([0.5, 1]);
  return editWords(text, (words) =>
    words.replace(/./gu, (unit) => (random.chance(share) ? (TWINS.get(unit) ?? unit) : unit)),
  );
}

const ZERO_WIDTH = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\ufe0f'];

/** Puts characters without width between others, as web pages and PDFs leave them behind. */
export function addZeroWidth(text: string, random: Random): string {
  return editWords(text, (words) =>
    words.replace(/(?<=[\p{Script=Han}])(?=[\p{Script=Han}])/gu, () =>
      random.chance(0.15) ? random.pick(ZERO_WIDTH) : '',
    ),
  );
}
