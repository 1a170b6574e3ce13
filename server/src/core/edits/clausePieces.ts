import { LEVELS, type Blank as BlankKind, type Level, type Row } from '../catalogue/catalogue.js';
import type { Blank, Piece } from './edit.js';

/** As the list prints a place to fill in. */
export const BLANK = '＿';

/** Levels of risk that a scan may not leave (row of 供應商、產品之佐證), as agencies put them. */
const RISK_LEVELS = ['高', '中(含)以上', '低(含)以上'];

/**
 * The standard clause of a row, as printed. The blank for the system's level is filled where the front matter gives it; it
 * stands twice in a clause, so that one choice fills both.
 */
export function clausePieces(row: Row, level: Level | null): readonly Piece[] {
  const parts = row.clause.split(BLANK);
  return parts.flatMap((part, i): readonly Piece[] => {
    const kind = row.blanks[i - 1];
    if (kind === undefined) return [part];
    return [kind === 'level' && level !== null ? level : blankOf(kind), part];
  });
}

/** The blank itself comes first: an editor takes the first choice when the author passes on, and nobody should pick 高 unawares. */
function blankOf(kind: BlankKind): Blank {
  return { stop: kind, shown: BLANK, choices: [BLANK, ...(kind === 'level' ? LEVELS : RISK_LEVELS)] };
}

/** The standard clause as a sentence of an official paper: full-width punctuation, and a full stop, which the list leaves out. */
export function clauseSentence(row: Row, level: Level | null): readonly Piece[] {
  const pieces = clausePieces(row, level).map((piece) => (typeof piece === 'string' ? asSetInChinese(piece) : piece));
  const last = pieces.at(-1);
  return typeof last === 'string' && /[。；]$/.test(last) ? pieces : [...pieces, '。'];
}

const HAN = '[\\u3400-\\u9fff（）「」＿]';
const MARKS = new RegExp(`(?<=${HAN}) ?[,:;]|[,:;](?= ?${HAN})`, 'g');
/** In brackets round Latin words alone, and round the number of an item, the narrow ones are right. */
const BRACKETS = /\(([^()]*[\u3400-\u9fff][^()]*)\)/g;
/** A blank before the number of an item that the list runs on in one line. */
const FIRST_ITEM = /(?<=[\u3400-\u9fff）])。? +(?=1\. |\(1\))/g;
const NEXT_ITEM = /(?<=[\u3400-\u9fff）]) +(?=\d\. |\(\d\))/g;
const WIDE: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；' };

/** The list prints half-width marks beside Chinese characters; no editor of official papers lets them pass. */
function asSetInChinese(text: string): string {
  return text
    .replace(BRACKETS, '（$1）')
    .replace(MARKS, (mark) => WIDE[mark.trim()] ?? mark)
    .replace(FIRST_ITEM, '：')
    .replace(NEXT_ITEM, '；')
    .replace(/([，：；。（）]) +/g, '$1');
}
