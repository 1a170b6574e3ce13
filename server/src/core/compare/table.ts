/** A table of plain texts; every line has as many cells as the header. */
export interface Table {
  readonly header: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** What a spreadsheet would run as a formula when a cell begins with it. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * CSV by RFC 4180, with a byte-order mark, without which a spreadsheet takes Chinese for another encoding. A text that a spreadsheet would
 * run as a formula gets an apostrophe: words of a file from anywhere must stay words.
 */
export function csvOf({ header, lines }: Table): string {
  return `\uFEFF${[header, ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
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
