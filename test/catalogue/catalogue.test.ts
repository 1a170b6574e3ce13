import { describe, expect, it } from 'vitest';
import { readCatalogue, CatalogueError } from '../../server/src/core/catalogue/readCatalogue.js';
import { requirementsOf, byControl, strictest } from '../../server/src/core/catalogue/requirement.js';
import { checkDraft, createEngine } from '../../server/src/core/checkDraft.js';
import { catalogues } from '../../server/src/generated/data.js';
import { fitsCatalogue } from '../../server/src/generated/validators.js';
import { catalogue, draftOf, engine, zh } from '../support/engine.js';

/** The compiled data as JSON, to be broken in a test. */
function data(): { id: string; date: string; sheets: { rows: Record<string, unknown>[] }[] } {
  return structuredClone((catalogues as readonly ReturnType<typeof data>[])[0] ?? fail());
}

function fail(): never {
  throw new Error('no data');
}

describe('reading a catalogue', () => {
  it.each<[string, (raw: ReturnType<typeof data>) => void]>([
    ['a field that the schema does not know', (raw) => Object.assign(raw, { extra: 1 })],
    [
      'a mark that is none',
      (raw) => Object.assign(raw.sheets[0]?.rows[0]?.['marks'] ?? {}, { 高: { mark: 'x', seen: '', status: 'read' } }),
    ],
    ['a version without sheets', (raw) => Object.assign(raw, { sheets: undefined })],
    ['rows out of order', (raw) => raw.sheets[0]?.rows.reverse()],
    ['sheets out of order', (raw) => raw.sheets.reverse()],
    ['a blank that is not named', (raw) => Object.assign(raw.sheets[0]?.rows[0] ?? {}, { text: '本系統為＿級' })],
    [
      'an unresolved cell with a mark',
      (raw) =>
        Object.assign(raw.sheets[0]?.rows[0]?.['marks'] ?? {}, {
          高: { mark: '●', seen: '', status: 'unresolved', why: 'x' },
        }),
    ],
    [
      'an inferred cell without a reason',
      (raw) =>
        Object.assign(raw.sheets[0]?.rows[0]?.['marks'] ?? {}, { 高: { mark: '●', seen: '', status: 'inferred' } }),
    ],
  ])('refuses %s', (_, spoil) => {
    const raw = data();
    spoil(raw);
    expect(() => readCatalogue(raw, fitsCatalogue)).toThrow(CatalogueError);
  });

  it('carries a second version beside the first', () => {
    const raw = data();
    raw.id = '115-01-01';
    raw.date = '2026-01-01';
    const newer = readCatalogue(raw, fitsCatalogue);
    const both = createEngine([newer, catalogue], engine.lexicon);
    expect(checkDraft(both, draftOf('maintenance', '中', 'x')).reading.catalogue.id).toBe('115-01-01');
    const older = draftOf('maintenance', '中', 'x').replace('---\n\n', '一覽表: 112-09-20\n---\n\n');
    expect(checkDraft(both, older).reading.catalogue.id).toBe('112-09-20');
  });

  it('knows its letter and the dates from which each level applies', () => {
    expect(catalogue).toMatchObject({
      id: '112-09-20',
      coverLetter: { number: '工程企字第1120022701號', date: '2023-09-25' },
      inForce: { 普: '2024-03-01', 中: '2024-08-01', 高: '2024-08-01' },
    });
  });
});

describe('what the sheets ask together', () => {
  it('takes the strictest mark, and an unreadable one never outranks a read one', () => {
    const asked = byControl(requirementsOf(catalogue, ['cloud-platform', 'development'], '高'));
    const response = asked.get('incident-response') ?? fail();
    expect(response.map((each) => each.mark)).toEqual([null, '▲']);
    expect(strictest(response).mark).toBe('▲');
    const scan = asked.get('vuln-scan-host') ?? fail();
    expect(strictest(scan)).toMatchObject({ mark: '●', sheet: { service: 'cloud-platform' } });
  });

  it('without a level asks only what every level asks', () => {
    const marks = new Map(
      requirementsOf(catalogue, ['development'], null).map((each) => [each.row.control, each.mark]),
    );
    expect(marks.get('code-origin')).toBe('●');
    expect(marks.get('sbom')).toBeNull();
  });
});

it('has a lexicon entry for each control, and none for others', () => {
  const controls = catalogue.sheets.flatMap((sheet) => sheet.rows.map((row) => row.control));
  expect(engine.lexicon.entries.map((entry) => entry.control).toSorted()).toEqual([...new Set(controls)].toSorted());
});

it('never takes an unresolved cell for ●', () => {
  const unresolved = catalogue.sheets.flatMap((sheet) =>
    sheet.rows.filter((row) => row.marks.高.status === 'unresolved').map((row) => ({ sheet, row })),
  );
  expect(unresolved.length).toBeGreaterThan(0);
  for (const { sheet, row } of unresolved) {
    const { findings } = checkDraft(engine, draftOf(sheet.service, '高', '本案採購雲端服務。'));
    const own = findings.filter((finding) => finding.control === row.control);
    expect(
      own.map(({ rule, severity }) => [rule, severity]),
      row.control,
    ).toEqual([['control.unreadable', 'information']]);
    expect(zh(own[0]?.message ?? fail())).toContain('來源無法辨識');
  }
});

it('counts what README says of the cells', () => {
  const count = new Map<string, number>();
  for (const row of catalogue.sheets.flatMap((sheet) => sheet.rows)) {
    for (const { status } of Object.values(row.marks)) count.set(status, (count.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(count)).toEqual({ read: 361, corrected: 7, inferred: 59, unresolved: 17 });
});
