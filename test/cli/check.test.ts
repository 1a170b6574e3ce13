import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../server/src/core/report/checkReport.js';
import { columnsOf } from '../../server/src/cli/terminal.js';
import { draftOf, recommendedRows, sheetOf, verbatim } from '../support/engine.js';
import { folderOf, root, tenderlint } from '../support/cli.js';

const whole = draftOf(
  'maintenance',
  '高',
  `## 資訊安全需求\n\n${recommendedRows(sheetOf('maintenance'), '高').map(verbatim).join('\n\n')}`,
);
const lacking = draftOf('maintenance', '高', '## 資訊安全需求\n\n廠商應於更新程式時提供軟體物料清單及安全測試報告。');

function reportOf(args: readonly string[], cwd?: string): CheckReport {
  return JSON.parse(
    tenderlint(['check', ...args, '--format', 'json'], cwd === undefined ? {} : { cwd }).out,
  ) as CheckReport;
}

describe('exit codes', () => {
  const folder = folderOf({
    'whole.md': whole,
    'lacking.md': lacking,
    'word.md': Buffer.from('PK\u0003\u0004 docx'),
    'notes.md': '# 筆記',
  });
  it.each<[readonly string[], number]>([
    [['whole.md'], 0],
    [['lacking.md'], 1],
    [['lacking.md', '--fail-on', 'error'], 0],
    [['whole.md', '--fail-on', 'information'], 1],
    [['notes.md'], 1],
    [['word.md'], 2],
    [['gone.md'], 2],
    [['*.txt'], 2],
    [['whole.md', '--level', '特高'], 2],
    [['whole.md', '--bogus'], 2],
    [[], 2],
  ])('check %j gives %d', (args, code) => {
    expect(tenderlint(['check', ...args], { cwd: folder }).code).toBe(code);
  });
});

describe('what is looked at', () => {
  const folder = folderOf({
    'a.md': whole,
    'sub/b.markdown': lacking,
    'sub/README.md': '# 說明\n\n不是草案。',
    'node_modules/x/c.md': lacking,
    '.hidden/d.md': lacking,
    'e.txt': lacking,
  });
  const paths = (args: readonly string[]): readonly string[] =>
    reportOf(args, folder).drafts.map((draft) => draft.path);

  it('drafts of a folder, the rest passed over and counted', () => {
    const report = reportOf(['.'], folder);
    expect(report.drafts.map((draft) => draft.path)).toEqual(['a.md', 'sub/b.markdown']);
    expect(report.summary).toMatchObject({ drafts: 2, checked: 2, passedOver: 1 });
    expect(tenderlint(['check', '.'], { cwd: folder }).out).toContain(
      '另有 1 個 Markdown 檔未填服務類型，不是草案，已略過。',
    );
  });

  it('globs, several paths, each file once', () => {
    expect(paths(['**/*.markdown', 'a.md', './a.md'])).toEqual(['sub/b.markdown', 'a.md']);
  });

  it('any file that is named, whatever its ending', () => {
    expect(paths(['e.txt'])).toEqual(['e.txt']);
  });

  it('a named file that is no draft is answered for', () => {
    const { out, code } = tenderlint(['check', 'sub/README.md'], { cwd: folder });
    expect(code).toBe(1);
    expect(out).toContain('未檢查：檔首沒有前置資料');
    expect(out.replace(/\s+/g, '')).toContain('請在第一行起加上：---⏎服務類型:development⏎防護需求等級:中⏎---');
  });

  it('standard input', () => {
    const { out, code } = tenderlint(['check', '-'], { input: lacking });
    expect(code).toBe(1);
    expect(out).toContain('（標準輸入）');
    expect(
      tenderlint(['check', '-', '--service', 'maintenance', '--level', 'high'], { input: '廠商應配合。' }).out,
    ).toContain('防護需求等級 高');
  });

  it('a folder without drafts is no silence', () => {
    const empty = folderOf({ 'README.md': '# 說明' });
    expect(tenderlint(['check', '.'], { cwd: empty })).toMatchObject({ code: 2, out: '' });
    expect(tenderlint(['check', '.'], { cwd: empty }).err).toContain(
      '「.」裡沒有草案：找到 1 個 Markdown 檔，都沒有在前置資料填「服務類型」。',
    );
    expect(tenderlint(['check', '.'], { cwd: folderOf({ 'a.txt': '' }) }).err).toContain('「.」裡沒有 Markdown 檔');
  });
});

