import { describe, expect, it } from 'vitest';
import { refactorings } from '../../server/src/core/edits/fixes.js';
import { check, draftOf, engine, zh } from '../support/engine.js';
import { insertedBy } from './invariants.js';
import { fixed } from './support.js';

const FIX = { kind: 'conformity-table' } as const;

function offered(text: string): readonly string[] {
  return refactorings(engine, check(text)).map(({ title }) => zh(title));
}

function outcomes(text: string): readonly string[] {
  return check(text).assessments.map(({ control, outcome }) => `${control} ${outcome}`);
}

describe('the table of conformity with annex 10', () => {
  const text = draftOf('development', '中', '## 壹、概述\n\n略。');

  it('is appended with a line for each measure, its last two columns empty', () => {
    const { written } = insertedBy(text, FIX, '\n');
    const lines = written.trim().split('\n');
    expect(lines.slice(0, 5)).toEqual([
      '附件：資通系統防護基準符合性對照表（中級，附表十115年文字）',
      '',
      '| 構面 | 措施內容 | 要求 | 現況 | 判定 |',
      '| --- | --- | --- | --- | --- |',
      '| 存取控制 | 帳號管理 | 建立帳號管理機制，包含帳號之申請、建立、修改、啟用、停用及刪除之程序。 |  |  |',
    ]);
    expect(lines).toHaveLength(4 + 62);
  });

  it('asks for nothing by itself: no outcome changes', () => {
    for (const level of ['高', '中', '普']) {
      const draft = draftOf('development', level, '## 壹、概述\n\n略。');
      expect(outcomes(fixed(draft, FIX))).toEqual(outcomes(draft));
    }
  });

  it('hides nothing: a row that the text asks for is seen as before', () => {
    const body =
      '## 壹、資安\n\n依據系統防護需求分級，本系統為中級，廠商需符合中級系統資通系統防護基準存取控制控制措施，包含帳號管理、採最小權限原則及遠端存取。';
    const draft = draftOf('development', '中', body);
    expect(outcomes(draft)).toContain('baseline-access-control covered');
    expect(outcomes(fixed(draft, FIX))).toEqual(outcomes(draft));
  });

  it('leaves the clauses that are written later with the text above', () => {
    const draft = draftOf('development', '普', '## 壹、資通安全需求\n\n廠商應提供軟體物料清單及安全測試報告。');
    const after = fixed(fixed(draft, FIX), { kind: 'insert-recommended' });
    expect(after.indexOf('程式來源不得')).toBeLessThan(after.indexOf('附件：'));
    expect(after.indexOf('程式來源不得')).toBeGreaterThan(0);
  });

  it('is a form also with the columns named 「措施」 and filled in; a table of requirements is none', () => {
    const table = (header: string): string =>
      draftOf(
        'development',
        '中',
        `## 壹、資安\n\n${header}\n| --- | --- | --- | --- | --- |\n| 測試 | 掃描 | 廠商應於上線前辦理主機弱點掃描 | 已辦理 | 符合 |`,
      );
    const form = check(table('| 構面 | 措施 | 要求 | 現況 | 判定 |'));
    expect(form.draft.ignored.map(({ reason }) => reason)).toEqual(['form']);
    const asked = check(table('| 構面 | 措施 | 要求 | 說明 | 備註 |'));
    expect(asked.draft.ignored).toEqual([]);
  });

  it('follows the text of 110 for a draft of its time, and says where the wording is not at hand', () => {
    const old = text.replace('---\n\n', '草案日期: 114-06-01\n---\n\n');
    const { written } = insertedBy(old, FIX, '\n');
    expect(written).toContain('附表十110年文字');
    expect(written).toContain('（110年原文未備，請查公告：資料備份）');
  });

  it('keeps the line ends of the draft, and goes before what nobody closed', () => {
    insertedBy(text.replaceAll('\n', '\r\n'), FIX, '\r\n');
    insertedBy(`${text}\n\`\`\`\n未結束`, FIX, '\n');
  });

  it('is offered once, with a level, and where a sheet has rows of annex 10', () => {
    expect(offered(text)).toEqual(['附上防護基準符合性對照表（中級）']);
    expect(offered(fixed(text, FIX))).toEqual([]);
    expect(offered(draftOf('maintenance', '中', '略。'))).toEqual([]);
    expect(offered(draftOf('development', '', '略。'))).toEqual([]);
    expect(offered(draftOf('development', '中', '廠商應填寫資通系統防護基準符合性對照表。'))).toHaveLength(1);
  });
});
