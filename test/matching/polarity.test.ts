import { describe, expect, it } from 'vitest';
import { assessmentOf, catalogue, check, draftOf } from '../support/engine.js';

function outcomesOf(body: string, controls: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    controls.map((control) => {
      const sheets = catalogue.sheets.filter((sheet) => sheet.rows.some((row) => row.control === control));
      const service = sheets.find((sheet) => sheet.service === 'development') ?? sheets[0];
      return [control, assessmentOf(check(draftOf(service?.service ?? '', '高', body)), control).outcome];
    }),
  );
}

/** `text` → control: outcome. `⏎` is a line end. */
function judged(text: string, expected: Readonly<Record<string, string>>): void {
  // A first sentence, so that there is a draft to check where nothing else of the text counts.
  expect(outcomesOf(`前言。\n\n${text.replaceAll('⏎', '\n')}`, Object.keys(expected))).toEqual(expected);
}

describe('an exemption is of what it stands with', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['本案免導入EDR，但應導入防毒軟體。', { edr: 'negated', antivirus: 'covered' }],
    ['廠商須通過ISO 27001驗證，但不要求取得ISO 27701驗證。', { isms: 'covered' }],
    ['除紅藍隊演練免辦外，廠商應辦理DDoS攻防演練。', { 'red-blue-exercise': 'negated', 'ddos-exercise': 'covered' }],
    [
      '主機弱點掃描應每年辦理，至於網站弱點掃描，本案無網站，故不適用。',
      { 'vuln-scan-host': 'covered', 'vuln-scan-web': 'negated' },
    ],
    [
      '提供機關資安及資訊人員12小時以上訓練免辦，一般人員與主管3小時資安教育訓練應辦理。',
      { 'training-security-staff': 'negated', 'training-general': 'covered' },
    ],
    ['滲透測試部分，本案無須辦理。', { 'penetration-test': 'negated' }],
    [
      '紅藍隊演練，DDoS攻防演練，滲透測試，均免辦。',
      { 'red-blue-exercise': 'negated', 'ddos-exercise': 'negated', 'penetration-test': 'negated' },
    ],
    ['滲透測試則免。', { 'penetration-test': 'negated' }],
    ['滲透測試（免）。', { 'penetration-test': 'negated' }],
    ['滲透測試：無。', { 'penetration-test': 'negated' }],
    ['滲透測試。本案免辦。', { 'penetration-test': 'negated' }],
    ['### 滲透測試⏎⏎本案免辦。', { 'penetration-test': 'negated' }],
    [
      '| 項目 | 頻率 |⏎|---|---|⏎| 滲透測試 | 免 |⏎| 資安健診 | 每年一次 |',
      { 'penetration-test': 'negated', 'security-health-check': 'covered' },
    ],
    ['| 項目 | 頻率 |⏎|---|---|⏎| 滲透測試 | 本案不適用 |', { 'penetration-test': 'negated' }],
    ['下列項目本案免辦：⏎⏎- 網路流量全時側錄分析⏎- 導入EDR', { 'traffic-recording': 'negated', edr: 'negated' }],
    ['### 本案不適用項目⏎⏎- 滲透測試', { 'penetration-test': 'negated' }],
    ['平台帳號認證、權限管理、安全傳輸及遠端存取控管之佐證，廠商無須提供。', { 'paas-access-evidence': 'negated' }],
    ['軟體物料清單，廠商毋須交付。', { sbom: 'negated' }],
    ['本案免保存系統日誌。', { 'log-retention': 'negated' }],
    ['軟體物料清單，廠商無庸檢附。', { sbom: 'negated' }],
    ['## 以下項目不納入本案⏎⏎- 原始碼檢測', { 'source-code-analysis': 'negated' }],
    ['資安監控（SOC）由機關另案辦理。', { 'soc-monitoring': 'elsewhere' }],
  ])('%s', judged);
});

describe('no exemption at all', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['廠商應導入EDR，機關無須另行支付費用。', { edr: 'covered' }],
    ['滲透測試不得影響正式環境，無須停機。', { 'penetration-test': 'covered' }],
    ['原始碼檢測應於驗收前完成，不包括第三方套件。', { 'source-code-analysis': 'covered' }],
    ['廠商不得以任何理由免除弱點修補責任，並應定期更新修補安全漏洞。', { 'vulnerability-remediation': 'covered' }],
    ['為避免資料外洩，廠商應導入防毒軟體。', { antivirus: 'covered' }],
    ['廠商應免費辦理滲透測試。', { 'penetration-test': 'covered' }],
    ['廠商應導入政府組態基準（GCB），不適用之規則應報機關核定。', { gcb: 'covered' }],
    ['導入GCB，如有不適用規則，應擬具替代作為。', { gcb: 'covered' }],
    ['未經機關審查同意，不得將雲端資訊系統或儲存資料移至本國以外地區。', { 'data-offshore-consent': 'covered' }],
    ['### 資安健診⏎⏎1. 每年應辦理一次。⏎2. 健診工具由廠商自備，機關不提供。', { 'security-health-check': 'covered' }],
  ])('%s', judged);
});