describe('bytes that are no draft', () => {
  it.each<[string, Buffer, string]>([
    ['a Word file', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), '這是 Word、ODF 或壓縮檔'],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), '這是 Word、ODF 或壓縮檔'],
    ['a PDF', Buffer.from('%PDF-1.7'), '這是 PDF'],
    ['a binary', Buffer.from([1, 2, 0, 3]), '這不是文字檔'],
    ['Big5', Buffer.from([0xa4, 0xa4, 0xa4, 0xe5]), '檔案不是 UTF-8 編碼（可能是 Big5）'],
  ])('%s is told as such, and the other drafts are still checked', (_, bytes, text) => {
    const folder = folderOf({ 'x.md': bytes, 'whole.md': whole });
    const { code, out } = tenderlint(['check', 'x.md', 'whole.md'], { cwd: folder });
    expect(code).toBe(2);
    expect(out).toContain(text);
    expect(out).toContain('whole.md');
    expect(out).toContain('檢查 1 份草案');
  });

  it.each<[string, Buffer]>([
    ['UTF-16 LE', Buffer.from(`\uFEFF${lacking}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\uFEFF${lacking}`, 'utf16le').swap16()],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${lacking}`)],
    ['CRLF', Buffer.from(lacking.replaceAll('\n', '\r\n'))],
  ])('%s is read', (_, bytes) => {
    const folder = folderOf({ 'x.md': bytes });
    expect(reportOf(['x.md'], folder).summary).toMatchObject({ checked: 1, errors: 0, warnings: 1 });
  });
});

describe('the JSON report', () => {
  const schema = JSON.parse(readFileSync(`${root}server/schemas/check-report.schema.json`, 'utf8')) as object;
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

  it('of the examples fits the published schema', () => {
    const report = reportOf(['examples']);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.summary).toMatchObject({ drafts: 9, checked: 9, passedOver: 0, errors: 0 });
    for (const draft of report.drafts) {
      const rows = (draft.profile?.services ?? []).flatMap((service) =>
        sheetOf(service as Parameters<typeof sheetOf>[0]).rows.map((row) => [service, row.row]),
      );
      expect(draft.controls.map((control) => [control.service, control.row])).toEqual(rows);
    }
  });

  it('of every bad input fits it too', () => {
    const folder = folderOf({
      'empty.md': '',
      'bad.md': '---\nservice: "x\n---\n甲',
      'x.md': Buffer.from([1, 0, 2]),
      'no.md': '甲',
    });
    for (const file of ['empty.md', 'bad.md', 'x.md', 'no.md']) {
      const report = reportOf([file], folder);
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
      expect(report.drafts[0]).toMatchObject({ checked: false });
      expect(report.drafts[0]?.reason).not.toBeNull();
      expect(report.drafts[0]?.findings).not.toEqual([]);
    }
  });

  it('never finds fault with the front matter of the examples', () => {
    const rules = reportOf(['examples']).drafts.flatMap((draft) => draft.findings.map((finding) => finding.rule));
    expect(rules.filter((rule) => !/^(?:control|facts|decision)\./.test(rule))).toEqual([]);
  });

  it('gives evidence as the slice of the file between its positions', () => {
    const report = reportOf(['examples']);
    let seen = 0;
    for (const draft of report.drafts) {
      const lines = readFileSync(`${root}${draft.path}`, 'utf8').split('\n');
      for (const { start, end, text } of draft.controls.flatMap((control) => control.evidence)) {
        const slice = lines.slice(start.line, end.line + 1);
        slice[slice.length - 1] = (slice.at(-1) ?? '').slice(0, end.character);
        slice[0] = (slice[0] ?? '').slice(start.character);
        expect(slice.join('\n')).toBe(text);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('says the same whatever the language, the colour or the width', () => {
    const plain = reportOf(['examples/07-development.md']);
    const english = JSON.parse(
      tenderlint(['check', 'examples/07-development.md', '--format', 'json', '--lang', 'en', '--color']).out,
    ) as CheckReport;
    const bare = (report: CheckReport): unknown =>
      report.drafts.map(({ findings, controls }) => [
        controls,
        findings.map((finding) => ({
          ...finding,
          message: '',
          related: finding.related.map((place) => ({ ...place, message: '' })),
        })),
      ]);
    expect(bare(english)).toEqual(bare(plain));
    const messages = english.drafts[0]?.findings.map((finding) => finding.message) ?? [];
    expect(messages.join()).toContain('the list marks it ● (建議辦理, recommended); not seen in the draft');
    expect(messages.join()).not.toContain('草案未見');
  });
});

describe('the text report', () => {
  it('tells the list’s ● as recommended and not seen, never more', () => {
    const { out } = tenderlint(['check', '-'], { input: lacking });
    expect(out.replace(/\n\s+/g, '')).toContain('一覽表列為●（建議辦理），草案未見。');
    expect(out).toContain('本工具不作法律判斷');
  });

  it('--quiet prints warnings and above only, and nothing of a draft without any', () => {
    const folder = folderOf({ 'whole.md': whole, 'lacking.md': lacking });
    const { out } = tenderlint(['check', '.', '--quiet'], { cwd: folder });
    expect(out).toContain('lacking.md');
    expect(out).not.toContain('whole.md');
    expect(out).not.toContain('資訊  ');
  });

  it('--all lists every row with its mark and outcome, and every finding', () => {
    const { out } = tenderlint(['check', '-', '--all'], { input: lacking });
    const rows = out.split('\n').filter((line) => /^ {2}[●◎▲] {2}/.test(line));
    expect(rows.map((line) => line.trim().split(/\s+/).slice(0, 2).join(' '))).toEqual([
      '◎ 未見',
      '● 未見',
      '● 已見',
      '▲ 未見',
      '▲ 未見',
      '▲ 未見',
    ]);
    expect(out.match(/control\.missing/g)).toHaveLength(5);
  });

  it('fits the terminal', () => {
    for (const columns of ['40', '60', '80', '120']) {
      for (const language of ['zh-TW', 'en']) {
        const env = { COLUMNS: columns };
        const { out } = tenderlint(['check', 'examples', '--all', '--lang', language], { env });
        const wide = out.split('\n').filter((line) => columnsOf([line]) > Number(columns));
        expect(wide, `${language} ${columns}`).toEqual([]);
      }
    }
  });

  it('tells marks that cannot be read from marks that wait for a level', () => {
    const { out } = tenderlint(['check', '-'], { input: '---\nservice: development\n---\n\n廠商應配合。' });
    expect(out).toContain('防護需求等級 未能判定');
    expect(out).toMatch(/因等級未定而未檢查 \d+/);
    expect(out).not.toMatch(/無法辨識 \d/);
  });

  it('tells what was left out of the judgement', () => {
    const copy = '| 項目 | 高 | 中 | 普 |\n|---|---|---|---|\n| 資安健診 | ● | ● | ● |';
    const input = `${lacking}\n\n${copy}\n\n\`\`\`\n甲\n\`\`\`\n`;
    expect(tenderlint(['check', '-'], { input }).out).toContain('未列入判斷：貼上的一覽表 1 處、程式碼 1 處');
    expect(tenderlint(['check', '-'], { input: draftOf('maintenance', '高', copy) }).out).toContain(
      '未檢查：內容只有程式碼、註解或貼上的一覽表',
    );
  });

  it('colours only when asked to or on a terminal', () => {
    expect(tenderlint(['check', '-'], { input: lacking }).out).not.toContain('\u001B[');
    expect(tenderlint(['check', '-', '--color'], { input: lacking, env: { NO_COLOR: '' } }).out).toContain('\u001B[');
  });
});

describe('the union of several services', () => {
  it('takes the strictest mark and says which sheets ask', () => {
    const draft = draftOf('[development, cloud-platform]', '高', '## 資訊安全需求\n\n廠商應配合。');
    const { out } = tenderlint(['check', '-', '--quiet'], { input: draft });
    const flat = out.replace(/\n\s+/g, '');
    expect(flat).toContain('（《雲端平台(PaaS或IaaS)》第2列及《應用軟體或系統開發服務》第6列）');
    expect(flat).toMatch(/主機弱點掃描」一覽表列為●（建議辦理），草案未見。（《雲端平台\(PaaS或IaaS\)》第23列）/);
  });
});
