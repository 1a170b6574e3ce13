import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  LEVELS,
  type Catalogue,
  type Cell,
  type Level,
  type Mark,
  type Service,
} from '../../server/src/core/catalogue/catalogue.js';
import { catalogue, sheetOf } from '../support/engine.js';
import { sourceProblems } from './sourceText.js';

const source = readFileSync(new URL('../fixtures/catalogue-ocr.txt', import.meta.url), 'utf8');

/** The catalogue with one cell changed. */
function withCell(service: Service, row: number, level: Level, change: (cell: Cell) => Cell): Catalogue {
  return {
    ...catalogue,
    sheets: catalogue.sheets.map((sheet) =>
      sheet.service !== service
        ? sheet
        : {
            ...sheet,
            rows: sheet.rows.map((each) =>
              each.row !== row ? each : { ...each, marks: { ...each.marks, [level]: change(each.marks[level]) } },
            ),
          },
    ),
  };
}

const cells = catalogue.sheets.flatMap((sheet) =>
  sheet.rows.flatMap((row) =>
    LEVELS.map((level) => ({ service: sheet.service, row: row.row, level, cell: row.marks[level] })),
  ),
);

describe('the transcription against the source text', () => {
  it('has every row and every token of the source, in order', () => {
    expect(sourceProblems(catalogue, source)).toEqual([]);
  });

  it('has 9 sheets, 148 rows, 444 cells', () => {
    expect(catalogue.sheets.map((sheet) => [sheet.service, sheet.rows.length])).toEqual([
      ['saas-package', 11],
      ['saas-office', 21],
      ['saas-customization', 5],
      ['cloud-platform', 27],
      ['system-planning', 2],
      ['security-planning', 2],
      ['development', 57],
      ['enhancement', 17],
      ['maintenance', 6],
    ]);
    expect(cells).toHaveLength(444);
  });

  it('counts 70 lost marks, as the notes on the source do', () => {
    expect(cells.filter(({ cell }) => cell.seen === '')).toHaveLength(70);
  });

  it('fails when any read mark is flipped', () => {
    const unnoticed: string[] = [];
    for (const { service, row, level, cell } of cells) {
      if (cell.status !== 'read') continue;
      for (const mark of ['●', '◎', '▲', '-'] as const) {
        if (mark === cell.mark) continue;
        const flipped = withCell(service, row, level, (each): Cell => ({ ...each, status: 'read', mark, why: null }));
        if (sourceProblems(flipped, source).length === 0) unnoticed.push(`${service} ${String(row)} ${level} ${mark}`);
      }
    }
    expect(unnoticed).toEqual([]);
  });

  it('fails when a token, a line or a clause is changed', () => {
    expect(
      sourceProblems(
        withCell('development', 11, '普', (cell) => ({ ...cell, seen: '•' })),
        source,
      ),
    ).toHaveLength(1);
    expect(sourceProblems(catalogue, source.replace('原始碼檢測', '原始檢測'))).not.toEqual([]);
    expect(sourceProblems(catalogue, source.split('\n').toSpliced(40, 1).join('\n'))).not.toEqual([]);
  });
});

describe('the marks', () => {
  const rank: Readonly<Record<Mark, number>> = { '●': 3, '◎': 2, '-': 1, '▲': 0 };

  it('never grow laxer with the level; ▲ holds at every level or at none', () => {
    for (const sheet of catalogue.sheets) {
      for (const row of sheet.rows) {
        const marks = LEVELS.map((level) => row.marks[level].mark).filter((mark) => mark !== null);
        const where = `${sheet.service} ${String(row.row)}`;
        if (marks.includes('▲')) expect(new Set(marks), where).toEqual(new Set(['▲']));
        else
          expect(
            marks.map((mark) => rank[mark]),
            where,
          ).toEqual(marks.map((mark) => rank[mark]).toSorted((a, b) => b - a));
      }
    }
  });

  it('use ▲ only where the legend of the sheet has it', () => {
    for (const sheet of catalogue.sheets) {
      const used = sheet.rows.some((row) => LEVELS.some((level) => row.marks[level].mark === '▲'));
      expect(used, sheet.service).toBe(sheet.legend['▲'] !== undefined);
    }
  });

  it('agree with the outside witness: SaaS 套裝型 at 普, in order', () => {
    expect(sheetOf('saas-package').rows.map((row) => row.marks.普.mark)).toEqual('● ◎ ● ◎ ◎ ● ● - ● ● ◎'.split(' '));
  });

  it.each([
    ['development', 'sbom', '◎'],
    ['development', 'vuln-scan-host-prelaunch', '●'],
    ['development', 'vuln-scan-web-prelaunch', '●'],
    ['development', 'vulnerability-remediation', '●'],
    ['development', 'baseline-acquisition', '●'],
    ['development', 'code-origin', '●'],
    ['development', 'vendor-attends-training', '●'],
    ['saas-office', 'data-classification-labelling', '●'],
    ['saas-office', 'phishing-filter', '●'],
    ['saas-customization', 'supplier-product-evidence', '●'],
    ['saas-customization', 'data-offshore-consent', '●'],
    ['saas-customization', 'data-not-in-prc', '●'],
  ] as const)('agree with the outside witness: %s %s at 普 is %s', (service, control, mark) => {
    expect(sheetOf(service).rows.find((row) => row.control === control)?.marks.普.mark).toBe(mark);
  });
});