describe('an exemption of something else that has a word of the control', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['伺服器主機由機關提供，廠商無須提供。', { 'vuln-scan-host': 'missing' }],
    ['本案為內部系統，廠商不需提供網頁設計。', { 'vuln-scan-web': 'missing' }],
    ['資料庫授權由機關提供，廠商無須另購資料庫軟體。', { 'database-audit-trail': 'missing' }],
    ['本案不提供備份磁帶。', { 'baseline-continuity': 'missing' }],
    ['本案無須處理舊系統日誌轉檔。', { 'log-retention': 'missing', 'baseline-event-log': 'missing' }],
    ['端點設備由機關採購，本案不提供。', { edr: 'missing' }],
    ['本案應變小組名單免提供。', { 'incident-response': 'missing' }],
    ['廠商無須配合DDoS攻防演練。', { 'red-blue-exercise': 'missing', 'ddos-exercise': 'negated' }],
  ])('%s', judged);
});

describe('what two passages say against each other is for a person', () => {
  it('is uncertain, with both as evidence', () => {
    const result = check(draftOf('development', '高', '廠商應辦理滲透測試。\n\n本案無須辦理滲透測試。'));
    const { outcome, doubt, evidence } = assessmentOf(result, 'penetration-test');
    expect([outcome, doubt, evidence.length]).toEqual(['uncertain', 'contradiction', 2]);
  });
});

describe('what governs a passage helps to name the control', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['防惡意軟體：靜態分析；動態沙箱分析。', { 'malware-static-analysis': 'covered', 'malware-sandbox': 'covered' }],
    [
      '**防惡意軟體**⏎⏎靜態分析⏎⏎**防惡意連結**⏎⏎動態沙箱分析',
      { 'malware-static-analysis': 'covered', 'malicious-link-sandbox': 'covered', 'malware-sandbox': 'missing' },
    ],
    ['防惡意軟體⏎⏎- 靜態分析', { 'malware-static-analysis': 'covered', 'malicious-link-static-analysis': 'missing' }],
    ['防惡意軟體：⏎⏎靜態分析', { 'malware-static-analysis': 'covered' }],
    ['1. 防惡意軟體⏎⏎   靜態分析', { 'malware-static-analysis': 'covered' }],
    [
      '| 項目 | 子項 |⏎|---|---|⏎| 防惡意連結 | 靜態分析 |⏎| | 動態沙箱分析 |',
      {
        'malicious-link-static-analysis': 'covered',
        'malicious-link-sandbox': 'covered',
        'malware-sandbox': 'missing',
      },
    ],
    [
      '（一）防惡意軟體⏎1. 靜態分析⏎2. 動態沙箱分析⏎（二）防惡意連結⏎1. 靜態分析⏎2. 動態沙箱分析',
      {
        'malware-static-analysis': 'covered',
        'malware-sandbox': 'covered',
        'malicious-link-static-analysis': 'covered',
        'malicious-link-sandbox': 'covered',
      },
    ],
    [
      '<table><tr><td>防惡意軟體</td><td>靜態分析</td></tr><tr><td>防惡意連結</td><td>動態沙箱分析</td></tr></table>',
      { 'malware-static-analysis': 'covered', 'malware-sandbox': 'missing', 'malicious-link-sandbox': 'covered' },
    ],
    ['### 滲透測試⏎⏎廠商應於驗收前辦理一次。', { 'penetration-test-prelaunch': 'covered' }],
    ['### 軟體物料清單⏎⏎本節另訂。', { sbom: 'uncertain' }],
    ['| 檢測 | 廠商應於系統上線前辦理主機弱點掃描並提供報告。 |⏎|---|---|', { 'vuln-scan-host-prelaunch': 'covered' }],
  ])('%s', judged);
});

describe('not evidence', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['滲透測試………………12', { 'penetration-test': 'missing' }],
    ['3.2 原始碼檢測 ......... 7', { 'source-code-analysis': 'missing' }],
    ['```⏎廠商應辦理滲透測試。⏎```', { 'penetration-test': 'missing' }],
    ['~~廠商應辦理滲透測試。~~', { 'penetration-test': 'missing' }],
    ['本案~~廠商應辦理滲透測試。~~另訂', { 'penetration-test': 'missing' }],
    ['~~刪 ~~甲~~ 廠商應辦理滲透測試~~', { 'penetration-test': 'missing' }],
    ['<del>⏎⏎廠商應辦理滲透測試。⏎⏎</del>', { 'penetration-test': 'missing' }],
    ['<div>⏎<!-- a⏎⏎廠商應辦理滲透測試。⏎⏎-->⏎</div>', { 'penetration-test': 'missing' }],
    [
      '<table>⏎<tr><th>項目</th><th>高</th><th>中</th><th>普</th></tr>⏎<tr><td>滲透測試</td><td>●</td><td>◎</td><td>-</td></tr>⏎</table>',
      { 'penetration-test': 'missing' },
    ],
  ])('%s', judged);

  it('but a note in brackets is', () => {
    judged('[1]: 廠商應於驗收前辦理滲透測試', { 'penetration-test-prelaunch': 'covered' });
    judged('> <div>⏎> 廠商應辦理滲透⏎> 測試&nbsp;一次⏎> </div>', { 'penetration-test': 'covered' });
  });
});
