import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { SidesReport } from '../../server/src/core/compare/diffReport.js';
import type { CheckReport } from '../../server/src/core/report/checkReport.js';
import { HEAD, layeredDraft } from '../overlay/support.js';
import { folderOf, root, tenderlint } from '../support/cli.js';

const RAISE = `${HEAD}raise:\n  - { control: sbom, levels: [普], mark: ●, reason: 政策第5點 }\n`;
const OTHER = `id: other\ntitle: 某部規定\nauthority: 中央目的事業主管機關\nraise:\n  - { control: code-origin, mark: ● }\n`;
const BODY = '廠商應於每月五日前提送月報。';

const folder = folderOf({
  'cases/a.md': layeredDraft(BODY, { overlays: '../規定/city.yaml' }),
  'cases/gone.md': layeredDraft(BODY, { overlays: '[gone.yaml, https://example.org/x.yaml]' }),
  'cases/plain.md': layeredDraft(BODY).replace('附加規定: city.yaml\n', ''),
  'city.yaml': RAISE,
  '規定/city.yaml': `${RAISE}extends: base/other.yaml\n`,
  '規定/base/other.yaml': OTHER,
  '規定/big.yaml': `${RAISE}# ${'x'.repeat(1_000_001)}\n`,
  '規定/big5.yaml': Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xa4, 0xa4]),
});

function reportOf(...args: readonly string[]): CheckReport {
  return JSON.parse(tenderlint(['check', ...args, '--format', 'json'], { cwd: folder }).out) as CheckReport;
}

function overlaysOf(report: CheckReport): readonly string[] {
  return report.drafts.flatMap(({ overlays }) => overlays.map(({ file }) => file));
}

describe('check with overlays', () => {
  it('reads what the draft names, relative to it, and what that extends; the report fits its schema', () => {
    const report = reportOf('cases/a.md');
    expect(overlaysOf(report)).toEqual(['../規定/base/other.yaml', '../規定/city.yaml']);
    expect(report.drafts[0]?.controls.find(({ control }) => control === 'sbom')?.layer?.title).toBe('某市府附加要求');
    const schema = JSON.parse(readFileSync(`${root}server/schemas/check-report.schema.json`, 'utf8')) as object;
    const validate = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  });

  it('names the overlays in the report for people', () => {
    const { out } = tenderlint(['check', 'cases/a.md'], { cwd: folder });
    expect(out).toContain('附加規定：某部規定、某市府附加要求');
    expect(out).toContain('「某市府附加要求」列為●');
    expect(tenderlint(['check', 'cases/plain.md'], { cwd: folder }).out).not.toContain('附加規定');
  });

  it('takes further ones for all drafts, from anywhere, relative to the working folder', () => {
    expect(
      overlaysOf(reportOf('cases/plain.md', '--overlay', 'city.yaml', '--overlay', '規定/base/other.yaml')),
    ).toEqual(['city.yaml', '規定/base/other.yaml']);
    const absolute = path.join(folder, '規定', 'city.yaml');
    expect(overlaysOf(reportOf('cases/plain.md', '--overlay', absolute))).toHaveLength(2);
  });

  it('reads names of a draft on standard input from the working folder', () => {
    const { out } = tenderlint(['check', '-', '--format', 'json'], { cwd: folder, input: layeredDraft(BODY) });
    expect(overlaysOf(JSON.parse(out) as CheckReport)).toEqual(['city.yaml']);
  });

  it('tells of what it cannot have, and checks all the same', () => {
    const report = reportOf('cases/gone.md', '--overlay', '規定/big.yaml', '--overlay', '規定/big5.yaml');
    const told = report.drafts[0]?.findings.filter(({ rule }) => rule === 'overlay.unreadable') ?? [];
    expect(told.map(({ message, start }) => [start.line, message.slice(0, message.indexOf('，'))])).toEqual([
      [0, '附加規定「規定/big.yaml」：無法讀取'],
      [0, '附加規定「規定/big5.yaml」：無法讀取'],
      [3, '附加規定「gone.yaml」：找不到這個檔案'],
      [3, '附加規定「https://example.org/x.yaml」：無法讀取'],
    ]);
    expect([report.drafts[0]?.checked, report.drafts[0]?.controls.length]).toEqual([true, 17]);
  });
});

