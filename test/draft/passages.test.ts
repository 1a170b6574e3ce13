import { describe, expect, it } from 'vitest';
import { readDraft } from '../../server/src/core/draft/readDraft.js';

/** Passages as `kind: visible text`, with `⏎` for a line end: what is judged of a draft. */
function passagesOf(text: string): readonly string[] {
  return readDraft(text).passages.map(
    ({ kind, text: { text: visible } }) => `${kind}: ${visible.replaceAll('\n', '⏎').replaceAll('\u2028', '⏎')}`,
  );
}

/** Section path of each passage. */
function pathsOf(text: string): readonly string[] {
  return readDraft(text).passages.map(({ section, text: { text: visible } }) =>
    [...(section?.path ?? []), ...(section === null ? [] : [section.title]), visible].join(' > '),
  );
}

describe('what is content', () => {
  it.each([
    ['bold that cuts a word', '弱點**掃描**', ['paragraph: 弱點掃描']],
    ['a lone asterisk', '7*24 小時', ['paragraph: 7*24 小時']],
    ['an escaped mark', String.raw`7\*24 小時`, ['paragraph: 7*24 小時']],
    ['an entity', '監控&nbsp;&amp; 應變', ['paragraph: 監控\u00a0& 應變']],
    [
      'a link: its words, not its target',
      '依[資安規範](https://滲透測試.tw "原始碼檢測")辦理',
      ['paragraph: 依資安規範辦理'],
    ],
    ['a reference link', '依[規範][甲]辦理\n\n[甲]: https://滲透測試.tw', ['paragraph: 依規範辦理']],
    ['an image', '圖 ![滲透測試](a.png) 一', ['paragraph: 圖  一']],
    ['inline code', '執行 `滲透測試` 指令', ['paragraph: 執行  指令']],
    ['struck-through text', '廠商應~~辦理滲透測試~~提供報告', ['paragraph: 廠商應提供報告']],
    ['struck-through text by tag', '廠商應<del>辦理滲透測試</del>提供報告', ['paragraph: 廠商應提供報告']],
    ['a comment in a line', '廠商應<!-- 滲透測試 -->提供報告', ['paragraph: 廠商應提供報告']],
    ['a fenced block', '```\n滲透測試\n```\n\n甲', ['paragraph: 甲']],
    ['an indented block', '甲\n\n    滲透測試\n', ['paragraph: 甲']],
    ['a comment block over lines', '<!--\n滲透測試\n\n原始碼檢測\n-->\n\n甲', ['paragraph: 甲']],
    [
      'an HTML table',
      '<table><tr><td>滲透測試</td><td>每年</td></tr></table>',
      ['table-cell: 滲透測試', 'table-cell: 每年'],
    ],
  ])('%s', (_, text, expected) => {
    expect(passagesOf(text)).toEqual(expected);
  });

  it('leaves out a pasted copy of the list, and keeps a table that has levels for another reason', () => {
    const copy =
      '| 項目 | 子項 | 高 | 中 | 普 |\n|---|---|---|---|---|\n| 資安檢測 | 滲透測試 | ● | ◎ | ◎ |\n| | 資安健診 | ● | ● | ● |';
    const draft = readDraft(copy);
    expect(draft.passages).toEqual([]);
    expect(draft.ignored.map((each) => each.reason)).toEqual(['catalogue-copy']);
    const other = '| 檢測 | 高 | 中 | 普 |\n|---|---|---|---|\n| 弱點掃描 | 每年二次 | 每年一次 | 每二年一次 |';
    expect(passagesOf(other)).toContain('table-cell: 弱點掃描');
  });
});

describe('how text is cut', () => {
  it('takes lists, quotes, tables and numbered lines apart', () => {
    const text = [
      '# 壹、概述',
      '- 甲',
      '  1. 乙',
      '     第二段',
      '',
      '> 丙',
      '',
      '| 項次 | 要求 |',
      '|---|---|',
      String.raw`| 1 | 甲\|乙 |`,
      '',
      '一、丁',
      '（一）戊',
      '續行',
      '（二）己',
    ].join('\n');
    expect(passagesOf(text)).toEqual(
      [
        'heading: 壹、概述',
        'list-item: 甲',
        'list-item: 乙⏎第二段',
        'quote: 丙',
        'table-cell: 項次',
        'table-cell: 要求',
        'table-cell: 1',
        'table-cell: 甲|乙',
        'paragraph: 一、丁⏎',
        'paragraph: （一）戊⏎續行⏎',
        'paragraph: （二）己',
      ].filter((line) => !/項次|要求/.test(line)),
    );
  });

  it('knows what governs a passage', () => {
    const text =
      '## 資安檢測\n\n廠商應辦理下列事項：\n\n- 弱點掃描\n  - 主機\n\n| 對象 | 頻率 |\n|---|---|\n| 網站 | 每年 |';
    const draft = readDraft(text);
    const contextOf = (visible: string) => draft.passages.find((passage) => passage.text.text === visible)?.context;
    expect(contextOf('主機')).toEqual({
      heading: '資安檢測',
      governing: ['弱點掃描', '廠商應辦理下列事項：', '資安檢測'],
      row: [],
    });
    expect(contextOf('每年')).toMatchObject({ governing: ['頻率', '資安檢測'], row: ['網站'] });
  });
});

describe('sections', () => {
  it('follow the Markdown levels', () => {
    expect(pathsOf('# 一\n\n甲\n\n## 二\n\n乙\n\n# 三\n\n丙')).toEqual([
      '一',
      '一 > 甲',
      '一 > 二',
      '一 > 二 > 乙',
      '三',
      '三 > 丙',
    ]);
  });

  it('follow the official numbers where every heading has one level', () => {
    const text = '## 壹、概述\n\n## 一、目標\n\n## (一)範圍\n\n甲\n\n## 二、期程\n\n乙\n\n## 貳、需求\n\n丙';
    expect(pathsOf(text)).toEqual([
      '壹、概述',
      '壹、概述 > 一、目標',
      '壹、概述 > 一、目標 > (一)範圍',
      '壹、概述 > 一、目標 > (一)範圍 > 甲',
      '壹、概述 > 二、期程',
      '壹、概述 > 二、期程 > 乙',
      '貳、需求',
      '貳、需求 > 丙',
    ]);
  });

  it('follow the decimal numbers, and numbered lines that are no headings', () => {
    expect(pathsOf('## 1 需求\n\n## 1.1 資安\n\n## 1.1.1 檢測\n\n甲\n\n## 1.2 訓練\n\n乙').at(3)).toBe(
      '1 需求 > 1.1 資安 > 1.1.1 檢測 > 甲',
    );
    expect(pathsOf('一、資安需求\n\n(一)檢測\n\n應辦理。\n\n二、訓練\n\n應辦理。')).toEqual([
      '一、資安需求',
      '一、資安需求 > (一)檢測',
      '一、資安需求 > (一)檢測 > 應辦理。',
      '二、訓練',
      '二、訓練 > 應辦理。',
    ]);
  });
});
