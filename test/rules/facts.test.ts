import { describe, expect, it } from 'vitest';
import { builtInTranslate } from '../../server/src/builtin/builtin.js';
import { tallyOf } from '../../server/src/core/report/tally.js';
import { check, findingsOf } from '../support/engine.js';

function draft(service: string, level: string, facts: string, body = '略。'): string {
  return `---\n服務類型: ${service}\n防護需求等級: ${level}\n${facts}---\n\n## 需求\n\n${body}\n`;
}

function of(rule: string, text: string): readonly string[] {
  return findingsOf(check(text)).filter((each) => each.startsWith(rule));
}

function missing(control: string, text: string): readonly string[] {
  return of(`control.missing ${control}:`, text);
}

function severityOf(control: string, text: string): string | undefined {
  return check(text).findings.find((each) => each.control === control)?.severity;
}

describe('a row that hangs on a fact', () => {
  it('is asked for by its remark, as a warning that quotes it', () => {
    const text = draft('saas-package', '中', '個資: 是\n');
    expect(missing('pims', text)).toEqual([
      'control.missing pims: 「提供服務商－隱私資訊管理27701驗證」一覽表列為◎（經機關評估個案有必要時辦理）；說明欄「提供服務項目涉及個資時應納入要求」，本案涉及個資，草案未見。（《雲端微服務(SaaS)套裝型》第2列）',
    ]);
    expect(severityOf('pims', text)).toBe('warning');
  });

  it('says that its condition is not met, and stays as marked', () => {
    const text = draft('saas-package', '中', '個資: 否\n');
    expect(missing('pims', text)[0]).toContain(
      '說明欄「提供服務項目涉及個資時應納入要求」，本案未涉及個資，條件不成立',
    );
    expect(severityOf('pims', text)).toBe('information');
  });

  it('stays as marked where the fact is not given', () => {
    const text = draft('saas-package', '中', '');
    expect(missing('pims', text)[0]).toContain('列為◎（經機關評估個案有必要時辦理），草案未見');
    expect(severityOf('pims', text)).toBe('information');
  });

  it('becomes worth assessing, which only informs', () => {
    const text = draft('development', '中', '對外服務: 是\n關鍵基礎設施: 是\n');
    expect(missing('ddos-exercise', text)[0]).toContain('本案對外提供服務，請評估是否納入');
    expect(missing('red-blue-exercise', text)[0]).toContain('本案涉及關鍵資訊基礎設施，請評估是否納入');
    expect(severityOf('ddos-exercise', text)).toBe('information');
  });

  it('does not apply without a mobile app, ● or not, and is counted out', () => {
    expect(missing('mobile-app-mas', draft('development', '中', ''))).toHaveLength(1);
    const text = draft('development', '中', '行動應用: 否\n');
    expect(missing('mobile-app-mas', text)).toEqual([]);
    expect(tallyOf(check(text)).setAside).toBe(1);
    // One way of proof among several in another row, which speaks of apps too.
    expect(missing('supplier-product-evidence', draft('saas-package', '中', '行動應用: 否\n'))).toHaveLength(1);
  });
});

describe('▲ by the responsibility level of the agency', () => {
  it('is asked, with the duty and the law', () => {
    const [told] = missing('soc-monitoring', draft('development', '中', '責任等級: B\n'));
    expect(told).toContain(
      '；責任等級B級之公務機關應辦理「資通安全威脅偵測管理機制」：1年內完成建置並持續維運；115年稱監控管理機制，範圍含日誌紀錄（資通安全責任等級分級辦法附表一至八），草案未見；得於他案採購，請確認。',
    );
  });

  it('is silent where the law does not ask it of the level', () => {
    expect(missing('soc-monitoring', draft('development', '中', '責任等級: C\n'))).toEqual([]);
    expect(missing('antivirus', draft('development', '中', '責任等級: D\n'))).toHaveLength(1);
    expect(missing('antivirus', draft('development', '中', '責任等級: E\n'))).toEqual([]);
  });

  it('is for the agency to decide where the law does not name it', () => {
    const [told] = missing('ddos-protection', draft('development', '中', '責任等級: A\n'));
    expect(told).toContain('「DDoS 防護服務」附表未列；是否採購由機關決定（資通安全責任等級分級辦法附表一至八）');
  });

  it('of the cloud sheet resolves by its parts', () => {
    expect(missing('intrusion-protection', draft('cloud-platform', '中', '責任等級: D\n'))[0]).toContain(
      '「防毒軟體」',
    );
    expect(missing('intrusion-protection', draft('cloud-platform', '中', '責任等級: E\n'))).toEqual([]);
  });

  it('of a 特定非公務機關 stays open, and the author is told', () => {
    const text = draft('maintenance', '中', '責任等級: A\n機關類別: 特定非公務機關\n');
    expect(of('facts.agency-kind', text)).toEqual([
      'facts.agency-kind: 特定非公務機關之責任等級應辦事項未經查證，3列▲不予推論，請依主管機關規定確認。',
    ]);
    expect(missing('vuln-scan-host', text)[0]).toContain('列為▲（依機關資通安全責任等級辦理），草案未見');
    expect(of('facts.agency-kind', draft('maintenance', '中', '責任等級: A\n機關類別: 公務機關\n'))).toEqual([]);
    expect(of('facts.agency-kind', draft('system-planning', '中', '機關類別: 特定非公務機關\n'))).toEqual([]);
  });
});

