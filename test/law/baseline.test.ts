import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LEVELS } from '../../server/src/core/catalogue/catalogue.js';
import { aspectsOf, baselineTextOf, compareTexts, measuresOf } from '../../server/src/core/law/baseline.js';
import { readBaseline } from '../../server/src/core/law/readBaseline.js';
import { baselineOfRow } from '../../server/src/core/report/lawOfRow.js';
import { describeTextChoice } from '../../server/src/core/rules/describeLaw.js';
import { fitsBaseline } from '../../server/src/generated/validators.js';
import { check, draftOf, engine, sheetOf, zh } from '../support/engine.js';

const { baseline } = engine;

function own(text: '110' | '115', level: '高' | '中' | '普'): number {
  return baseline.measures.filter((measure) => measure.level[text] === level).length;
}

describe('annex 10', () => {
  it('has 80 measures in the text of 115 and 78 in that of 110', () => {
    expect(LEVELS.map((level) => own('115', level))).toEqual([18, 17, 45]);
    expect(LEVELS.map((level) => own('110', level))).toEqual([20, 23, 35]);
  });

  it('is cumulative: 中 takes in 普, 高 takes in 中', () => {
    expect(LEVELS.map((level) => measuresOf(baseline, '115', level).length)).toEqual([80, 62, 45]);
    expect(LEVELS.map((level) => measuresOf(baseline, '110', level).length)).toEqual([78, 58, 35]);
    for (const text of ['110', '115'] as const) {
      const high = new Set(measuresOf(baseline, text, '高'));
      for (const level of ['中', '普'] as const)
        for (const measure of measuresOf(baseline, text, level)) expect(high.has(measure)).toBe(true);
    }
  });

  it('has seven aspects, each with its row in the development sheet', () => {
    expect(aspectsOf(baseline)).toHaveLength(7);
    expect([...baseline.rows.values()].toSorted()).toEqual(aspectsOf(baseline).toSorted());
    const controls = sheetOf('development').rows.map(({ control }) => control);
    for (const control of baseline.rows.keys()) expect(controls).toContain(control);
  });

  it('asks what an RFP hangs on where the sources say it does', () => {
    const level = (words: string): readonly unknown[] => {
      const [found] = baseline.measures.filter(({ wording }) => wording[115]?.includes(words));
      return [found?.level[110], found?.level[115]];
    };
    expect(level('「源碼掃描」')).toEqual(['高', '高']);
    expect(level('「弱點掃描」')).toEqual(['普', '普']);
    expect(level('多因子鑑別')).toEqual(['高', '高']);
    expect(level('採最小權限原則')).toEqual(['中', '普']);
    expect(level('第三方軟體')).toEqual([null, '普']);
    expect(measuresOf(baseline, '115', '中', '系統與通訊保護')).toEqual([]);
  });

  it('never passes the wording of 115 off as that of 110', () => {
    for (const { change, wording, clash } of baseline.measures) {
      if (change === 'wording' || change === 'gone' || change === 'new' || clash !== null)
        expect(wording[110]).toBeNull();
      else expect(wording[110]).toBe(wording[115]);
    }
    const gone = baseline.measures.filter(({ change }) => change === 'gone');
    expect(gone.map(({ gist }) => gist)).toEqual(['獨立設施或防火櫃', '非機關使用者', '最大長度金鑰']);
    expect(gone.map(({ wording }) => wording[115])).toEqual([null, null, null]);
  });

  it('keeps the wording that the sources do not agree on, with the reason for the one taken', () => {
    const clashes = baseline.measures.filter(({ clash }) => clash !== null);
    expect(clashes.map(({ wording }) => wording[115])).toEqual([
      '訂定資通系統從中斷後至重新恢復服務之最大可容忍中斷時間要求。',
    ]);
    expect(clashes[0]?.clash?.other).toContain('之可容忍時間要求');
    expect(clashes[0]?.clash?.why).toContain('S10');
  });

  it('is refused where it contradicts itself', () => {
    const data = (): {
      measures: Record<string, unknown>[];
      rows: Record<string, string>;
      sources: Record<string, string>;
    } => parse(readFileSync(new URL('../../server/data/protection-baseline.yaml', import.meta.url), 'utf8')) as never;
    expect(() => readBaseline(data(), fitsBaseline)).not.toThrow();
    const moved = data();
    Object.assign(moved.measures[0] ?? {}, { change: 'moved' });
    expect(() => readBaseline(moved, fitsBaseline)).toThrow('moved is what has two levels');
    const fresh = data();
    Object.assign(fresh.measures[0] ?? {}, { change: 'new' });
    expect(() => readBaseline(fresh, fitsBaseline)).toThrow('new is what 110 does not have');
    const astray = data();
    astray.rows['baseline-integrity'] = '無此構面';
    expect(() => readBaseline(astray, fitsBaseline)).toThrow('no aspect 無此構面');
    const bare = data();
    delete bare.sources['S23'];
    expect(() => readBaseline(bare, fitsBaseline)).toThrow('S23 is not explained');
    expect(() => readBaseline({}, fitsBaseline)).toThrow('does not fit');
  });
});

