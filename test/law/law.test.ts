import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readOrdinal, writeDesignation } from '../../server/src/core/law/designation.js';
import { isInForce } from '../../server/src/core/law/law.js';
import { LawError, readLaw } from '../../server/src/core/law/readLaw.js';
import { movedLawOf } from '../../server/src/core/law/rowLaw.js';
import { titleOf } from '../../server/src/core/law/outdated.js';
import { fitsLaw } from '../../server/src/generated/validators.js';
import { catalogue, engine, sheetOf } from '../support/engine.js';

type Data = Record<'instruments' | 'provisions' | 'rowNotes', Record<string, unknown>[]> & {
  sources: Record<string, string>;
};

/** The data of the build, fresh, to be broken. */
function data(): Data {
  return parse(readFileSync(new URL('../../server/data/law.yaml', import.meta.url), 'utf8')) as Data;
}

/** The law with one entry changed. */
function changed(kind: 'instruments' | 'provisions' | 'rowNotes', change: Record<string, unknown>, id?: string): Data {
  const all = data();
  const entry = all[kind].find((each) => id === undefined || each['id'] === id);
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) delete entry?.[key];
    else if (entry !== undefined) entry[key] = value;
  }
  return all;
}

const read = (all: Data): (() => unknown) => {
  return () => readLaw(all, fitsLaw);
};

describe('the law', () => {
  it('has a source and the day of its check on every entry', () => {
    const { instruments, provisions, rowNotes, sources } = engine.law;
    for (const { sources: own, checked } of [...instruments, ...provisions, ...rowNotes]) {
      expect(own.length).toBeGreaterThan(0);
      for (const source of own) expect(sources.get(source)).toMatch(/\S/);
      expect(checked).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it.each(['instruments', 'provisions', 'rowNotes'] as const)(
    'is refused without a source or a check date: %s',
    (kind) => {
      for (const key of ['sources', 'checked', 'certainty']) {
        expect(read(changed(kind, { [key]: undefined }))).toThrow(LawError);
      }
      expect(read(changed(kind, { sources: [] }))).toThrow(LawError);
      expect(read(changed(kind, { sources: ['S99'] }))).toThrow('S99 is not explained');
      expect(read(data())).not.toThrow();
    },
  );

  it('is refused where an id dangles or stands twice', () => {
    expect(read(changed('provisions', { replacedBy: ['act-99'] }, 'act-9-old'))).toThrow('no provision act-99');
    expect(read(changed('provisions', { instrument: 'no-act' }, 'act-9-old'))).toThrow('no instrument no-act');
    expect(read(changed('instruments', { after: { nothing: ['細則'] } }))).toThrow('no instrument nothing');
    expect(read(changed('rowNotes', { now: ['act-99'] }))).toThrow('no provision act-99');
    expect(read(changed('provisions', { id: 'act-10' }, 'act-9-old'))).toThrow('act-10 stands twice');
    expect(read(changed('instruments', { id: 'audit' }, 'act'))).toThrow('audit stands twice');
  });

  it('is refused where it says less than it must', () => {
    expect(read(changed('provisions', { note: undefined }, 'rules-7'))).toThrow('an inferred entry needs a note');
    expect(read(changed('provisions', { change: undefined }, 'act-9-old'))).toThrow('say what changed');
    expect(read(changed('provisions', { to: '2020-01-01' }, 'act-10'))).toThrow('ends before it begins');
    expect(read(changed('provisions', { at: {} }, 'act-10'))).toThrow('either an article or an annex');
  });

  it('calls inferred what was inferred: the date of the sub-laws was not read', () => {
    const rules = engine.law.provisions.filter(({ instrument }) => instrument.id === 'enforcement-rules');
    const dated = rules.filter(({ from, to }) => from === '2026-01-05' || to === '2026-01-04');
    expect(dated.length).toBeGreaterThan(10);
    for (const { certainty, note } of dated) {
      expect(certainty).toBe('inferred');
      expect(note).toContain('推定');
    }
  });

  it('holds from its first to its last day', () => {
    const term = { from: '2025-12-01', to: '2026-01-04' };
    expect(['2025-11-30', '2025-12-01', '2026-01-04', '2026-01-05'].map((day) => isInForce(term, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isInForce(term, null)).toBe(false);
    expect(isInForce({ from: null, to: null }, null)).toBe(true);
  });
});

describe('rows of the list', () => {
  const moved = (service: Parameters<typeof sheetOf>[0], control: string): readonly string[] =>
    sheetOf(service)
      .rows.filter((row) => row.control === control)
      .flatMap((row) => movedLawOf(engine.law, engine.citationsIn, row))
      .map(({ was, now }) => `${was} → ${now.map(titleOf).join('、')}`);

  it('that cite an article of 112 lead to where it stands now', () => {
    const first = '資通安全管理法施行細則第4條第1項第1款 → 資通安全管理法第10條第2項';
    for (const service of ['saas-package', 'saas-office', 'development', 'enhancement'] as const)
      expect(moved(service, 'isms')).toEqual([first]);
  });

  it('that rest on the principle on harmful products lead to the statute', () => {
    expect(moved('development', 'code-origin').join()).toMatch(
      /行政院原則.* → 資通安全管理法第11條第1項、資通安全管理法第3條第11款/,
    );
    expect(moved('development', 'onsite-security-staff').join()).toContain('資通安全管理法第18條');
  });

  it('that cite what holds, or nothing, lead nowhere', () => {
    expect(moved('development', 'isms-support')).toEqual([]);
    expect(moved('development', 'sbom')).toEqual([]);
  });

  it('cite nothing of ours that the data does not know', () => {
    const texts = catalogue.sheets.flatMap(({ rows, notes }) => [
      ...notes,
      ...rows.flatMap(({ text, remark }) => [text, remark ?? '']),
    ]);
    for (const text of texts) {
      for (const { at, instrument } of engine.citationsIn(text)) {
        if (at === null) continue;
        const known = engine.law.provisions
          .filter((each) => each.instrument === instrument)
          .map(titleOf)
          .join();
        expect(known).toContain(writeDesignation(at, 'arabic'));
      }
    }
  });
});

describe('numbers of articles', () => {
  it('are read in either kind of numeral', () => {
    expect(
      ['9', '１２'.normalize('NFKC'), '十', '十二', '二十', '二十一', '一百零五', '一〇五', '1 2'].map(readOrdinal),
    ).toEqual([9, 12, 10, 12, 20, 21, 105, 105, 12]);
    expect(['', '0', '〇', '一十百', 'x'].map(readOrdinal)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are written as the law writes them', () => {
    const article = { kind: 'article', article: 10, branch: 1, paragraph: 2, item: 11 } as const;
    expect(writeDesignation(article, 'arabic')).toBe('第10條之1第2項第11款');
    expect(writeDesignation(article, 'chinese')).toBe('第十條之一第二項第十一款');
    expect(writeDesignation({ ...article, article: 105, branch: null, paragraph: null, item: null }, 'chinese')).toBe(
      '第一百零五條',
    );
    expect(writeDesignation({ kind: 'annex', annex: 1, through: 6 }, 'arabic')).toBe('附表一至六');
  });
});
