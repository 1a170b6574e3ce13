import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { APPROVERS } from '../../server/src/core/catalogue/approvals.js';
import { checkDraft } from '../../server/src/core/checkDraft.js';
import { DECISION_WORDS } from '../../server/src/core/draft/decisionFields.js';
import { csvOf } from '../../server/src/core/text/csv.js';
import { decisionTable, type DecisionRow } from '../../server/src/core/report/decisionTable.js';
import { markdownTable } from '../../server/src/core/report/markdownTable.js';
import { folderOf, root, tenderlint } from '../support/cli.js';
import { engine } from '../support/engine.js';
import { entry, withLedger } from '../support/ledger.js';

const SBOM = '控制項: sbom; 決定: 不採用; 理由: 本案不交付軟體; 核定: 承辦、資安長; 日期: 115年3月1日; 文號: 資字第1號';
const LEDGER = [
  SBOM,
  '控制項: penetration-test; 決定: 另案; 理由: 統一辦理; 他案: 資安檢測案; 檢討日: 115-06-30',
  '控制項: 政府組態基準(GCB); 決定: 不適用; 理由: 改以廠商基準',
  '控制項: sbon; 決定: 不採用; 理由: 無',
  SBOM,
  '控制項: cmmc; 決定: 採用',
].map(entry);
const DRAFT = withLedger(
  LEDGER.join('\n'),
  '略。\n\n<!-- tenderlint: ignore code-origin 不適用 理由：本案不交付程式 -->',
);
const TODAY = ['--today', '115-07-01'];

