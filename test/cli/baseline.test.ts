import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { folderOf, tenderlint } from '../support/cli.js';

const run = (...args: readonly string[]): string => tenderlint(['baseline', ...args]).out;

describe('baseline', () => {
  it('prints the measures of a level, which text, and why', () => {
    const lines = run('--level', '中').split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '資通系統防護基準（分級辦法附表十，115年文字）　中級 62 項',
      '未填草案日期，附表十用最新之115年文字；其修正日期未查得，推定為115年1月5日。',
      '附註：115年修正之文字，80項。修正之日期未查得，推定為115年1月5日。',
    ]);
    expect(lines).toContain('  帳號管理：資通系統閒置帳號應禁用。（普級起）');
    expect(run('--level', '普')).toContain('存疑：另一出處（S23）作「');
  });

  it('narrows to an aspect and goes by the date', () => {
    const text = run('--level', '高', '--aspect', '營運持續計畫', '--date', '114年6月1日');
    expect(text).toContain('（分級辦法附表十，110年文字）「營運持續計畫」　高級 7 項');
    expect(text).toContain('（110年原文未備，請查公告：獨立設施或防火櫃）');
    expect(text).toContain('115年：由「資料異地備份」取代');
    expect(text).not.toContain('存疑');
  });

  it('prints a table to fill in, and a sheet', () => {
    const table = run('--level', '普', '--format', 'markdown').trimEnd().split('\n');
    expect(table[0]).toBe('| 構面 | 措施內容 | 要求 | 現況 | 判定 |');
    expect(table).toHaveLength(2 + 45);
    const csv = run('--level', '普', '--format', 'csv').trimEnd().split('\r\n');
    expect(csv[0]).toBe('\uFEFF構面,措施內容,控制措施,等級');
    expect(csv).toHaveLength(1 + 45);
  });

  it('prints JSON that fits the published schema', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../server/schemas/baseline-report.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const fits = new Ajv({ allowUnionTypes: true }).compile(schema);
    for (const args of [
      ['--text', '110'],
      ['--aspect', '存取控制'],
      ['--from', '110', '--to', '115'],
    ]) {
      const report: unknown = JSON.parse(run('--level', '高', '--format', 'json', ...args));
      expect(fits(report), JSON.stringify(fits.errors)).toBe(true);
    }
  });

  it('prints in what the two texts differ', () => {
    const text = run('--level', '普', '--from', '110', '--to', '115');
    expect(text).toContain('附表十110年與115年文字之差異　普級 20 項');
    expect(text).toContain('  增加｜存取控制－資通系統閒置帳號應禁用。\n    等級：110年中、115年普');
    expect(text).toContain('  文字修正｜營運持續計畫－執行資料備份。');
    expect(text).toContain('等級：110年無、115年普');
    expect(text).toContain('不再列於此級｜識別與鑑別－（110年原文未備，請查公告：非機關使用者）');
    expect(run('--level', '普', '--from', '115', '--to', '115')).toBe('附表十115年與115年文字於普級沒有差異。\n');
    const csv = run('--level', '普', '--from', '110', '--to', '115', '--format', 'csv').trimEnd().split('\r\n');
    expect(csv).toHaveLength(1 + 20);
  });

  it('says what it cannot do', () => {
    const error = (...args: readonly string[]): string => tenderlint(['baseline', ...args]).err;
    expect(error()).toContain('請加上 --level');
    expect(error('--level', '甲')).toContain('「甲」不是防護需求等級');
    expect(error('--level', '中', '--text', '112')).toContain('可用：110、115');
    expect(error('--level', '中', '--date', '昨天')).toContain('「昨天」不是日期');
    expect(error('--level', '中', '--aspect', '實體安全')).toContain(
      '附表十沒有「實體安全」這個構面。可用：存取控制、',
    );
    expect(error('--level', '中', '--from', '110')).toContain('--from 與 --to 要一起用。');
    const table = ['--level', '中', '--from', '110', '--to', '115', '--format', 'markdown'];
    expect(error(...table)).toContain('差異只能以 text、csv 或 json 輸出。');
    expect(tenderlint(['baseline', ...table]).code).toBe(2);
  });

  it('has its help in both languages', () => {
    expect(run('--help')).toContain('列出附表十（資通系統防護基準）於某一防護需求等級的措施');
    expect(run('--lang', 'en', '--help')).toContain('print the measures of annex 10');
    expect(run('--lang', 'en', '--level', 'high')).toContain(
      'Protection baseline (annex 10, text of 115), level 高: 80 measures',
    );
  });
});

describe('the other commands', () => {
  it('explain a row by the law and by annex 10, and tell that a form was left out', () => {
    const form =
      '| 構面 | 措施內容 | 要求 | 現況 | 判定 |\n| --- | --- | --- | --- | --- |\n| 存取控制 | 帳號管理 | 略 | | |';
    const file = '草案.md';
    const cwd = folderOf({ [file]: `---\n服務類型: development\n防護需求等級: 普\n---\n\n略。\n\n${form}\n` });
    expect(tenderlint(['explain', file, 'isms'], { cwd }).out).toContain(
      '一覽表原文（112）：資通安全管理法施行細則第4條第1項第1款',
    );
    expect(tenderlint(['explain', file, 'baseline-continuity'], { cwd }).out).toContain('對應之措施 3 項：');
    expect(tenderlint(['check', file], { cwd }).out).toContain('未列入判斷：符合性對照表 1 處');
  });
});
