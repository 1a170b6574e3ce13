import { describe, expect, it } from 'vitest';
import { controlPage } from '../../server/src/core/assist/controlPage.js';
import { plainTextOf } from '../../server/src/core/assist/page.js';
import { check, draftOf, engine } from '../support/engine.js';
import { chinese, hover } from './support.js';

function said(marked: string): readonly string[] {
  const found = hover(marked);
  return found === undefined
    ? []
    : plainTextOf(found.page)
        .split('\n')
        .filter((line) => line !== '');
}

function pageOf(control: string, level = '中'): readonly string[] {
  const page = controlPage(engine, chinese, control, check(draftOf('development', level, '略。')));
  return plainTextOf(page).split('\n');
}

describe('over a citation', () => {
  it('that has moved: since when, to where, by what sources, when checked', () => {
    expect(said(draftOf('enhancement', '中', '委外依資安法第‸九條辦理。'))).toEqual([
      '資通安全管理法第9條',
      '委外之選任及監督',
      '・施行期間：起日未載至114年11月30日',
      '・自114年12月1日起為資通安全管理法第10條。',
      '・變動：改列第10條，並增訂以書面契約載明雙方權利義務及違約責任（第3項）。',
      '・查核日：115年11月23日',
      '出處：',
      '・S7：lawplayer.com 稽核辦法修正總說明（115.01.05）',
      '・S10：同上檢核表之後續版本，各題下引有條文',
      '・S11：mojLawSplitJSON 所存修正前之法、施行細則、分級辦法（2024-10-11 之資料）',
    ]);
  });

  it('that holds: what it is about, and that an inferred date is one', () => {
    const lines = said(draftOf('enhancement', '中', '依資安法施行細則第9條第1項‸第4款辦理。'));
    expect(lines.slice(0, 3)).toEqual([
      '資通安全管理法施行細則第9條第1項第4款',
      '資通安全專職人員',
      '・施行期間：115年1月5日至今',
    ]);
    expect(lines).toContain('・此項為推定，未見公告原件。');
  });

  it('of a part of which the data knows the whole: by what entry', () => {
    expect(said(draftOf('enhancement', '中', '依資安法第18條第2‸項辦理。'))).toContain(
      '・資料所載為資通安全管理法第18條',
    );
  });

  it('of a law as a whole; nothing over another law', () => {
    expect(said(draftOf('enhancement', '中', '依資通安全‸管理法辦理。'))[0]).toBe('資通安全管理法');
    expect(said(draftOf('enhancement', '中', '依政府採購法施行細則第4‸條辦理。'))).toEqual([]);
  });
});

describe('the page of a control', () => {
  it('sets the words of the list beside what holds now', () => {
    expect(pageOf('isms')).toEqual(
      expect.arrayContaining([
        '・一覽表原文（112）：資通安全管理法施行細則第4條第1項第1款',
        '・現行：自114年12月1日起為資通安全管理法第10條第2項（出處 S7、S10、S11，查核日115年11月23日）',
        '・變動：移入法律；「通過第三方驗證」改為「通過公正第三方驗證」。',
      ]),
    );
    expect(pageOf('sbom').join()).not.toContain('一覽表原文');
  });

  it('resolves a row of annex 10 to its measures', () => {
    const lines = pageOf('baseline-access-control', '普');
    expect(lines).toContain('附表十「存取控制」於普級對應之措施 10 項：');
    expect(lines).toContain(
      '・最小權限：採最小權限原則，僅允許使用者（或代表使用者行為之程序）依機關任務及業務功能，完成指派任務所需之授權存取。（普級起）',
    );
    expect(pageOf('sbom').join()).not.toContain('附表十');
  });
});