/** Cells of a CSV as RFC 4180 writes it. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end = ''] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (end !== '' || row.length > 1) rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}

describe('decisions', () => {
  const folder = folderOf({
    '草案.md': DRAFT,
    '空.md': withLedger('').replace('決定:\n', ''),
    'readme.md': '# 說明\n',
  });
  const run = (...args: readonly string[]) => tenderlint(['decisions', '草案.md', ...TODAY, ...args], { cwd: folder });

  it('prints what was decided, by whom, and whether it holds', () => {
    const { out, code, err } = run();
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('  不採用  應用程式安全－軟體物料清單及安全測試報告 sbom  有效\n');
    expect(out).toContain('      表列：應用軟體或系統開發服務第11列\n      記號：●\n      理由：本案不交付軟體\n');
    expect(out).toContain('      核定：承辦、資安長\n      日期：115年3月1日\n      文號：資字第1號\n');
    expect(out).toContain('滲透測試 penetration-test  已逾期');
    expect(out).toContain('政府組態基準(GCB) gcb  未完備');
    expect(out).toContain('sbom  重複');
    expect(out).toContain('位置：第 34 行（註解）');
  });

  it('prints a table for the 簽', () => {
    const lines = run('--format', 'markdown').out.split('\n');
    expect(lines[0]).toBe('## 草案.md');
    expect(lines[2]).toBe(
      '| 控制項 | 代號 | 表列 | 記號 | 決定 | 理由 | 核定 | 日期 | 文號 | 他案 | 檢討日 | 備註 | 狀態 | 位置 |',
    );
    expect(lines[4]).toBe(
      '| 應用程式安全－軟體物料清單及安全測試報告 | sbom | 應用軟體或系統開發服務第11列 | ● | 不採用 | 本案不交付軟體 | 承辦、資安長 | 115年3月1日 | 資字第1號 |  |  |  | 有效 | 第 5 行 |',
    );
    expect(run('--format', 'markdown', '--lang', 'en').out).toContain('| in force | line 5 |');
  });

  it('prints a CSV that Excel reads as UTF-8', () => {
    const { out } = run('--format', 'csv');
    expect(out.startsWith('\uFEFF草案,控制項,代號,')).toBe(true);
    const [, first] = cellsOf(out.slice(1));
    expect(first?.slice(0, 10)).toEqual([
      ...['草案.md', '應用程式安全－軟體物料清單及安全測試報告', 'sbom', '應用軟體或系統開發服務第11列', '●'],
      ...['不採用', '本案不交付軟體', '承辦、資安長', '2026-03-01', '資字第1號'],
    ]);
  });

  it('prints JSON that fits the published schema', () => {
    const report = JSON.parse(run('--format', 'json').out) as { drafts: { decisions: DecisionRow[] }[] };
    const schema = JSON.parse(readFileSync(`${root}server/schemas/decisions-report.schema.json`, 'utf8')) as object;
    const validate = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.drafts[0]?.decisions.map(({ control, state }) => `${control ?? '–'} ${state}`)).toEqual([
      'sbom in-force',
      'penetration-test expired',
      'gcb incomplete',
      '– incomplete',
      'sbom repeated',
      'cmmc not-asked',
      'code-origin in-force',
    ]);
  });

  it('passes over files that are no drafts, and says where nothing is decided', () => {
    const { out, code } = tenderlint(['decisions', '.', ...TODAY], { cwd: folder });
    expect(code).toBe(0);
    expect(out).toContain('空.md\n  沒有決定紀錄。\n');
    expect(out).not.toContain('readme');
  });

  it('takes service, level and standard input as check does', () => {
    const { out } = tenderlint(['decisions', '-', '--service', 'maintenance', '--level', '普'], { input: DRAFT });
    expect(out).toContain('（標準輸入）');
    expect(out).toContain('應用軟體或系統維運服務第3列');
    expect(out).toContain('政府組態基準(GCB) gcb  不需決定');
  });

  it.each([
    [['沒有.md'], '找不到「沒有.md」。'],
    [['readme.md'], null],
    [['草案.md', '--today', '115-13-01'], '「115-13-01」不是日期。請寫成 115-03-01、115年3月1日或 2026-03-01。'],
  ])('%j', (args, words) => {
    const { code, err } = tenderlint(['decisions', ...args], { cwd: folder });
    expect(code).toBe(words === null ? 0 : 2);
    if (words !== null) expect(err).toContain(words);
  });

  it('tells what of a ledger could not be read', () => {
    const text = withLedger('').replace('決定:\n', '決定: 決定.yaml');
    const { err } = tenderlint(['decisions', '草案.md'], { cwd: folderOf({ '草案.md': text }) });
    expect(err).toMatch(/^草案\.md：決定另存於「決定\.yaml」，/);
    const lost = tenderlint(['decisions', '草案.md'], { cwd: folderOf({ '草案.md': withLedger('  - 亂寫') }) });
    expect(lost.err).toContain('草案.md：這一項讀不懂：「亂寫」。');
  });

  it('and check and explain go by --today', () => {
    const check = (today: string): string => tenderlint(['check', '草案.md', '--today', today], { cwd: folder }).out;
    expect(check('2026-06-30')).not.toContain('decision.expired');
    expect(check('2026-07-01')).toContain('decision.expired');
    expect(check('2026-07-01')).toContain('第 5 行 不採用：本案不交付軟體');
    const { out } = tenderlint(['explain', '草案.md', 'sbom', ...TODAY], { cwd: folder });
    expect(out).toContain(
      '結果：已有決定\n    不採用：本案不交付軟體\n    核定：承辦、資安長\n    日期：115年3月1日\n    文號：資字第1號\n',
    );
    expect(tenderlint(['explain', '草案.md', 'penetration-test', ...TODAY], { cwd: folder }).out).toContain(
      '    他案：資安檢測案\n    檢討日：115年6月30日\n',
    );
  });
});

describe('the exported ledger equals the data', () => {
  const text = fc
    .stringMatching(/^[=+\-@',"|\\a-z0-9採用理由：、 ]{0,12}$/)
    .map((each) => each.trim().replace(/\s+/g, ' '));
  const given = text.filter((each) => /[a-z0-9採用]/.test(each) && !/^(?:理由|reason|todo|tbd|無)$/.test(each));
  const date = fc.option(fc.constantFrom('2026-01-31', '2024-02-29', '2027-12-01'), { nil: null });
  const decision = fc.record({
    control: fc.constantFrom(...engine.lexicon.entries.map(({ control }) => control)),
    decision: fc.constantFrom(...DECISION_WORDS),
    reason: given,
    approvers: fc.uniqueArray(fc.constantFrom(...APPROVERS), { maxLength: 3 }),
    date,
    document: text,
    otherCase: text,
    reviewBy: date,
    note: text,
  });
  type Given = typeof decision extends fc.Arbitrary<infer T> ? T : never;

  /** The ledger as an author's program would write it. */
  const draftWith = (decisions: readonly Given[]): string => {
    const entries = decisions.map((each) => ({
      控制項: each.control,
      決定: each.decision,
      理由: each.reason,
      核定: each.approvers,
      日期: each.date ?? '',
      文號: each.document,
      他案: each.otherCase,
      檢討日: each.reviewBy ?? '',
      備註: each.note,
    }));
    const ledger = stringify(
      { 決定: entries },
      { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
    );
    expect(parse(ledger)).toEqual({ 決定: entries });
    return `---\n服務類型: development\n防護需求等級: 中\n${ledger}---\n\n略。\n`;
  };
  const rowsOf = (decisions: readonly Given[]): readonly DecisionRow[] =>
    decisionTable(engine, checkDraft(engine, draftWith(decisions), { today: '2026-07-01' }));

  it('in JSON and as CSV, read again (property)', () => {
    fc.assert(
      fc.property(fc.array(decision, { minLength: 1, maxLength: 4 }), (decisions) => {
        const rows = JSON.parse(JSON.stringify(rowsOf(decisions))) as readonly DecisionRow[];
        const fieldsOf = (each: DecisionRow): Given => ({
          control: each.control ?? '',
          decision: DECISION_WORDS.find((word) => word === each.decision) ?? '採用',
          reason: each.reason,
          approvers: [...each.approvers],
          date: each.date as Given['date'],
          document: each.document,
          otherCase: each.otherCase,
          reviewBy: each.reviewBy as Given['reviewBy'],
          note: each.note,
        });
        expect(rows.map(fieldsOf)).toEqual(decisions);
        const cells = rows.map((each) => [each.control ?? '', each.reason, each.document, each.otherCase, each.note]);
        const back = cellsOf(csvOf(cells)).map((row) => row.map((each) => each.replace(/^'(?=['=+\-@\t\r])/, '')));
        expect(back).toEqual(cells);
      }),
      { numRuns: 60 },
    );
  });

  it('guards what a spreadsheet would take for a formula, and quotes as RFC 4180 does', () => {
    expect(csvOf([['=1+1', '+1', '-1', '@x', "'x", 'a,b', 'a"b', 'a\nb', 'a=b']])).toBe(
      `'=1+1,'+1,'-1,'@x,''x,"a,b","a""b","a\nb",a=b\r\n`,
    );
  });

  it('keeps what a cell holds in its cell of a Markdown table', () => {
    expect(markdownTable([['控制項'], ['甲|乙\n丙 <b>*丁*</b>']])).toBe(
      '| 控制項 |\n| --- |\n| 甲\\|乙<br>丙 \\<b\\>\\*丁\\*\\</b\\> |\n',
    );
  });
});
