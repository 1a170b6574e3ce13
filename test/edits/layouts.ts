import fc from 'fast-check';

/** Ways in which the section on security is written: `title` is its heading, the rest what stands in it already. */
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  'numbered lines': ['## 貳、資訊安全需求', '', '一、廠商應配合。', '', '二、人員應準時。'],
  'numbered lines, tight': ['### 二、資訊安全需求', '', '（一）廠商應配合。', '（二）人員應準時。'],
  'half-width brackets': ['### 二、資安要求', '', '(一) 廠商應配合。', '', '(二) 人員應準時。'],
  decimals: ['### 2.3 資訊安全需求', '', '2.3.1 廠商應配合。', '', '2.3.2 人員應準時。'],
  articles: [
    '## 第二章 資訊安全要求',
    '',
    '第九條 廠商應配合。',
    '',
    '一、先期。',
    '',
    '二、後期。',
    '',
    '第十條 人員應準時。',
  ],
  letters: ['## 資訊安全需求', '', 'A. 廠商應配合。', 'B. 人員應準時。'],
  stems: ['## 資訊安全需求', '', '甲、廠商應配合。', '', '癸、人員應準時。'],
  circled: ['## 資訊安全需求', '①廠商應配合。', '⑳人員應準時。'],
  'ordered list': ['## 資訊安全需求', '', '1. 廠商應配合。', '2. 人員應準時：', '   - 平日', '   - 假日'],
  'ordered list, loose': ['## 資訊安全需求', '', '1. 廠商應配合。', '', '2. 人員應準時。', '', '   含假日。'],
  bullets: ['## 資訊安全需求', '', '- 廠商應配合。', '- 人員應準時。'],
  'bullets behind a tab': ['## 資訊安全需求', '', '*\t廠商應配合。', '', '*\t人員應準時。'],
  'full-width blanks': ['## 資訊安全需求', '', '　　一、廠商應配合。', '', '　　二、人員應準時。'],
  table: ['## 資訊安全需求', '', '| 項次 | 要求 |', '|---|---|', '| 1 | 廠商\\|人員應配合 |', '| 2 | 準時 |'],
  'table with items': [
    '## 資訊安全需求',
    '',
    '項目|要求|佐證',
    ':-|:-:|-:',
    '配合|廠商應配合。|',
    '準時|人員應準時。|無',
  ],
  'table without titles': ['## 資訊安全需求', '', '|  |  |', '|---|---|', '| 1 | 廠商應配合 |'],
  'table of something else': ['## 資訊安全需求', '', '| 期別 | 期限 |', '|---|---|', '| 1 | 30 日 |'],
  'HTML table': [
    '## 資訊安全需求',
    '',
    '<table>',
    '<tr><td>1</td><td>廠商應配合</td></tr>',
    '<!-- 待補 -->',
    '</table>',
  ],
  quote: ['## 資訊安全需求', '', '> 廠商應配合。', '>', '> 人員應準時。'],
  'numbered quote': ['## 資訊安全需求', '', '> （一）廠商應配合。', '>', '> （二）人員應準時。'],
  'table in a quote': ['## 資訊安全需求', '', '> | 項次 | 要求 |', '> |---|---|', '> | 1 | 廠商應配合 |'],
  paragraphs: ['## 資訊安全需求', '', '廠商應配合。', '', '人員應準時。'],
  empty: ['## 貳、資訊安全需求'],
  'empty, setext': ['資訊安全需求', '------------'],
  setext: ['資訊安全需求', '------------', '一、廠商應配合。'],
  'sub-headings': [
    '## 貳、資訊安全需求',
    '',
    '### 一、進度',
    '',
    '廠商應配合。',
    '',
    '### 二、其他',
    '',
    '1. 人員應準時。',
  ],
  'bold titles': ['## 貳、資訊安全需求', '', '**進度**', '', '1. 廠商應配合。', '', '**其他**', '', '1. 人員應準時。'],
  'a title in text': ['貳、資訊安全需求', '', '一、廠商應配合。', '', '二、人員應準時。'],
  'only two-hash headings': ['## 二、資訊安全需求', '', '## （一）進度', '', '廠商應配合。'],
};

