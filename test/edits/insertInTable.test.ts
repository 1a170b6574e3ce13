import { describe, expect, it } from 'vitest';
import { clausesIn } from '../../server/src/core/edits/composeClauses.js';
import { plainText } from '../../server/src/core/edits/edit.js';
import { readContents } from '../../server/src/core/edits/sectionContents.js';
import { check } from '../support/engine.js';
import { BACKDOOR, ORIGIN, written } from './support.js';

/** A section that ends in a table, and the rows that are written below it. */
function rows(table: string): readonly string[] {
  const before = `## 資訊安全需求\n\n${table}`;
  const after = written(`${before}\n\n## 驗收\n`);
  expect(after.startsWith(before)).toBe(true);
  expect(after.endsWith('\n\n## 驗收\n')).toBe(true);
  return after.slice(before.length, -'\n\n## 驗收\n'.length).split('\n').slice(1);
}

describe('clauses become rows of the table in which a section writes its requirements', () => {
  it.each([
    {
      name: 'a column of numbers is gone on with, others stay empty',
      table: '| 項次 | 項目 | 要求 | 佐證 |\n|:---|---|---|---|\n| 1 | 保密 | 人員應保密 | 切結 |',
      expected: [`| 2 | 程式碼安全 | ${ORIGIN} |  |`, `| 3 | 程式碼安全 | ${BACKDOOR} |  |`],
    },
    {
      name: 'without a column for the item, the item stands before the clause',
      table: '| 項次 | 應辦理事項 |\n|---|---|\n| （九） | 人員應保密 |',
      expected: [`| （十） | 程式碼安全：${ORIGIN} |`, `| （十一） | 程式碼安全：${BACKDOOR} |`],
    },
    {
      name: 'numbers keep their letters and noughts',
      table: '| 編號 | 需求說明 |\n|---|---|\n| S-08 | 保密 |\n| S-09 | 配合 |',
      expected: [`| S-10 | 程式碼安全：${ORIGIN} |`, `| S-11 | 程式碼安全：${BACKDOOR} |`],
    },
    {
      name: 'full stops and outer bars as in the rows above',
      table: '項目|要求\n---|---\n保密|人員應保密。',
      expected: [`程式碼安全 | ${ORIGIN}。`, `程式碼安全 | ${BACKDOOR}。`],
    },
    {
      name: 'a figure in another column is no running number',
      table: '| 要求 | 每年次數 |\n|---|---|\n| 演練 | 2 |',
      expected: [`| 程式碼安全：${ORIGIN} |  |`, `| 程式碼安全：${BACKDOOR} |  |`],
    },
    {
      name: 'an escaped bar ends no cell',
      table: '| 項次 | 要求 |\n|---|---|\n| 1 | 人員\\|廠商應保密 |',
      expected: [`| 2 | 程式碼安全：${ORIGIN} |`, `| 3 | 程式碼安全：${BACKDOOR} |`],
    },
    {
      name: 'a table without titles: numbers first, the widest column for the clause',
      table: '|  |  |  |\n|---|---|---|\n| 1 | 人員應簽署保密切結書 | 是 |',
      expected: [`| 2 | 程式碼安全：${ORIGIN} |  |`, `| 3 | 程式碼安全：${BACKDOOR} |  |`],
    },
    {
      name: 'a table in a quote stays in it',
      table: '> | 項次 | 要求 |\n> |---|---|\n> | 1 | 保密 |',
      expected: [`> | 2 | 程式碼安全：${ORIGIN} |`, `> | 3 | 程式碼安全：${BACKDOOR} |`],
    },
    {
      name: 'an indented table stays indented',
      table: '  | 項次 | 要求 |\n  |---|---|\n  | 1 | 保密 |',
      expected: [`  | 2 | 程式碼安全：${ORIGIN} |`, `  | 3 | 程式碼安全：${BACKDOOR} |`],
    },
    {
      name: 'a last row without a number: none is made up',
      table: '| 項次 | 要求 |\n|---|---|\n| 1 | 保密 |\n| 合計 | 一項 |',
      expected: [`|  | 程式碼安全：${ORIGIN} |`, `|  | 程式碼安全：${BACKDOOR} |`],
    },
    {
      name: 'rows left empty for more stay above',
      table: '| 項次 | 要求 |\n|---|---|\n| 1 | 保密 |\n|  |  |',
      expected: [`| 2 | 程式碼安全：${ORIGIN} |`, `| 3 | 程式碼安全：${BACKDOOR} |`],
    },
  ])('$name', ({ table, expected }) => {
    expect(rows(table)).toEqual(expected);
  });

  it('goes into the table above a note', () => {
    const table = '## 資安需求\n\n| 項次 | 要求 |\n|---|---|\n| 1 | 保密 |';
    expect(written(`${table}\n\n備註：廠商應逐項回覆。\n`)).toBe(
      `${table}\n| 2 | 程式碼安全：${ORIGIN} |\n| 3 | 程式碼安全：${BACKDOOR} |\n\n備註：廠商應逐項回覆。\n`,
    );
  });

  it('leaves a table alone that lists something else', () => {
    const table = '## 資安需求\n\n| 期別 | 期限 |\n|---|---|\n| 1 | 30 日 |';
    expect(written(`${table}\n`)).toBe(`${table}\n\n程式碼安全：${ORIGIN}。\n\n程式碼安全：${BACKDOOR}。\n`);
  });

  it('ends no cell with a bar that a clause may have', () => {
    const { draft } = check('## 資安需求\n\n| 項次 | 項目 | 要求 |\n|---|---|---|\n| 1 | 甲 | 乙 |\n');
    const [section] = draft.sections;
    const clause = { item: '丙|丁', sentence: ['戊|', { stop: 'a', shown: '＿', choices: [] }, '己。'] };
    const edit = section === undefined ? undefined : clausesIn(draft, readContents(draft, section), [clause], false);
    expect(plainText(edit?.pieces ?? [])).toBe('\n| 2 | 丙\\|丁 | 戊\\|＿己 |');
  });
});
