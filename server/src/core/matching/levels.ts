import type { Level } from '../catalogue/catalogue.js';
import type { Span } from '../text/span.js';

/** A protection level that a clause names for the system, or the blank that stands in its place. */
export interface NamedLevel {
  readonly level: Level | 'blank';
  readonly at: Span;
}

/** 「本系統為中級」「防護需求等級：中」「普級系統」「本系統屬＿級」; a blank is a run of underlines, circles or an empty bracket. */
const LEVEL = /(高|中|普|[_○]{1,8}|\[[_\s]*\]|〔[_\s]*〕|\([_\s]*\))級/g;
const LABELLED = /防護(?:需求)?等級(?:為|:|屬)?(高|中|普)(?!級)/g;
/** A list of choices names no level: 「□高□中□普」. */
const CHOICE = /[□☐■☑▓]/;
/** 「中級以上」 names a bound; 「高級主管」「中級軟體工程師」「高級中等學校」 are none of ours. */
const NOT_OURS = /^(?:主管|工程師|人員|中學|中等|職業|管理師|技術士|專員|長官|幹部|英檢)/;

/** All levels named in a normalised text, in order. */
export function readLevels(text: string): readonly NamedLevel[] {
  const found: NamedLevel[] = [];
  for (const match of text.matchAll(LEVEL)) {
    const [whole, name = ''] = match;
    const end = match.index + whole.length;
    const before = text.slice(Math.max(0, match.index - 1), match.index);
    if (CHOICE.test(before) || NOT_OURS.test(text.slice(end, end + 3))) continue;
    found.push({ level: nameOf(name), at: { start: match.index, end } });
  }
  for (const match of text.matchAll(LABELLED)) {
    const end = match.index + match[0].length;
    found.push({ level: nameOf(match[1] ?? ''), at: { start: match.index, end } });
  }
  return found.sort((a, b) => a.at.start - b.at.start);
}

function nameOf(name: string): NamedLevel['level'] {
  return name === '高' || name === '中' || name === '普' ? name : 'blank';
}
