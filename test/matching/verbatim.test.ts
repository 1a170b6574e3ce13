import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, type Level, type Row, type Sheet } from '../../server/src/core/catalogue/catalogue.js';
import { assessmentOf, catalogue, check, draftOf, recommendedRows, verbatim } from '../support/engine.js';

/** Ways in which a careful author lays out one clause after another. */
const LAYOUTS: Readonly<Record<string, (rows: readonly Row[]) => string>> = {
  paragraphs: (rows) => rows.map(verbatim).join('\n\n'),
  list: (rows) => `## 資訊安全需求\n\n${rows.map((row) => `- ${verbatim(row)}`).join('\n')}`,
  numbered: (rows) => `## 貳、資訊安全需求\n\n${rows.map((row, i) => `${String(i + 1)}. ${verbatim(row)}`).join('\n')}`,
  table: (rows) =>
    `| 項次 | 要求 |\n|---|---|\n${rows.map((row, i) => `| ${String(i + 1)} | ${verbatim(row)} |`).join('\n')}`,
  lines: (rows) => rows.map(verbatim).join('\n'),
  headings: (rows) => rows.map((row) => `### ${row.item}\n\n${row.text}`).join('\n\n'),
  'headings with items': (rows) => rows.map((row) => `### ${row.item}\n\n- ${row.text}`).join('\n'),
  quotes: (rows) => rows.map((row) => `> ${verbatim(row)}`).join('\n>\n'),
  'two columns': (rows) =>
    `| 項目 | 要求 |\n|---|---|\n${rows.map((row) => `| ${row.item} | ${row.text} |`).join('\n')}`,
  'HTML table': (rows) =>
    `<table>\n${rows.map((row) => `<tr><td>${row.item}</td><td>${row.text}</td></tr>`).join('\n')}\n</table>`,
  'official numbers': (rows) => rows.map((row, i) => `（${String(i + 1)}）${verbatim(row)}`).join('\n'),
  wrapped: (rows) => rows.map((row) => verbatim(row).replace(/(.{20})(?=.)/gu, '$1\n')).join('\n\n'),
  wide: (rows) =>
    rows
      .map((row) => `${row.item}：${row.text.replaceAll(',', '，').replaceAll('(', '（').replaceAll(')', '）')}。`)
      .join('\n\n'),
};

function missing(sheet: Sheet, level: Level, body: string): readonly string[] {
  return check(draftOf(sheet.service, level, body))
    .findings.filter((finding) => finding.rule === 'control.missing' && finding.severity === 'warning')
    .map((finding) => finding.control ?? '');
}

const COMBINATIONS = catalogue.sheets.flatMap((sheet) => LEVELS.map((level) => ({ sheet, level })));

describe('a draft of all ● clauses verbatim', () => {
  it.each(COMBINATIONS)(
    'lacks nothing, and without one clause lacks exactly its control: $sheet.service $level',
    ({ sheet, level }) => {
      const rows = recommendedRows(sheet, level);
      for (const [name, layout] of Object.entries(LAYOUTS)) {
        expect(missing(sheet, level, layout(rows)), name).toEqual([]);
        for (const left of rows) {
          const rest = rows.filter((row) => row !== left);
          if (rest.length === 0) continue;
          expect(missing(sheet, level, layout(rest)), `${name} without ${left.control}`).toEqual([left.control]);
        }
      }
    },
  );

  it('holds for any order of any of the clauses (property)', () => {
    const combination = fc.constantFrom(...COMBINATIONS);
    const drafts = combination.chain(({ sheet, level }) => {
      const rows = recommendedRows(sheet, level);
      return fc.tuple(
        fc.constant({ sheet, level, rows }),
        fc.shuffledSubarray([...rows], { minLength: Math.min(1, rows.length) }),
        fc.constantFrom(...Object.keys(LAYOUTS)),
      );
    });
    fc.assert(
      fc.property(drafts, ([{ sheet, level, rows }, present, layout]) => {
        if (present.length === 0) return;
        const expected = rows.filter((row) => !present.includes(row)).map((row) => row.control);
        expect([...missing(sheet, level, LAYOUTS[layout]?.(present) ?? '')].sort()).toEqual([...expected].sort());
      }),
      { numRuns: 300 },
    );
  });
});

describe('each clause verbatim and alone', () => {
  const rows = catalogue.sheets.flatMap((sheet) => sheet.rows.map((row) => ({ sheet, row })));

  it.each(rows)(
    'covers its own control and no other of its sheet: $sheet.service $row.row $row.control',
    ({ sheet, row }) => {
      const result = check(draftOf(sheet.service, '高', verbatim(row)));
      const own = assessmentOf(result, row.control);
      // A clause whose blank was not filled in says so, and nothing else.
      expect(own.outcome).toBe(row.text.includes('＿') ? 'weakened' : 'covered');
      expect(own.shortfalls.every(({ kind }) => kind === 'blank')).toBe(true);
      expect(own.evidence[0]?.span).toBeDefined();
      const others = result.assessments.filter((each) => each.control !== row.control && each.outcome !== 'missing');
      expect(others.map((each) => `${each.control} ${each.outcome}`)).toEqual([]);
    },
  );
});
