import { describe, expect, it } from 'vitest';
import { check } from '../support/engine.js';
import { english, labelsAt, lineTaken, offersAt, taken } from './support.js';

/** A draft with these lines of front matter, the cursor in one of them. */
function front(...lines: readonly string[]): string {
  return ['---', ...lines, '---', '', '## 資安需求', '', '略。', ''].join('\n');
}

const SERVICES = check(front('服務類型: development')).reading.catalogue.sheets.map(({ title }) => title);

describe('a key of the front matter', () => {
  it('is offered where it is lacking, the preferred name first', () => {
    expect(labelsAt(front('服務類型: development', 'level: 高', '‸'))).toEqual([
      ...['責任等級', '核心系統', '個資', '關鍵基礎設施', '對外服務', '行動應用', '採購金額', '一覽表'],
      ...['機關類別', '草案日期', '防護基準版本', '決定', '附加規定'],
    ]);
  });

  it.each([
    ['防護‸', ['防護需求等級', '防護基準版本']],
    ['lev‸', ['防護需求等級', '責任等級']],
    ['agency‸', ['責任等級', '機關類別']],
    ['AGENCY_L‸', ['責任等級']],
    ['公文‸', []],
  ])('is found by what was typed: %s', (line, expected) => {
    expect(labelsAt(front('服務類型: development', line))).toEqual(expected);
  });

  it('is written with its colon, over what was typed', () => {
    expect(lineTaken(front('服務類型: development', '防護‸'), '防護需求等級')).toBe('防護需求等級: ');
    expect(lineTaken(front('serv‸', '個資: 是'), '服務類型')).toBe('服務類型: ');
  });

  it('is explained in the language of the author', () => {
    expect(offersAt(front('core‸'))[0]?.detail).toBe('是否為核心資通系統：是或否。');
    expect(offersAt(front('core‸'), 'asked', english)[0]?.detail).toBe(
      'Whether the system is a core system: yes or no.',
    );
  });

  it('is not offered behind an indent, before a word, or on the fences', () => {
    for (const line of ['  ‸', '‸服務類型: development', '# 註‸']) expect(labelsAt(front(line)), line).toEqual([]);
    expect(labelsAt('-‸--\n服務類型: development\n---\n')).toEqual([]);
    expect(labelsAt('---\n服務類型: development\n--‸-\n')).toEqual([]);
  });
});

describe('a value of the front matter', () => {
  it.each([
    ['level: ‸', ['高', '中', '普']],
    ['level:‸', ['高', '中', '普']],
    ['防護需求等級：‸', ['高', '中', '普']],
    ['level: me‸', ['中']],
    ['level: 普‸', ['普']],
    ['責任等級: ‸', ['A', 'B', 'C', 'D', 'E']],
    ['個資: ‸', ['是', '否']],
    ['個資: y‸', ['是']],
    ['mobile-app: f‸', ['否']],
    ['一覽表: ‸', ['112-09-20']],
    ['採購金額: ‸', []],
    ['案名: ‸', []],
  ])('%s', (line, expected) => {
    expect(labelsAt(front(line))).toEqual(expected);
  });

  it('that is a service is found by title, id and alias', () => {
    expect(labelsAt(front('服務類型: ‸'))).toEqual(SERVICES);
    for (const word of ['應用軟體或', 'develop', '系統開發']) {
      expect(labelsAt(front(`服務類型: ${word}‸`)), word).toContain('應用軟體或系統開發服務');
    }
    expect(offersAt(front('服務類型: develop‸'))[0]?.detail).toMatch(/^development｜\d+ 列$/);
  });

  it.each([
    ['服務類型:‸', '服務類型: 系統維運或增修服務', '系統維運或增修服務'],
    ['服務類型: 應用‸', '服務類型: 應用軟體或系統開發服務', '應用軟體或系統開發服務'],
    ['服務類型: development、sys‸', '服務類型: development、資訊系統規劃服務', '資訊系統規劃服務'],
    ['服務類型: development, sys‸', '服務類型: development, 資訊系統規劃服務', '資訊系統規劃服務'],
    ['服務類型: [development, sys‸]', '服務類型: [development, 資訊系統規劃服務]', '資訊系統規劃服務'],
    ['服務類型: "sys‸"', '服務類型: "資訊系統規劃服務"', '資訊系統規劃服務'],
    ['  - sys‸', '  - 資訊系統規劃服務', '資訊系統規劃服務'],
    ['- ‸', '- 資訊系統規劃服務', '資訊系統規劃服務'],
  ])('goes where it belongs: %s', (line, expected, label) => {
    const known = SERVICES.find((title) => title === label) ?? SERVICES.find((title) => title.includes('維')) ?? '';
    const text = front(...(line.trimStart().startsWith('-') ? ['個資: 是', '服務類型:'] : []), line);
    expect(lineTaken(text, known)).toBe(expected.replace(label, known));
    expect(check(taken(text, known)).reading.profile.services).not.toEqual([]);
  });

  it('in a list belongs to the key above it', () => {
    expect(labelsAt(front('服務類型:', '  - development', '防護需求等級:', '  - ‸'))).toEqual(['高', '中', '普']);
    expect(labelsAt(front('標籤:', '  - ‸'))).toEqual([]);
    expect(labelsAt(front('- ‸'))).toEqual([]);
  });

  it('is not offered before another', () => {
    expect(labelsAt(front('level: ‸高'))).toEqual([]);
    expect(labelsAt(front('level: ‸ # 待定'))).toEqual([]);
  });

  it('is offered in a block that nobody closed yet', () => {
    expect(labelsAt('---\n服務類型: development\nlevel: ‸\n')).toEqual(['高', '中', '普']);
  });
});
