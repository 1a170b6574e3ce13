/**
 * Folding of the ways in which one Chinese requirement is written: full and half width, spaces and line breaks inside
 * words, variant characters. Drafts come from Word, PDF and three keyboards; the matcher must see one text.
 */

/** A folded text; for each of its units, where the original unit(s) begin and end (UTF-16 offsets). */
export interface NormalisedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A hard line break between blocks or sentences (two blanks, `\`, a tag of a block): it ends a statement. */
export const HARD_BREAK = '\u2029';

/**
 * `<br>`: mostly the layout of a narrow cell (「虛擬主機<br>映像檔」), and then it goes like a line feed. Behind a punctuation
 * mark or a line that is not narrow, or before a number, a bullet, a label with a colon or a word that begins a requirement, it ends a statement.
 */
export const CELL_BREAK = '\u2028';

const ENDS_LINE = /[。；;，,、：:！!？?]\s*$/;
const BEGINS_ITEM =
  /^[\s\u2028]*(?:[(（]?[一二三四五六七八九十\d０-９]{1,2}[)）、.．]|[-*•·※□■☐☑●◎▲]|[須應]|不得|廠商|[^：:\u2028]{1,20}[：:])/;
/** A line of a narrow cell has no more units than this. */
const NARROW = 14;

/** Whether the break at `at` is layout only. */
function isLayoutBreak(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - NARROW - 1), at);
  const line = before.slice(before.lastIndexOf(CELL_BREAK) + 1);
  return line.length <= NARROW && !ENDS_LINE.test(line) && !BEGINS_ITEM.test(source.slice(at + 1, at + 32));
}

/**
 * Variant → the form that the catalogue uses. Both sides of every comparison are folded, so a fold may be coarse as long
 * as no two words of the field become one. Includes the slips that OCR and phonetic input make (渗, 瞄, 佈, 级).
 */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    臺: '台',
    渗: '滲',
    瞄: '描',
    佈: '布',
    份: '分',
    覈: '核',
    賬: '帳',
    羣: '群',
    啓: '啟',
    爲: '為',
    説: '說',
    佔: '占',
    静: '靜',
    级: '級',
    裏: '裡',
    衞: '衛',
    祕: '秘',
    糸: '系',
    毎: '每',
    産: '產',
    絶: '絕',
    内: '內',
    黒: '黑',
    緖: '緒',
    厰: '廠',
    彙: '匯',
    著: '着',
    恆: '恒',
    敎: '教',
    録: '錄',
    脫: '脱',
    擧: '舉',
    勲: '勳',
    峯: '峰',
    牀: '床',
    温: '溫',
  }),
);

const REMOVED = /[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/;

const foldedUnits: (string | undefined)[] = [];

/** NFKC, lower case, variant folding of one unit; computed once per unit seen. */
function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  const known = foldedUnits[code];
  if (known !== undefined) return known;
  // A lone half of a surrogate pair is left as it is: nothing in the field is written beyond the BMP.
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  const compatible = isSurrogate ? unit : REMOVED.test(unit) ? '' : unit.normalize('NFKC').toLowerCase();
  let folded = '';
  for (const character of compatible) folded += VARIANTS.get(character) ?? character;
  foldedUnits[code] = folded;
  return folded;
}

function isWordUnit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x2000);
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0x85;
}

/**
 * Folds a text unit by unit into `push`. White space is kept, as one blank, only between two Latin words; beside a Chinese
 * character or a punctuation mark it is layout (a PDF's blank in each gap, a wrapped line) and goes. Linear in the length.
 */
function fold(source: string, push: (unit: string, start: number, end: number) => void): void {
  let previous = 0;
  let blankAt = -1;
  for (let i = 0; i < source.length; i++) {
    const unit = source[i] ?? '';
    const folded = unit === CELL_BREAK && isLayoutBreak(source, i) ? ' ' : foldUnit(unit);
    for (let k = 0; k < folded.length; k++) {
      const code = folded.charCodeAt(k);
      if (isBlank(code)) {
        if (blankAt < 0) blankAt = i;
        continue;
      }
      if (blankAt >= 0) {
        if (isWordUnit(previous) && isWordUnit(code)) push(' ', blankAt, blankAt + 1);
        blankAt = -1;
      }
      push(folded[k] ?? '', i, i + 1);
      previous = code;
    }
  }
}

/** Folds a text, with the way back. */
export function normalise(source: string): NormalisedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  fold(source, (unit, start, end) => {
    text += unit;
    starts.push(start);
    ends.push(end);
  });
  return { text, starts, ends };
}

/** Folds a text for comparison only. */
export function normalisedString(source: string): string {
  let text = '';
  fold(source, (unit) => {
    text += unit;
  });
  return text;
}
