import { describe, expect, it } from 'vitest';
import { titleOf, meantBy } from '../../server/src/core/law/outdated.js';
import { writeDesignation } from '../../server/src/core/law/designation.js';
import { engine } from '../support/engine.js';

/** Citations as «words of the text → instrument and number». */
function cited(text: string): readonly string[] {
  return engine.citationsIn(text).map(({ span, instrument, at }) => {
    const words = text.slice(span.start, span.end);
    return `${words} → ${instrument.title}${at === null ? '' : writeDesignation(at, 'arabic')}`;
  });
}

/** What is cited by number, as the law writes it today. */
function numbers(text: string): readonly string[] {
  return engine
    .citationsIn(text)
    .flatMap(({ instrument, at }) => (at === null ? [] : [instrument.id + writeDesignation(at, 'arabic')]));
}

const ACT = 'act';
const RULES = 'enforcement-rules';

describe('a citation', () => {
  it('is found by the full and the short names', () => {
    expect(cited('依資通安全管理法施行細則第4條第1項第1款規定')).toEqual([
      '資通安全管理法施行細則第4條第1項第1款 → 資通安全管理法施行細則第4條第1項第1款',
    ]);
    for (const name of ['資通安全管理法', '資安管理法', '資安法', '《資通安全管理法》', '「資安法」之'])
      expect(numbers(`廠商應依${name}第九條辦理`), name).toEqual([`${ACT}第9條`]);
    for (const name of ['資安法施行細則', '資通安全管理法之施行細則', '資安法及其施行細則', '資安法暨施行細則'])
      expect(numbers(`依${name}第四條`), name).toEqual([`${RULES}第4條`]);
  });

  it('is found with a short name in brackets between, and keeps it apart', () => {
    expect(numbers('依資通安全管理法(下稱資安法)第9條')).toEqual([`${ACT}第9條`]);
    expect(numbers('依資通安全管理法（以下簡稱本法）第9條')).toEqual([`${ACT}第9條`]);
    expect(numbers('依資通安全管理法（114年修正）第10條')).toEqual([`${ACT}第10條`]);
    expect(engine.citationsIn('資通安全管理法（114年修正）第10條')[0]?.name).toBe('apart');
  });

  it('is read in every numeral, width and layout', () => {
    for (const number of [
      '第4條第1項第1款',
      '第四條第一項第一款',
      '第４條第１項第１款',
      '第 4 條 第 1 項 第 1 款',
      '第4條\n第1項第1款',
    ])
      expect(numbers(`資通安全管理法施行細則${number}`), number).toEqual([`${RULES}第4條第1項第1款`]);
    expect(numbers('資 通 安 全 管 理 法 第 九 條')).toEqual([`${ACT}第9條`]);
    expect(numbers('資安法第4條之1、資安法第十條之二、資安法第10-1條')).toEqual([
      `${ACT}第4條之1`,
      `${ACT}第10條之2`,
      `${ACT}第10條之1`,
    ]);
  });

  it('goes on from the one before', () => {
    expect(numbers('資安法第9條、第10條及第11條第1項')).toEqual([`${ACT}第9條`, `${ACT}第10條`, `${ACT}第11條第1項`]);
    expect(numbers('資安法第9條及施行細則第4條')).toEqual([`${ACT}第9條`, `${RULES}第4條`]);
    expect(numbers('資安法第9條規定辦理，並符合同法第10條')).toEqual([`${ACT}第9條`, `${ACT}第10條`]);
  });

  it('names annexes of the classification regulation', () => {
    expect(numbers('依資通安全責任等級分級辦法附表一至六應辦事項')).toEqual(['classification附表一至六']);
    expect(numbers('依分級辦法第11條第2項，並依「附表十、資通系統防護基準」')).toEqual([
      'classification第11條第2項',
      'classification附表十',
    ]);
    expect(numbers('詳本契約附表十')).toEqual([]);
  });

  it('may be of a letter', () => {
    expect(cited('工程會107年12月20日工程企字第1070050131 號函請參考')).toEqual([
      '工程企字第1070050131 號函 → 工程會107年12月20日工程企字第1070050131號函',
    ]);
  });

  it('has its place in UTF-16 units of the text as it is', () => {
    const text = '😀「資 安法」第 九 條。';
    const [first] = engine.citationsIn(text);
    expect(text.slice(first?.span.start, first?.span.end)).toBe('資 安法」第 九 條');
    expect(text.slice(first?.number?.start, first?.number?.end)).toBe('第 九 條');
  });
});

describe('what is no citation of ours', () => {
  it.each([
    '政府採購法施行細則第4條',
    '個人資料保護法施行細則第4條',
    '依政府採購法及其施行細則第4條',
    '依資安法第9條及政府採購法施行細則第4條第1項',
    '依資安法辦理，並依個人資料保護法及施行細則第12條',
    '施行細則第4條',
    '本契約第4條',
    '依資安法辦理。施行細則第4條另有規定',
    '依資安法訂定之本契約第4條',
    '遊戲軟體分級辦法第11條',
    '第9條',
  ])('%s', (text) => {
    expect(numbers(text).filter((each) => each !== `${ACT}第9條`)).toEqual([]);
  });
});

describe('what a citation means', () => {
  const meant = (text: string, date: string | null = null): string => {
    const [first] = engine.citationsIn(text);
    const found = first === undefined ? undefined : meantBy(engine.law, first, date);
    return found === undefined ? '' : `${found.id} ${titleOf(found)}`;
  };

  it('is the closest entry', () => {
    expect(meant('資安法施行細則第4條第1項第5款')).toMatch(/^rules-4-1-5-old /);
    expect(meant('資安法施行細則第四條第五款')).toMatch(/^rules-4-1-5-old /);
    expect(meant('資安法施行細則第4條第1項')).toMatch(/^rules-4-old /);
    expect(meant('資安法第99條')).toBe('');
  });

  it('is, of a number that was given anew, the one whose words stand beside it', () => {
    expect(meant('依資安法施行細則第7條第2項辦理')).toMatch(/^rules-7 /);
    expect(meant('資安法施行細則第7條第2項所稱核心資通系統')).toMatch(/^rules-7-2-old /);
    expect(meant('資安法施行細則第7條第4款之安全性檢測', '2026-03-01')).toMatch(/^rules-7-4 /);
    expect(meant('資安法施行細則第7條第4款，核心資通系統應辦理安全性檢測', '2026-03-01')).toMatch(/^rules-7-4 /);
  });
});

describe('the finder', () => {
  it('is linear in the text', () => {
    const time = (count: number): number => {
      const text = '依資安法(第九條及、第4條施行細則附表十至「'.repeat(count);
      const start = performance.now();
      engine.citationsIn(text);
      return performance.now() - start;
    };
    time(2000);
    const [small, large] = [Math.min(time(2000), time(2000)), Math.min(time(20000), time(20000))];
    // Ten times the text in ten times the time; a square would be a hundred times.
    expect(large / Math.max(small, 1)).toBeLessThan(40);
  });
});
