import { describe, expect, it } from 'vitest';
import { readLevels } from '../../server/src/core/matching/levels.js';
import { readNumber, readQuantities } from '../../server/src/core/matching/quantities.js';
import { normalisedString } from '../../server/src/core/text/normalise.js';
import { assessmentOf, catalogue, check, draftOf, findingsOf } from '../support/engine.js';

describe('numbers', () => {
  it.each([
    ['6', 6],
    ['六', 6],
    ['十二', 12],
    ['二十', 20],
    ['廿四', 24],
    ['一百八十', 180],
    ['一百零五', 105],
    ['一八〇'.replace('〇', '零'), 180],
    ['參', 3],
    ['半', 0.5],
    ['個', undefined],
  ])('%s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each<[string, readonly string[]]>([
    ['保存六個月', ['6 months']],
    ['保存至少 180 日', ['6 months']],
    ['留存一年以上', ['12 months']],
    ['留存半年', ['6 months']],
    ['保留 12 週', ['2.8 months']],
    ['每人 3 小時', ['3 hours']],
    ['十二小時', ['12 hours']],
    ['每三個月檢視一次', []],
    ['於三日內提供', []],
    ['民國112年', []],
    ['112年6月30日前', []],
    ['第三年', []],
  ])('%s', (text, expected) => {
    const found = readQuantities(normalisedString(text));
    expect(found.map(({ value, unit }) => `${String(Math.round(value * 10) / 10)} ${unit}`)).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['本系統為中級', ['中']],
    ['依普級系統之防護基準', ['普']],
    ['本系統為＿級，需符合__級', ['blank', 'blank']],
    ['防護需求等級：高', ['高']],
    ['□高級□中級', []],
    ['高級主管及中級工程師', []],
    ['「○級」', ['blank']],
  ])('level of %s', (text, expected) => {
    expect(readLevels(normalisedString(text)).map(({ level }) => level)).toEqual(expected);
  });
});

/** control, text, the sentence that tells what is less (a part of the message); none where nothing is. */
type Case = readonly [string, string, string | null];

const CASES: readonly Case[] = [
  ['log-retention', '廠商應提供日誌保存，記錄登入名稱、時間、IP位址，並保存三個月。', '草案寫「三個月」'],
  ['log-retention', '廠商應提供日誌保存，記錄登入名稱、時間、IP位址，並保存180日。', null],
  ['log-retention', '廠商應提供日誌保存，記錄登入名稱、時間、IP位址，並保存一年以上。', null],
  ['training-general', '廠商應為一般人員與主管辦理2小時資安教育訓練。', '草案寫「2小時」'],
  ['training-general', '| 項目 | 時數 |\n|---|---|\n| 一般人員與主管之資安教育訓練 | 2小時 |', '草案寫「2小時」'],
  ['training-general', '廠商應為一般人員與主管辦理四小時資安教育訓練。', null],
  ['sbom', '廠商應於驗收時提供軟體物料清單（SBOM）。', '草案'],
  ['sbom', '廠商應於更新程式時及每季提供軟體物料清單（SBOM）及安全測試報告。', null],
  ['soc-monitoring', '廠商應提供資安監控（SOC），於上班時間監控。', '草案寫'],
  ['soc-monitoring', '廠商應提供資安監控（SOC），7x24小時全天候監控。', null],
  [
    'baseline-access-control',
    '本系統為普級，需符合普級防護基準存取控制控制措施，包含帳號管理、最小權限及遠端存取。',
    '草案寫普級',
  ],
  [
    'baseline-access-control',
    '本系統為＿級，需符合＿級防護基準存取控制控制措施，包含帳號管理、最小權限及遠端存取。',
    '空白還沒填',
  ],
  [
    'baseline-access-control',
    '本系統為高級，需符合高級防護基準存取控制控制措施，包含帳號管理、最小權限及遠端存取。',
    null,
  ],
  ['penetration-test', '廠商宜每年辦理滲透測試。', '用「宜」'],
  ['penetration-test', '建議廠商於經費許可時，每年辦理滲透測試。', '用「建議」'],
  ['penetration-test', '廠商應每年辦理滲透測試，並提出改善建議書。', null],
  ['source-code-analysis', '廠商應辦理原始碼檢測，僅就登入模組辦理。', '只要求一部分'],
];

