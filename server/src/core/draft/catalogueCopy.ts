import { normalisedString } from '../text/normalise.js';
import type { SourceText } from '../text/sourceText.js';

const MARK_CELL = /^[●◎▲○•©\-－–—]?$/;

/**
 * Whether a table is the list itself, pasted into the draft: its columns are the three levels, filled with marks. Such a
 * table says what the list recommends, not what this case asks of the vendor.
 */
export function isCatalogueCopy(header: readonly SourceText[], rows: readonly (readonly SourceText[])[]): boolean {
  const titles = header.map((cell) => normalisedString(cell.text).replace(/級$/, ''));
  const columns = ['高', '中', '普'].map((level) => titles.indexOf(level));
  if (columns.some((column) => column < 0)) return false;
  const cells = rows.flatMap((row) => columns.map((column) => row[column]?.text.trim() ?? ''));
  const marks = cells.filter((cell) => MARK_CELL.test(cell)).length;
  return rows.length > 0 && marks * 2 >= cells.length && cells.some((cell) => /[●◎▲○•©]/.test(cell));
}
