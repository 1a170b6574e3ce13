import { describe, expect, it } from 'vitest';
import { builtInTranslate } from '../../server/src/builtin/builtin.js';
import { checkDraft } from '../../server/src/core/checkDraft.js';
import { applyEdits } from '../../server/src/core/edits/edit.js';
import { editsOf, fixesFor } from '../../server/src/core/edits/fixes.js';
import { check, engine, zh } from '../support/engine.js';

function draft(body: string, date: string | null): string {
  const dated = date === null ? '' : `草案日期: ${date}\n`;
  return `---\n服務類型: enhancement\n防護需求等級: 普\n${dated}---\n\n## 壹、資安需求\n\n${body}\n`;
}

/** Messages of the rule, with the words that they stand at. */
function told(body: string, date: string | null = '115-03-01', today?: string): readonly string[] {
  const text = draft(body, date);
  const result = checkDraft(engine, text, today === undefined ? {} : { today });
  return result.findings
    .filter(({ rule }) => rule === 'citation.outdated')
    .map(({ span, message, severity }) => `${severity} ${text.slice(span.start, span.end)}: ${zh(message)}`);
}

/** The line of the draft once the fix of the first finding was taken; empty where none is offered. */
function recast(body: string, date: string | null = '115-03-01'): string {
  const text = draft(body, date);
  const result = check(text);
  const finding = result.findings.find(({ rule }) => rule === 'citation.outdated');
  const [offer] = finding === undefined ? [] : fixesFor(engine, result, finding);
  if (offer === undefined) return '';
  expect(offer.isPreferred, 'the original stays unless the author asks').toBe(false);
  const after = applyEdits(text, editsOf(engine, result, offer.fix));
  expect(editsOf(engine, check(after), offer.fix), 'a second run').toEqual([]);
  return after.slice(text.indexOf('\n\n', text.indexOf('##')) + 2).trimEnd();
}

const REMARK =
  '資通安全管理法施行細則第4條第1項第1款規定:「受託者辦理受託業務之相關程序及環境,應具備完善之資通安全管理措施或通過第三方驗證。」';

describe('a draft that cites what has moved', () => {
  it('hears where it stands now, since when, and by what source', () => {
    expect(told(REMARK)).toEqual([
      'information 資通安全管理法施行細則第4條第1項第1款: 引用之資通安全管理法施行細則第4條第1項第1款（受託者應具備完善之資通安全管理措施或通過第三方驗證）已有變動：自114年12月1日起為資通安全管理法第10條第2項。原文可照舊，是否改引由機關決定。（出處 S7、S10、S11，查核日115年11月23日）',
    ]);
  });

  it('hears that a date was inferred, and which part of a split article went where', () => {
    expect(told('廠商應遵守資安法施行細則第四條之規定。')).toEqual([
      'information 資安法施行細則第四條: 引用之資安法施行細則第四條（受託者應注意事項）已有變動：自114年12月1日起為資通安全管理法第10條第2項；推定自115年1月5日起為資通安全管理法施行細則第7條（施行日期未見原件）。第1款移入資通安全管理法第10條第2項；其餘各款改列施行細則第7條，款次各提前一款（共8款）。原文可照舊，是否改引由機關決定。（出處 S10、S11，查核日115年11月23日）',
    ]);
    expect(told('廠商應依資安法施行細則第4條第1項第5款辦理安全性檢測。')[0]).toContain(
      '推定自115年1月5日起為資通安全管理法施行細則第7條第4款（施行日期未見原件）',
    );
  });

  it('hears it of the Act as well, wherever it stands', () => {
    expect(told('委外依資安法第九條辦理。')[0]).toContain('自114年12月1日起為資通安全管理法第10條。');
    expect(told('| 項目 | 要求 |\n| --- | --- |\n| 委外 | 依資安法第九條辦理 |')).toHaveLength(1);
    expect(told('> 依資安法第九條辦理。')).toHaveLength(1);
    expect(told('依資安法第9條辦理；另依該法第9條簽約。')).toHaveLength(2);
    expect(told('廠商依行政院「各機關對危害國家資通安全產品限制使用原則」辦理。')[0]).toContain(
      '資通安全管理法第11條第1項',
    );
  });

  it('speaks English too', () => {
    const { findings } = check(draft('依資安法第九條辦理。', null));
    const [found] = findings.filter(({ rule }) => rule === 'citation.outdated');
    expect(found === undefined ? '' : builtInTranslate('en')(found.message)).toBe(
      "資安法第九條 (委外之選任及監督) has moved: 資通安全管理法第10條 since 2025-12-01. The original may stay; whether to cite anew is the agency's decision. (sources S7、S10、S11, checked 2026-11-23) The draft gives no date, so the newest law was taken.",
    );
  });

  it('without a date is compared with the newest law, and told so', () => {
    expect(told(REMARK, null)[0]).toContain('草案未填日期，以最新法規對照。');
    expect(told(REMARK, null, '2026-02-01')[0]).not.toContain('草案未填日期');
  });
});