describe('facts that would settle rows', () => {
  it('are told once, with how many rows each', () => {
    expect(of('facts.open', draft('maintenance', '中', ''))).toEqual([
      'facts.open: 前置資料加填下列事實，可確定各列是否要求：「責任等級」（3列）。未填者依一覽表原記號處理。',
    ]);
    const english = builtInTranslate('en');
    const [found] = check(draft('maintenance', '中', '')).findings.filter(({ rule }) => rule === 'facts.open');
    expect(found && english(found.message)).toBe(
      'Facts that would settle rows, if the front matter gave them: agency level (3 rows). Until then each row counts as marked.',
    );
  });

  it('are those that the level leaves open', () => {
    expect(of('facts.open', draft('maintenance', '中', '責任等級: A\n'))[0]).toContain('「核心系統」（3列）');
  });

  it('are none where the draft asks anyway, or nothing hangs on them', () => {
    const body = '廠商應定期辦理主機弱點掃描、網站弱點掃描及滲透測試。';
    expect(of('facts.open', draft('maintenance', '中', '', body))).toEqual([]);
    expect(of('facts.open', draft('maintenance', '中', '責任等級: E\n'))).toEqual([]);
    expect(of('facts.open', draft('security-planning', '中', ''))).toEqual([]);
  });
});

describe('who tests', () => {
  it('is to be said for a core system, or from ten million on', () => {
    expect(of('facts.testing', draft('enhancement', '中', '核心系統: 是\n'))).toEqual([
      'facts.testing: 本案屬核心資通系統：一覽表說明欄「委託金額達新臺幣一千萬元以上者,委託機關應自行或另行委託第三方進行安全性檢測」，草案未見由誰檢測。請載明由機關自行或另行委託第三方辦理。（《既有系統功能後續擴充》第10列）',
    ]);
    expect(of('facts.testing', draft('enhancement', '中', '採購金額: 1,000萬元\n'))[0]).toContain(
      '本案採購金額10,000,000元',
    );
  });

  it.each([
    '由本府另行委託第三方辦理安全性檢測。',
    '上線前弱點掃描由獨立第三方檢測機構執行。',
    '機關自行辦理滲透測試。',
  ])('is said: %s', (body) => {
    expect(of('facts.testing', draft('enhancement', '中', '核心系統: 是\n', body))).toEqual([]);
  });

  it.each(['廠商應辦理弱點掃描。', '本案使用第三方元件。系統應通過功能檢測。'])('is not said: %s', (body) => {
    expect(of('facts.testing', draft('enhancement', '中', '核心系統: 是\n', body))).toHaveLength(1);
  });

  it('need not be said of a small case, of another sheet, or where the facts are not given', () => {
    expect(of('facts.testing', draft('enhancement', '中', '核心系統: 否\n採購金額: 999萬\n'))).toEqual([]);
    expect(of('facts.testing', draft('maintenance', '中', '核心系統: 是\n'))).toEqual([]);
    expect(of('facts.testing', draft('enhancement', '中', ''))).toEqual([]);
  });
});

describe('the level of a case of critical infrastructure', () => {
  it('is suggested to be 中 at least', () => {
    expect(of('facts.level-low', draft('maintenance', '普', '關鍵基礎設施: 是\n'))).toEqual([
      'facts.level-low: 一覽表附註「如涉及關鍵資訊基礎設施CII之資料或系統建議至少符合中級」，本案涉及關鍵資訊基礎設施而填普級，建議確認是否改為中級以上。（《應用軟體或系統維運服務》）',
    ]);
    expect(of('facts.level-low', draft('maintenance', '中', '關鍵基礎設施: 是\n'))).toEqual([]);
    expect(of('facts.level-low', draft('maintenance', '普', '關鍵基礎設施: 否\n'))).toEqual([]);
  });
});

describe('a row that the facts set aside', () => {
  const front =
    '---\n服務類型: development\n防護需求等級: 中\n行動應用: 否\n決定:\n  - 控制項: easm\n    決定: 不採用\n    理由: 無對外系統\n---\n';

  it('needs no decision, though the draft turns it away', () => {
    const body = '\n## 檢測\n\n行動應用 App 基本資安標章，本案免辦。\n';
    expect(of('decision.absent', front + body)).toEqual([]);
    expect(of('decision.absent', front.replace('行動應用: 否\n', '') + body)).toHaveLength(1);
  });
});