/** What may stand at the end of a section, below its requirements. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  nothing: [],
  'a rule': ['', '---'],
  'a rule right below': ['***'],
  comment: ['', '<!-- 待補 -->'],
  'comment right below': ['<!-- 待補 -->'],
  code: ['', '```', '# 設定', '```'],
  'indented code': ['', '    設定'],
  'page break': ['', '<div style="page-break-after: always;"></div>'],
  picture: ['', '![架構圖](a.png)'],
  note: ['', '註：以上各項應於驗收前完成。'],
  'blank lines with blanks': ['', '　', ' \t'],
};

/** What comes behind the section; some without a blank line between. */
const REST: Readonly<Record<string, readonly string[]>> = {
  'the end': [],
  'a chapter': ['', '## 參、驗收', '', '一、依規定驗收。'],
  'a chapter right below': ['## 參、驗收', '依規定驗收。'],
  'a setext chapter': ['', '驗收', '----', '依規定驗收。'],
  'an appendix': ['', '## 參、驗收', '', '依規定驗收。', '', '## 附件一', '', '格式。'],
  'an open code block': ['', '## 參、驗收', '', '依規定驗收。', '', '```', '格式'],
  'an open comment': ['', '## 參、驗收', '', '依規定驗收。', '', '<!-- 格式'],
  'an open deletion': ['', '## 參、驗收', '', '依規定驗收。', '', '<del>格式'],
};

/** Drafts in which no section is about security. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = {
  chapters: ['# 需求規範書', '', '## 壹、概述', '', '本案。', '', '## 貳、功能', '', '### 一、登入', '', '略。'],
  'one title': ['# 需求規範書'],
  'one title with text': ['# 需求規範書', '', '本案委外。'],
  'no headings': ['本案委外。', '', '廠商應準時。'],
  'no headings, numbered': ['一、本案委外。', '二、廠商應準時。'],
  'titles in text': ['壹、概述', '', '一、本案委外。', '', '貳、功能', '', '一、登入。', '', '二、登出。'],
  'bold titles': ['**概述**', '', '本案。', '', '**功能**', '', '略。'],
  'a table alone': ['| 期別 | 期限 |', '|---|---|', '| 1 | 30 日 |'],
  'a list alone': ['- 本案委外。', '- 廠商應準時。'],
  code: ['本案委外。', '', '```', '設定'],
  struck: ['本案委外。', '', '<del>廠商應準時。'],
  commented: ['本案委外。', '', '<!-- 廠商應準時。'],
};

export interface Layout {
  readonly name: string;
  readonly lines: readonly string[];
}

const entriesOf = (parts: Readonly<Record<string, readonly string[]>>): readonly Layout[] =>
  Object.entries(parts).map(([name, lines]) => ({ name, lines }));

/** Each section alone. */
export const allSections: readonly Layout[] = entriesOf(SECTIONS);

/** Bodies with a section on security. */
export const sectioned: fc.Arbitrary<Layout> = fc
  .tuple(
    fc.constantFrom([], ['# 需求規範書', ''], ['# 需求規範書', '', '## 壹、概述', '', '本案委外。', '']),
    fc.constantFrom(...entriesOf(SECTIONS)),
    fc.constantFrom(...entriesOf(ENDS)),
    fc.constantFrom(...entriesOf(REST)),
  )
  .map(([head, section, end, rest]) => ({
    name: `${section.name}, ${end.name}, ${rest.name}`,
    lines: [...head, ...section.lines, ...end.lines, ...rest.lines],
  }));

/** Bodies without one. */
export const unsectioned: fc.Arbitrary<Layout> = fc.constantFrom(...entriesOf(WITHOUT));

/** How a file is stored: line ends, byte-order mark, what stands behind the last line. */
export interface Storage {
  readonly eol: string;
  readonly bom: string;
  readonly final: string;
}

export const storage: fc.Arbitrary<Storage> = fc.record({
  eol: fc.constantFrom('\n', '\r\n', '\r'),
  bom: fc.constantFrom('', '\uFEFF'),
  final: fc.constantFrom('', '\n', '\n\n', '  ', '\t\n　\n'),
});

/** The draft as a file. */
export function fileOf(
  { eol, bom, final }: Storage,
  service: string,
  level: string | null,
  lines: readonly string[],
): string {
  const front = ['---', `服務類型: ${service}`, ...(level === null ? [] : [`防護需求等級: ${level}`]), '---', ''];
  return bom + [...front, ...lines].join(eol) + final.replaceAll('\n', eol);
}
