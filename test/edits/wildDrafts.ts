import fc from 'fast-check';
import { catalogue } from '../support/engine.js';

/** What an author may type before the words of a line. */
const MARKS = [
  ...[
    '',
    '',
    '一、',
    '二、',
    '（一）',
    '（二）',
    '(1)',
    '1、',
    '壹、',
    '第三條 ',
    '2.3 ',
    '2.3.1 ',
    '甲、',
    'A. ',
    '①',
    '● ',
    '※',
  ],
  ...['1. ', '2. ', '- ', '* ', '   - ', '> ', '> - ', '    ', '　', '\t', '| 1 | ', '註：', '附件一 '],
  ...['# ', '## ', '### ', '#### ', '##', '## 一、', '### （一）', '## 附件一 '],
];

/** Words that begin, end or turn things, and markup that is begun and not ended. */
const WORDS = [
  ...['資訊安全需求', '資通安全要求', '需求規範書', '概述', '廠商應配合。', '人員應保密', '驗收', '如下：', '滲透測試'],
  ...['本案免辦。', '以下項目本案不適用：', '下列事項另案辦理：', '不適用', '無須辦理', '廠商應於驗收前辦理一次。'],
  ...[
    '~~',
    '<del>',
    '</del>',
    '<!--',
    '-->',
    '```',
    '~~~',
    '---',
    '***',
    '===',
    '`',
    '**',
    '\\',
    '|',
    '\\|',
    '$1',
    '}',
  ],
  ...['<div>', '</div>', '<table>', '<tr><td>', '</table>', '| a | b |', '|---|---|', '[1]: http://x', '![x](y.png)'],
  ...['&nbsp;', '😀', '\u2028', '\0', '**資訊安全需求**', '**其他**'],
];

const rows = catalogue.sheets.flatMap((sheet) => sheet.rows);

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...new Set(rows.map(({ item }) => item))) },
  { weight: 1, arbitrary: fc.constantFrom(...rows).map(({ clause }) => clause) },
);

/** Lines as nobody writes them, of parts that everybody writes. */
export const wildLines: fc.Arbitrary<readonly string[]> = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...MARKS), word).map(([mark, words]) => mark + words) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...MARKS), word, word).map((parts) => parts.join('')) },
  ),
  { maxLength: 20 },
);
