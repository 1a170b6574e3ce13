/** 第X條之X第X項第X款, or 附表X(至X), as numbers; null where a part is not named. */
export type Designation =
  | {
      readonly kind: 'article';
      readonly article: number;
      /** 之一 is 1. */
      readonly branch: number | null;
      readonly paragraph: number | null;
      readonly item: number | null;
    }
  | { readonly kind: 'annex'; readonly annex: number; readonly through: number };

const DIGITS = '〇一二三四五六七八九';

/** 「12」, 「十二」, 「一百零五」, 「一〇五」, with blanks between; undefined for what is no number from 1 to 999. */
export function readOrdinal(text: string): number | undefined {
  const plain = text.replace(/\s/g, '').replace(/零/g, '〇');
  const value = /^\d{1,3}$/.test(plain) ? Number(plain) : readChinese(plain);
  return value === undefined || value < 1 ? undefined : value;
}

function readChinese(text: string): number | undefined {
  const digit = (character: string | undefined): number => (character === undefined ? 0 : DIGITS.indexOf(character));
  if (/^[〇一二三四五六七八九]{1,3}$/.test(text))
    return Array.from(text).reduce((sum, character) => sum * 10 + digit(character), 0);
  const match = /^(?:([一二三四五六七八九])百)?〇?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (match === null || text === '') return undefined;
  const tens = match[3] === undefined ? 0 : match[2] === undefined ? 1 : digit(match[2]);
  return digit(match[1]) * 100 + tens * 10 + digit(match[4]);
}

/** In what numerals a citation is written; a citation that is offered for it is written alike. */
export type Numerals = 'arabic' | 'chinese';

/** 「第10條第2項」 or 「第十條第二項」. */
export function writeDesignation(at: Designation, numerals: Numerals): string {
  const number = (value: number): string => (numerals === 'arabic' ? String(value) : chineseOf(value));
  if (at.kind === 'annex') {
    // Annexes are numbered in Chinese wherever they are printed.
    const last = at.through > at.annex ? `至${chineseOf(at.through)}` : '';
    return `附表${chineseOf(at.annex)}${last}`;
  }
  const { article, branch, paragraph, item } = at;
  return [
    `第${number(article)}條`,
    branch === null ? '' : `之${number(branch)}`,
    paragraph === null ? '' : `第${number(paragraph)}項`,
    item === null ? '' : `第${number(item)}款`,
  ].join('');
}

function chineseOf(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const head = hundreds === 0 ? '' : `${DIGITS[hundreds] ?? ''}百${tens === 0 && ones > 0 ? '零' : ''}`;
  const ten = tens === 0 ? '' : `${tens === 1 && hundreds === 0 ? '' : (DIGITS[tens] ?? '')}十`;
  return `${head}${ten}${ones === 0 ? '' : (DIGITS[ones] ?? '')}`;
}

/**
 * How closely a provision is meant by a citation: the number of parts that both name, 0 where it is not meant. A citation that
 * names more than the provision means it («第4條第1項第9款» of an entry for «第4條»); one that names less does not.
 */
export function closeness(provision: Designation, cited: Designation): number {
  if (provision.kind === 'annex' || cited.kind === 'annex') {
    if (provision.kind !== cited.kind || provision.kind !== 'annex' || cited.kind !== 'annex') return 0;
    return provision.annex <= cited.annex && cited.through <= provision.through ? 1 : 0;
  }
  if (provision.article !== cited.article || provision.branch !== cited.branch) return 0;
  const { paragraph, item } = provision;
  // 「第4條第5款」 leaves the one 項 unsaid.
  const fitsParagraph =
    paragraph === null || paragraph === cited.paragraph || (cited.paragraph === null && item !== null);
  if (!fitsParagraph || (item !== null && item !== cited.item)) return 0;
  return 1 + (paragraph === null ? 0 : 1) + (item === null ? 0 : 1);
}
