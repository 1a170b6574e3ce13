import { describe, expect, it } from 'vitest';
import { readRhythms } from '../../server/src/core/matching/rhythms.js';
import { normalisedString } from '../../server/src/core/text/normalise.js';
import { assessmentOf, check, findingsOf } from '../support/engine.js';

function draft(agencyLevel: string, body: string, more = ''): string {
  return `---\n服務類型: maintenance\n防護需求等級: 中\n責任等級: ${agencyLevel}\n${more}---\n\n## 資安檢測\n\n${body}\n`;
}

describe('a rhythm is read as months between two runs', () => {
  it.each<[string, readonly number[]]>([
    ['每年二次', [6]],
    ['每年應至少辦理２次', [6]],
    ['每半年一次', [6]],
    ['每季執行', [3]],
    ['每三個月', [3]],
    ['每二年一次', [24]],
    ['每兩年辦理1次', [24]],
    ['一年兩次', [6]],
    ['按季辦理', [3]],
    ['每月', [1]],
    ['主機每年1次，滲透測試每2年1次', [12, 24]],
    ['第二年一次繳清', []],
    ['於115年3月完成一次', []],
    ['每次更版', []],
    ['每日備份', []],
  ])('%s: %j', (text, months) => {
    expect(readRhythms(normalisedString(text)).map((each) => each.months)).toEqual(months);
  });
});

describe('a scan less often than the level of the agency asks is less than the row', () => {
  it.each<[string, string, string, string]>([
    ['A', 'vuln-scan-host', '廠商應每年辦理主機弱點掃描1次。', 'weakened'],
    ['A', 'vuln-scan-host', '廠商應每年辦理主機弱點掃描2次。', 'covered'],
    ['A', 'vuln-scan-host', '廠商應每季辦理主機弱點掃描。', 'covered'],
    ['B', 'vuln-scan-host', '廠商應每年辦理主機弱點掃描1次。', 'covered'],
    ['B', 'vuln-scan-web', '廠商應每二年辦理網站弱點掃描1次。', 'weakened'],
    ['C', 'vuln-scan-web', '廠商應每二年辦理網站弱點掃描1次。', 'covered'],
    ['D', 'vuln-scan-web', '廠商應每三年辦理網站弱點掃描1次。', 'covered'],
    ['A', 'penetration-test', '廠商應每二年辦理滲透測試1次。', 'weakened'],
    ['A', 'penetration-test', '廠商應每年辦理主機弱點掃描2次、滲透測試每年1次。', 'covered'],
    ['A', 'vuln-scan-host', '廠商應定期辦理主機弱點掃描。', 'covered'],
  ])('%s %s: %s → %s', (agencyLevel, control, body, outcome) => {
    expect(assessmentOf(check(draft(agencyLevel, body)), control).outcome).toBe(outcome);
  });

  it('is told with what the law asks and what the draft says', () => {
    const told = findingsOf(check(draft('A', '廠商應每年辦理主機弱點掃描1次。')));
    expect(told.find((each) => each.startsWith('control.weakened'))).toBe(
      'control.weakened vuln-scan-host: 「資安檢測－主機弱點掃描」一覽表列為▲（依機關資通安全責任等級辦理）；責任等級A級之公務機關應辦理「弱點掃描」：全部核心資通系統：A級每年2次、B級每年1次、C級每2年1次（資通安全責任等級分級辦法附表一至八），草案有要求但較一覽表少：責任等級A級至少每6個月一次（資通安全責任等級分級辦法附表一至八），草案寫「每年辦理主機弱點掃描1次」。（《應用軟體或系統維運服務》第4列）',
    );
  });

  it('is not asked of a system that is no core system, nor of a 特定非公務機關', () => {
    const body = '廠商應每三年辦理主機弱點掃描1次。';
    expect(assessmentOf(check(draft('A', body, '核心系統: 否\n')), 'vuln-scan-host').outcome).toBe('covered');
    expect(assessmentOf(check(draft('A', body, '機關類別: 特定非公務機關\n')), 'vuln-scan-host').outcome).toBe(
      'covered',
    );
  });
});