describe('nothing is said', () => {
  it('before the change', () => {
    expect(told(REMARK, '114-11-30')).toEqual([]);
    expect(told(REMARK, '2025-11-30')).toEqual([]);
    expect(told(REMARK, '114-12-01')).toHaveLength(1);
    expect(told(REMARK, null, '2025-11-30')).toEqual([]);
    expect(told('依資安法施行細則第6條訂定維護計畫。', '115-01-04')).toEqual([]);
    expect(told('依資安法施行細則第6條訂定維護計畫。', '115-01-05')).toHaveLength(1);
  });

  it('of what holds now', () => {
    for (const body of [
      '依資通安全管理法第10條第2項，廠商應具備完善之資通安全管理措施。',
      '依資安法施行細則第7條辦理。',
      '依資安法施行細則第7條第4款辦理安全性檢測。',
      '依資通安全責任等級分級辦法第11條第2項及附表十辦理。',
      '依資通安全管理法及其子法辦理。',
    ])
      expect(told(body), body).toEqual([]);
  });

  it('of another law, or of the contract', () => {
    for (const body of [
      '依政府採購法施行細則第4條辦理。',
      '依個人資料保護法施行細則第12條辦理。',
      '依本契約第9條辦理。',
    ])
      expect(told(body), body).toEqual([]);
  });

  it('in code, in comments and of a pasted list', () => {
    expect(told('略。\n\n```\n依資安法第九條辦理\n```')).toEqual([]);
    expect(told('略。\n\n<!-- 依資安法第九條辦理 -->')).toEqual([]);
    expect(
      told(`| 項目 | 說明 | 高 | 中 | 普 |\n| --- | --- | --- | --- | --- |\n| 甲 | 資安法第九條 | ● | ● | ● |`),
    ).toEqual([]);
  });

  it('of a file that is no draft', () => {
    expect(check('依資安法第九條辦理。').findings.filter(({ rule }) => rule === 'citation.outdated')).toEqual([]);
  });
});

describe('the current citation', () => {
  it('is written for the old one, in its numerals and by its name where the law is the same', () => {
    expect(recast(REMARK)).toBe(REMARK.replace('資通安全管理法施行細則第4條第1項第1款', '資通安全管理法第10條第2項'));
    expect(recast('委外依資安法第九條辦理。')).toBe('委外依資安法第十條辦理。');
    expect(recast('依資通安全管理法（下稱資安法）第 9 條辦理。')).toBe('依資通安全管理法（下稱資安法）第10條辦理。');
    expect(recast('依資安法施行細則第四條第一項第五款辦理。')).toBe('依資安法施行細則第七條第四款辦理。');
    expect(recast('依資安法施行細則第4條辦理。')).toBe(
      '依資通安全管理法第10條第2項及資通安全管理法施行細則第7條辦理。',
    );
  });

  it('is not offered where brackets or markup of the author stand in it', () => {
    expect(recast('依資通安全管理法施行細則（下稱細則）第4條第1項第1款辦理。')).toBe('');
    expect(recast('依資通安全管理法**施行細則**第4條第1項第1款辦理。')).toBe('');
  });

  it('is none where nothing is outdated by now', () => {
    expect(editsOf(engine, check(draft('依資安法第10條。', null)), { kind: 'recast', at: 0 })).toEqual([]);
  });
});
