import { normalisedString } from '../text/normalise.js';
import { lineEndOf, lineStartOf } from './sectionContents.js';

/** A pipe table to which rows can be added. */
export interface TableShape {
  readonly columns: number;
  /** What stands before a row: an indent, the mark of a quote. */
  readonly lead: string;
  /** Whether rows begin and end with a bar. */
  readonly hasOuterBars: boolean;
  /** Column of running numbers with the last of them, if there is one. */
  readonly number: { readonly column: number; readonly last: string } | null;
  /** Column that names the subject of a row (項目), if there is one beside the next. */
  readonly item: number | null;
  /** Column that says what is required. */
  readonly requirement: number;
  /** Whether what is required ends in a full stop. */
  readonly endsInStop: boolean;
}

const DELIMITERS = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const REQUIREMENT = /要求|需求|規定|規範|條文|事項|措施/;
const CONTENT = /內容|規格|說明/;
const ITEM = /^(?:項目|類別|構面|控制項|主題|名稱)/;
const NUMBERS = /^(?:項次|序號|編號|次序|序|項|no\.?|#)$/;
const NUMBER =
  /^[(（]?(?:[A-Za-z]{0,3}-?\d+|[一二三四五六七八九十]+|[A-Za-z]|[甲乙丙丁戊己庚辛壬癸]|[①-⑳])[)）]?[.、]?$/;
/** What stands before the first bar of a row. */
const LEAD = /^[ \t>]*/;

/**
 * Reads the table in which the row at `offset` stands; undefined for one that is not written with pipes, or that has no column
 * for requirements: a list of scans with their dates is no place for a clause.
 */
export function readTableShape(text: string, offset: number): TableShape | undefined {
  const rowStart = lineStartOf(text, offset);
  const line = text.slice(rowStart, lineEndOf(text, offset));
  const row = cellsOf(line);
  const header = row === undefined ? undefined : headerAbove(text, rowStart);
  if (row === undefined || header === undefined) return undefined;
  const titles = header.map((cell) => normalisedString(cell).trim());
  const named = titles.findIndex((title) => NUMBERS.test(title));
  const numberColumn = named >= 0 ? named : NUMBER.test(row[0] ?? '') ? 0 : -1;
  const columnOf = (pattern: RegExp): number =>
    titles.findIndex((title, i) => i !== numberColumn && pattern.test(title));
  const item = columnOf(ITEM);
  const asked = [REQUIREMENT, CONTENT].map(columnOf).find((column) => column >= 0 && column !== item) ?? item;
  const requirement = asked < 0 && titles.join('') === '' ? widest(row, numberColumn) : asked;
  if (requirement < 0 || requirement >= header.length) return undefined;
  const last = row[numberColumn] ?? '';
  const lead = LEAD.exec(line)?.[0] ?? '';
  return {
    columns: header.length,
    lead,
    hasOuterBars: line.startsWith('|', lead.length),
    number: NUMBER.test(last) ? { column: numberColumn, last } : null,
    item: item < 0 || item === requirement ? null : item,
    requirement,
    endsInStop: /。$/.test(row[requirement] ?? ''),
  };
}

function headerAbove(text: string, rowStart: number): readonly string[] | undefined {
  let start = rowStart;
  for (let i = 0; i < MOST_ROWS && start > 0; i++) {
    const end = endOfLineAbove(text, start);
    start = lineStartOf(text, end);
    const line = text.slice(start, end).replace(LEAD, '');
    if (DELIMITERS.test(line) && start > 0) {
      const headerEnd = endOfLineAbove(text, start);
      return cellsOf(text.slice(lineStartOf(text, headerEnd), headerEnd));
    }
    if (!line.includes('|')) return undefined;
  }
  return undefined;
}

function endOfLineAbove(text: string, lineStart: number): number {
  return text.startsWith('\r\n', lineStart - 2) ? lineStart - 2 : lineStart - 1;
}

/** A longer table is none that anybody adds to by hand. */
const MOST_ROWS = 2000;

function cellsOf(line: string): readonly string[] | undefined {
  if (!/(?<!\\)\|/.test(line)) return undefined;
  const inner = line
    .replace(LEAD, '')
    .trimEnd()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

function widest(row: readonly string[], except: number): number {
  let best = except === 0 ? 1 : 0;
  row.forEach((cell, i) => {
    if (i !== except && cell.length > (row[best]?.length ?? 0)) best = i;
  });
  return best;
}
