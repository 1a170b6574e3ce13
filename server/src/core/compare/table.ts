import { csvOf as rowsAsCsv } from '../text/csv.js';

/** A table of plain texts; every line has as many cells as the header. */
export interface Table {
  readonly header: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** The table as CSV, with a byte-order mark, without which a spreadsheet takes Chinese for another encoding. */
export function csvOf({ header, lines }: Table): string {
  return `\uFEFF${rowsAsCsv([header, ...lines])}`;
}

/** A Markdown table (GFM). Words of the data never become markup. */
export function markdownTableOf({ header, lines }: Table): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |\n`;
  return row(header) + `|${header.map(() => ' --- |').join('')}\n` + lines.map(row).join('');
}

/** A text as Markdown shows it letter by letter, in one line. */
export function markdownText(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .trim();
}
