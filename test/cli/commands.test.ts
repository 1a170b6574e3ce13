import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import type { CatalogueReport } from '../../server/src/core/report/catalogueReport.js';
import { explainControl } from '../../server/src/core/report/explanation.js';
import { LEVELS } from '../../server/src/core/catalogue/catalogue.js';
import { check, draftOf, engine } from '../support/engine.js';
import { root, tenderlint } from '../support/cli.js';

describe('catalogue', () => {
  const report = JSON.parse(tenderlint(['catalogue', '--format', 'json']).out) as CatalogueReport;

  it('holds 9 sheets, 148 rows, 444 cells with status and token, and fits the published schema', () => {
    const schema = JSON.parse(readFileSync(`${root}server/schemas/catalogue-report.schema.json`, 'utf8')) as object;
    const validate = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    const cells = report.sheets.flatMap((sheet) =>
      sheet.rows.flatMap((row) => LEVELS.map((level) => row.marks[level])),
    );
    expect([report.sheets.length, report.sheets.flatMap((sheet) => sheet.rows).length, cells.length]).toEqual([
      9, 148, 444,
    ]);
    for (const cell of cells) {
      expect(cell).toMatchObject({
        seen: expect.any(String) as string,
        status: expect.stringMatching(/^(?:read|corrected|inferred|unresolved)$/) as string,
      });
      expect(cell?.why === null).toBe(cell?.status === 'read');
      expect(cell?.mark === null).toBe(cell?.status === 'unresolved');
    }
  });

  it('can be narrowed to a service and a level, by any name', () => {
    const { out } = tenderlint(['catalogue', '--service', '系統維運', '--level', 'low', '--format', 'json']);
    const narrow = JSON.parse(out) as CatalogueReport;
    expect(narrow.sheets.map((sheet) => sheet.service)).toEqual(['maintenance']);
    expect(Object.keys(narrow.sheets[0]?.rows[0]?.marks ?? {})).toEqual(['普']);
  });

  it('prints for people', () => {
    const { out, code } = tenderlint(['catalogue', '--service', 'maintenance']);
    expect(code).toBe(0);
    expect(out).toContain('應用軟體或系統維運服務（maintenance）　6 列');
    expect(out).toContain('適用日：普級113年3月1日起，中級113年8月1日起，高級113年8月1日起');
    expect(out).toContain('高● 中● 普◎  sbom');
  });
});

describe('explain', () => {
  it('answers for every control', () => {
    const result = check(readFileSync(`${root}examples/07-development.md`, 'utf8'));
    for (const { control } of engine.lexicon.entries) {
      expect(explainControl(engine, result, control)?.requirements.length, control).toBeGreaterThan(0);
    }
    const nearest = (control: string): readonly unknown[] => {
      const { evidence = [], rejected = [] } = explainControl(engine, result, control) ?? {};
      return [...evidence, ...rejected].map(({ judgement }) =>
        typeof judgement === 'string' ? judgement : judgement.verdict.kind,
      );
    };
    expect(nearest('vuln-scan-host-prelaunch')).toEqual(['covers', 'too-little', 'too-little', 'too-little']);
    expect(nearest('mobile-app-mas')[0]).toBe('negates');
    expect(nearest('sbom')).not.toContain('covers');
  });

  it('tells a line of contents from one that names too little', () => {
    const result = check(draftOf('development', '高', '滲透測試………12\n\n本案期程六個月。'));
    expect(explainControl(engine, result, 'penetration-test')?.rejected[0]?.judgement).toBe('contents-line');
  });

  it('prints what was looked for, the nearest passages with scores, and why', () => {
    const { out, code } = tenderlint(['explain', 'examples/07-development.md', 'vuln-scan-host-prelaunch']);
    expect(code).toBe(0);
    expect(out).toContain('控制項：上線前主機弱點掃描（vuln-scan-host-prelaunch）');
    expect(out).toContain('結果：已見');
    expect(out).toMatch(/第 \d+ 行　分數 \d\.\d\d（與條文相似 \d\.\d\d）/);
    expect(out).toContain('判定：有要求，作為依據');
  });

  it('tells a negation by its word', () => {
    expect(tenderlint(['explain', 'examples/07-development.md', 'mobile-app-mas']).out).toContain(
      '有「免辦」，視為載明不要求',
    );
  });

  it('of a control that the sheets do not have says so; of none that exists, what may be meant', () => {
    expect(tenderlint(['explain', 'examples/09-maintenance.md', 'waf']).out).toContain(
      '本草案宣告的類型沒有這個控制項。',
    );
    expect(tenderlint(['explain', 'examples/09-maintenance.md', 'sbon'])).toMatchObject({ code: 2, out: '' });
    expect(tenderlint(['explain', 'examples/09-maintenance.md', 'sbon']).err).toContain('您是不是要寫「sbom」？');
  });

  it('takes the title of a control as well', () => {
    expect(tenderlint(['explain', 'examples/09-maintenance.md', '軟體物料清單及安全測試報告']).code).toBe(0);
  });
});