describe('less than the row asks', () => {
  it.each(CASES)('%s: %s', (control, text, told) => {
    const sheet =
      catalogue.sheets.find(
        (each) => each.service === 'development' && each.rows.some((row) => row.control === control),
      ) ?? catalogue.sheets.find((each) => each.rows.some((row) => row.control === control));
    const result = check(draftOf(sheet?.service ?? '', '高', `前言。\n\n${text}`));
    expect(assessmentOf(result, control).outcome).toBe(told === null ? 'covered' : 'weakened');
    const finding = findingsOf(result).find((each) => each.startsWith(`control.weakened ${control}:`));
    if (told === null) expect(finding).toBeUndefined();
    else expect(finding).toContain(told);
  });

  it('is complete when two passages complete each other', () => {
    const apart = '廠商應於更新程式時及每季提供軟體物料清單（SBOM）。\n\n廠商應隨軟體物料清單提供安全測試報告。';
    expect(assessmentOf(check(draftOf('enhancement', '中', apart)), 'sbom').outcome).toBe('covered');
  });

  it('is settled by a comment with a reason', () => {
    const text =
      '廠商應提供日誌保存，保存三個月。\n\n<!-- tenderlint: ignore log-retention 替代措施 理由：本機關另以日誌伺服器保存一年 -->';
    expect(assessmentOf(check(draftOf('saas-package', '中', text)), 'log-retention').outcome).toBe('decided');
  });
});

describe('not a request', () => {
  it.each([
    ['background', '本機關已於112年完成滲透測試，並已改善。'],
    ['the agency', '本機關每年自行辦理滲透測試計畫之審查。'],
    ['definition', '本案所稱滲透測試，係指以模擬攻擊檢驗系統弱點之作業。'],
    ['penalty', '廠商未辦理滲透測試者，每逾一日計罰違約金新臺幣一千元。'],
    ['bonus', '投標廠商承諾加做滲透測試者，於評選時酌予加分。'],
    ['question', '本案是否辦理滲透測試？'],
    ['quotation', '一覽表列為●者，例如滲透測試掃描。'],
    ['the column of the vendor', '| 項目 | 廠商回覆 |\n|---|---|\n| 資安 | 滲透測試每年一次 |'],
    ['the chapter of definitions', '## 名詞定義\n\n滲透測試：以模擬攻擊檢驗系統弱點。'],
    ['the chapter of penalties', '## 罰則\n\n- 滲透測試未辦理：每次扣款一萬元'],
  ])('%s', (_, text) => {
    expect(
      assessmentOf(check(draftOf('development', '高', `前言。\n\n${text}`)), 'penetration-test').outcome,
    ).not.toMatch(/covered|weakened/);
  });

  it.each([
    ['an agency that may demand', '機關得要求廠商每年辦理滲透測試，廠商應配合。'],
    ['a condition', '如涉及對外服務，廠商應每年辦理滲透測試。'],
    ['a double negation', '未經每年滲透測試合格者，不得續約；廠商應每年辦理滲透測試，不因履約結束而免除。'],
    ['a penalty behind the duty', '廠商應每年辦理滲透測試，逾期按日計罰。'],
  ])('but %s', (_, text) => {
    expect(assessmentOf(check(draftOf('development', '高', `前言。\n\n${text}`)), 'penetration-test').outcome).toBe(
      'covered',
    );
  });

  it('but only a pointer to an annex is for a person', () => {
    const { outcome, doubt } = assessmentOf(
      check(draftOf('development', '高', '滲透測試，詳附件三。')),
      'penetration-test',
    );
    expect([outcome, doubt]).toEqual(['uncertain', 'reference']);
  });
});