describe('the text that applies', () => {
  const told = (baselineText: '110' | '115' | null, date: string | null): string =>
    zh(describeTextChoice(baselineTextOf(baseline, { baselineText, date }), baseline.texts[115].from));

  it('is the declared one', () => {
    expect(told('110', '2026-06-01')).toBe('附表十依前置資料或選項所填，用110年文字。');
  });

  it('is else the one of the date of the draft; that the date of the change is inferred is said', () => {
    expect(told(null, '2026-01-04')).toBe(
      '附表十依草案日期（115年1月4日）用110年文字；115年文字之修正日期未查得，推定為115年1月5日。',
    );
    expect(told(null, '2026-01-05')).toContain('用115年文字');
  });

  it('is else the newest', () => {
    expect(told(null, null)).toBe('未填草案日期，附表十用最新之115年文字；其修正日期未查得，推定為115年1月5日。');
  });
});

describe('two texts', () => {
  it('differ by what one asks and the other does not, and by what was reworded', () => {
    for (const level of LEVELS) {
      const before = new Set(measuresOf(baseline, '110', level));
      const after = new Set(measuresOf(baseline, '115', level));
      const kinds = new Map(compareTexts(baseline, '110', '115', level).map(({ kind, measure }) => [measure, kind]));
      for (const measure of baseline.measures) {
        const both = before.has(measure) && after.has(measure) && measure.change === 'wording' ? 'reworded' : undefined;
        const one = before.has(measure) ? 'dropped' : 'added';
        expect(kinds.get(measure)).toBe(before.has(measure) === after.has(measure) ? both : one);
      }
    }
    expect(compareTexts(baseline, '115', '115', '高')).toEqual([]);
  });
});

describe('a row of the development sheet', () => {
  const resolved = (control: string, level: string, more = ''): readonly string[] => {
    const [row] = sheetOf('development').rows.filter((each) => each.control === control);
    const { profile } = check(draftOf(`development${more}`, level, '略。')).reading;
    const found = row === undefined ? null : baselineOfRow(engine, profile, row);
    return found === null ? [] : [zh(found.head), ...found.items.map(zh), ...found.notes.map(zh)];
  };

  it('stands for the measures of its aspect at the level of the case', () => {
    const lines = resolved('baseline-continuity', '普', '\n草案日期: 115-03-01');
    expect(lines.slice(0, 4)).toEqual([
      '附表十「營運持續計畫」於普級對應之措施 3 項：',
      '資料備份：訂定資料可容忍損失之時間要求。（普級起）',
      '資料備份：執行資料備份。（普級起）',
      '系統備援：訂定資通系統從中斷後至重新恢復服務之最大可容忍中斷時間要求。（普級起）',
    ]);
    expect(lines.at(-1)).toBe('一覽表條文所列「系統備份」為附表十110年之名稱，115年改名或併入他項。');
  });

  it('stands for those of the text of its date', () => {
    const lines = resolved('baseline-continuity', '普', '\n草案日期: 114-06-01');
    expect(lines[0]).toBe('附表十「營運持續計畫」於普級對應之措施 2 項：');
    expect(lines[1]).toBe('資料備份：（110年原文未備，請查公告：資料備份）（普級起）');
  });

  it('may stand for none, and without a level tells the counts', () => {
    expect(resolved('baseline-communication', '中')[0]).toBe('附表十「系統與通訊保護」於中級沒有措施（自高級起）。');
    expect(resolved('baseline-communication', '')[0]).toBe(
      '附表十「系統與通訊保護」對應之措施：普級 0 項、中級 0 項、高級 5 項（等級累積）。填寫防護需求等級即列出各項。',
    );
    expect(resolved('sbom', '中')).toEqual([]);
  });
});