describe('usage', () => {
  it.each<[readonly string[], string]>([
    [[], '錯誤：請指定命令：check、decisions、explain、bind、catalogue、diff 或 baseline。'],
    [['chek', 'a.md'], '錯誤：沒有「chek」這個命令。您是不是要寫「check」？'],
    [['check', 'a.md', '--formt', 'json'], '錯誤：沒有「--formt」這個選項。您是不是要寫「--format」？'],
    [['check'], '錯誤：缺少引數「path」'],
    [['check', 'a.md', '--level'], '錯誤：選項「--level」後面要有值。'],
    [['check', 'a.md', '--format', 'xml'], '錯誤：選項「--format」不能是「xml」。可用：text、json。'],
    [
      ['check', 'a.md', '--service', '系統維運案'],
      '錯誤：沒有「系統維運案」這個服務類型。您是不是要寫「maintenance」？',
    ],
    [['check', 'a.md'], '錯誤：找不到「a.md」。'],
  ])('%j', (args, text) => {
    const { code, err, out } = tenderlint(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(text);
  });

  it('helps in Chinese, and in English when asked', () => {
    const help = tenderlint(['--help']);
    expect(help.code).toBe(0);
    for (const word of ['用法：', '選項：', '命令：', '範例：', '結束碼：']) expect(help.out).toContain(word);
    expect(tenderlint(['check', '--help']).out).toContain('（可用 text | json；預設 text）');
    expect(tenderlint(['--lang', 'en', '--help']).out).toContain('Exit codes:');
    expect(tenderlint(['check', '--lang=en']).err).toContain('error: Missing “path”.');
  });

  it('prints the version of the package', () => {
    const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
    expect(tenderlint(['--version']).out.trim()).toBe(version);
  });
});

describe('bind', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenderlint-test-'));
  const file = path.join(folder, 'draft.md');
  const body = '乙方就所交付之程式，按機關所定期程提出構成說明。';
  const write = (): void => {
    writeFileSync(file, draftOf('enhancement', '中', `## 資安需求\n\n${body}`));
  };
  const line = draftOf('enhancement', '中', `## 資安需求\n\n${body}`).split('\n').indexOf(body) + 1;
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('confirms a passage by line and title, once, and check takes it as evidence', () => {
    write();
    const first = tenderlint(['bind', file, '軟體物料清單及安全測試報告', '--line', String(line)]);
    expect([first.code, first.out]).toEqual([0, expect.stringContaining(`已寫入：第 ${String(line)} 行就是`)]);
    const once = readFileSync(file, 'utf8');
    expect(once).toMatch(/構成說明。<!-- tenderlint: covers sbom [\da-f]{12} @112-09-20 -->/);
    expect(tenderlint(['bind', file, 'sbom', '--line', String(line)]).out).toContain('未變更');
    expect(readFileSync(file, 'utf8')).toBe(once);
    expect(tenderlint(['explain', file, 'sbom']).out).toContain('作者已確認這段就是');
    expect(tenderlint(['bind', file, 'sbom', '--line', String(line), '--not']).out).toContain('不是');
    expect(readFileSync(file, 'utf8').match(/tenderlint:/g)).toHaveLength(1);
  });

  it.each<[string, readonly string[], string]>([
    ['no line', ['sbom'], '請加上 --line'],
    ['a line that is none', ['sbom', '--line', '零'], '不是行號'],
    ['a line without a passage', ['sbom', '--line', '2'], '沒有可確認的段落'],
    ['a control that is none', ['sbon', '--line', String(line)], '您是不是要寫「sbom」'],
  ])('says what is wrong: %s', (_, args, message) => {
    write();
    const before = readFileSync(file, 'utf8');
    const { code, err } = tenderlint(['bind', file, ...args]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
