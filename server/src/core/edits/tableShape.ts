import { normalisedString } from '../text/normalise.js';
import { lineEndOf, lineStartOf } from './sectionContents.js';

/** A pipe table to which rows can be added. */
export interface TableShape {
  readonly columns: number;
  /** Column of running numbers with the last of them, if there is one. */
  readonly number: { readonly column: number; readonly last: string } | null;
  /** Column that names the subject of a row (項目), if there is one beside the next. */
  readonly item: number | null;
  /** Column that says what is required. */
  readonly requirement: number;
}

const DELIMITERS = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const REQUIREMENT = /要求|需求|內容|規格|規範|條文|說明/;
const ITEM = /^(?:項目|類別|構面|控制項|主題|名稱)/;
const NUMBER = /^[(（]?(?:\d+|[一二三四五六七八九十]+)[)）]?[.、]?$/;

/** Reads the table in which the row at `offset` stands; undefined for one that is not written with pipes. */
export function readTableShape(text: string, offset: number): TableShape | undefined {
  const rowStart = lineStartOf(text, offset);
  const row = cellsOf(text.slice(rowStart, lineEndOf(text, offset)));
  if (row === undefined) return undefined;
  const header = headerAbove(text, rowStart);
  if (header === undefined) return undefined;
  const titles = header.map((cell) => normalisedString(cell).trim());
  const numberColumn = row.findIndex((cell, i) => NUMBER.test(cell) && i < titles.length);
  const requirement = titles.findIndex((title, i) => i !== numberColumn && REQUIREMENT.test(title));
  const item = titles.findIndex((title, i) => i !== numberColumn && ITEM.test(title));
  const last = row[numberColumn];
  return {
    columns: header.length,
    number: last === undefined ? null : { column: numberColumn, last },
    item: item < 0 || requirement < 0 || item === requirement ? null : item,
    requirement: requirement >= 0 ? requirement : item >= 0 ? item : widest(row, numberColumn),
  };
}

function headerAbove(text: string, rowStart: number): readonly string[] | undefined {
  let start = rowStart;
  for (let i = 0; i < MOST_ROWS && start > 0; i++) {
    const end = text.startsWith('\r\n', start - 2) ? start - 2 : start - 1;
    start = lineStartOf(text, end);
    const line = text.slice(start, end);
    if (DELIMITERS.test(line) && line.includes('-') && start > 0) {
      const headerEnd = text.startsWith('\r\n', start - 2) ? start - 2 : start - 1;
      return cellsOf(text.slice(lineStartOf(text, headerEnd), headerEnd));
    }
    if (!line.includes('|')) return undefined;
  }
  return undefined;
}

/** A longer table is none that anybody adds to by hand. */
const MOST_ROWS = 2000;

function cellsOf(line: string): readonly string[] | undefined {
  if (!/(?<!\\)\|/.test(line)) return undefined;
  const inner = line
    .trim()
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
