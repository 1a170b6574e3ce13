import { normalisedString } from '../text/normalise.js';
import type { SourceText } from '../text/sourceText.js';

/** Title of the table that is written for an author. */
export const CONFORMITY_TITLE = '資通系統防護基準符合性對照表';
const CAPTION = new RegExp(
  `^(?:附件|附表|附錄|表)?[\\d一二三四五六七八九十]{0,3}[、:.]?${CONFORMITY_TITLE}(?:\\([^()]{0,40}\\))?$`,
);

/** Whether a line is no more than the title of such a table: below a line that obliges, it would read as a requirement. */
export function isConformityCaption(line: string): boolean {
  return line.length < LONGEST_CAPTION && CAPTION.test(normalisedString(line).trim());
}

/** A longer line is a sentence. UTF-16 units. */
const LONGEST_CAPTION = 80;

/** Columns of a 防護基準符合性對照表, in the order in which they are written. */
export const CONFORMITY_COLUMNS = ['構面', '措施內容', '要求', '現況', '判定'] as const;
/** What others call the columns; each group is one column. */
const TITLES: readonly RegExp[] = [/^構面$/, /^(?:控制)?措施/, /^(?:要求|控制措施)/, /^現況/, /^(?:判定|符合)/];

/**
 * Whether a table is the form in which a vendor says how each measure of annex 10 is met. It repeats the annex and asks for
 * nothing by itself: what the case asks of the vendor must stand in the text.
 */
export function isConformityTable(header: readonly SourceText[]): boolean {
  const titles = header.map((cell) => normalisedString(cell.text).trim());
  return TITLES.every((title) => titles.some((each) => title.test(each)));
}