describe('explain and bind with overlays', () => {
  it('explain says which layer asks', () => {
    const { out, code } = tenderlint(['explain', 'cases/a.md', 'sbom'], { cwd: folder, env: { COLUMNS: '160' } });
    expect(code).toBe(0);
    expect(out).toContain('「某市府附加要求」列為●（建議辦理）（理由：政策第5點）');
  });

  it('bind knows the controls that a layer adds', () => {
    const add = `${HEAD}add:\n  - { control: own-row, service: enhancement, item: 其他, title: 月報格式, text: 月報應依本府格式, marks: { 普: ● }, notions: [[月報], [格式]] }\n`;
    const own = folderOf({ 'a.md': layeredDraft(BODY), 'city.yaml': add });
    const { code, out } = tenderlint(['bind', 'a.md', '月報格式', '--line', '9'], { cwd: own });
    expect([code, out]).toEqual([0, expect.stringContaining('就是「月報格式」的要求')]);
    expect(readFileSync(path.join(own, 'a.md'), 'utf8')).toMatch(/covers own-row [\da-f]{12} @112-09-20 -->/);
    expect(tenderlint(['explain', 'a.md', 'own-row'], { cwd: own }).out).toContain(
      '「某市府附加要求」附加於《既有系統功能後續擴充》',
    );
  });
});

describe('diff', () => {
  it('prints what changes', () => {
    const { out, code } = tenderlint(['diff', '--from', 'development:中', '--to', 'development:高:B:個資']);
    expect(code).toBe(0);
    expect(out).toContain('應用軟體或系統開發服務｜防護需求等級 高｜一覽表 112-09-20｜責任等級 B｜個資 是');
    expect(out).toContain('增加 0、減少 0、變更 15、相同 42');
    expect(out).toMatch(/◎→● +「資安檢測－原始碼檢測」《應用軟體或系統開發服務》第42列/);
  });

  it('with an overlay tells who asks', () => {
    const { out } = tenderlint(['diff', '--from', 'enhancement:普', '--overlay-to', 'city.yaml'], { cwd: folder });
    expect(out).toContain('依「某市府附加要求」（理由：政策第5點）');
    const gone = tenderlint(['diff', '--from', 'enhancement:普', '--overlay-to', 'gone.yaml'], { cwd: folder });
    expect([gone.code, gone.err]).toEqual([2, expect.stringContaining('附加規定「gone.yaml」：找不到這個檔案')]);
  });

  it('as JSON fits its schema, also of two versions of the list', () => {
    const schema = JSON.parse(readFileSync(`${root}server/schemas/diff-report.schema.json`, 'utf8')) as object;
    const validate = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
    const json = (...args: readonly string[]): unknown =>
      JSON.parse(tenderlint(['diff', ...args, '--format', 'json'], { cwd: folder }).out);
    const sides = json('--from', 'enhancement:普', '--to', '系統維運:普', '--overlay-to', 'city.yaml') as SidesReport;
    expect(validate(sides), JSON.stringify(validate.errors)).toBe(true);
    expect(sides.gained.length).toBe(sides.counts.gained);
    expect(validate(json('--catalogue-to', '112/9/20')), JSON.stringify(validate.errors)).toBe(true);
  });

  it('as CSV begins with a mark of the encoding, as Markdown with a heading', () => {
    const sides = ['--from', 'enhancement:普', '--to', 'maintenance:普'];
    expect(tenderlint(['diff', ...sides, '--format', 'csv']).out).toMatch(/^\uFEFF變動,控制項,項目,名稱,/);
    expect(tenderlint(['diff', ...sides, '--format', 'markdown']).out).toMatch(/^# .*→.*\n\n增加 \d+/);
  });

  it.each<[readonly string[], string]>([
    [[], '請給 --from 與 --to'],
    [['--from', 'development:中'], '--from 與 --to 要一起給'],
    [['--from', 'development', '--to', 'development:中'], '「development」讀不懂'],
    [['--from', 'development:中', '--catalogue-to', '99-1-1'], '沒有版本為「99-1-1」的一覽表（現有：112-09-20）'],
  ])('%j says what is wrong', (args, words) => {
    expect(tenderlint(['diff', ...args])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(words) as string,
    });
  });
});
