import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, SERVICES, type Level, type Service } from '../../server/src/core/catalogue/catalogue.js';
import { askedRows, type Side, type Standing } from '../../server/src/core/compare/askedRows.js';
import { compareCatalogues } from '../../server/src/core/compare/compareCatalogues.js';
import { compareSides } from '../../server/src/core/compare/compareSides.js';
import { catalogueTable, comparisonTable } from '../../server/src/core/compare/diffTable.js';
import { cataloguesReport } from '../../server/src/core/compare/diffReport.js';
import { readSide } from '../../server/src/core/compare/readSide.js';
import { csvOf, markdownTableOf } from '../../server/src/core/compare/table.js';
import { catalogue, engine, zh } from '../support/engine.js';
import { CHANGED_SHEET, NEXT } from '../support/nextCatalogue.js';

const voice = { language: 'zh-TW', translate: zh } as const;

function side(text: string): Side {
  const read = readSide(catalogue, text);
  if (read.kind === 'problem') throw new Error(zh(read.problem));
  return { engine, catalogue, profile: read.profile };
}

function problemOf(text: string): string {
  const read = readSide(catalogue, text);
  return read.kind === 'problem' ? zh(read.problem) : '';
}

/** What the data says, by the plainest means: control → the marks and clauses that are asked. */
function plainly(
  services: readonly Service[],
  level: Level,
): ReadonlyMap<string, { marks: Set<string>; texts: Set<string> }> {
  const asked = new Map<string, { marks: Set<string>; texts: Set<string> }>();
  for (const sheet of catalogue.sheets) {
    if (!services.includes(sheet.service)) continue;
    for (const row of sheet.rows) {
      const mark = row.marks[level].mark ?? '?';
      if (mark === '-') continue;
      const known = asked.get(row.control) ?? { marks: new Set(), texts: new Set() };
      known.marks.add(mark);
      known.texts.add(row.text);
      asked.set(row.control, known);
    }
  }
  return asked;
}

function strictestOf(marks: ReadonlySet<string> | undefined): string | undefined {
  return ['●', '▲', '◎', '?'].find((mark) => marks?.has(mark));
}

describe('two sides', () => {
  const anySide = fc.record({
    services: fc.uniqueArray(fc.constantFrom(...SERVICES), { minLength: 1, maxLength: 3 }),
    level: fc.constantFrom(...LEVELS),
  });

  it('compare as plain sets do (property)', () => {
    fc.assert(
      fc.property(anySide, anySide, (from, to) => {
        const [before, after] = [plainly(from.services, from.level), plainly(to.services, to.level)];
        const rows = [from, to].map((each) => askedRows(side(`${each.services.join('+')}:${each.level}`)));
        const { gained, lost, changed, same } = compareSides(rows[0] ?? [], rows[1] ?? []);
        const ids = (list: readonly { readonly control: string }[]): ReadonlySet<string> =>
          new Set(list.map(({ control }) => control));
        expect(ids(gained)).toEqual(new Set([...after.keys()].filter((control) => !before.has(control))));
        expect(ids(lost)).toEqual(new Set([...before.keys()].filter((control) => !after.has(control))));
        const both = [...after.keys()].filter((control) => before.has(control));
        const isChanged = (control: string): boolean => {
          const [a, b] = [before.get(control), after.get(control)];
          const textsOf = (texts: ReadonlySet<string> = new Set()): string => [...texts].toSorted().join('\n');
          const isReworded = textsOf(a?.texts) !== textsOf(b?.texts);
          return isReworded || strictestOf(a?.marks) !== strictestOf(b?.marks);
        };
        expect(ids(changed.map((each) => each.to))).toEqual(new Set(both.filter(isChanged)));
        expect(ids(same)).toEqual(new Set(both.filter((control) => !isChanged(control))));
      }),
      { numRuns: 150 },
    );
  });

  it('that are one differ in nothing, and the way back gains what the way there loses (property)', () => {
    fc.assert(
      fc.property(anySide, anySide, (one, other) => {
        const [a, b] = [one, other].map((each) => askedRows(side(`${each.services.join('+')}:${each.level}`)));
        if (a === undefined || b === undefined) return;
        const itself = compareSides(a, a);
        expect([itself.gained, itself.lost, itself.changed, itself.same.length]).toEqual([[], [], [], a.length]);
        const [there, back] = [compareSides(a, b), compareSides(b, a)];
        expect(back.gained).toEqual(there.lost);
        expect(back.lost).toEqual(there.gained);
        expect(new Set(back.changed.map(({ to, from }) => [to.control, from.mark, to.mark].join()))).toEqual(
          new Set(there.changed.map(({ to, from }) => [to.control, to.mark, from.mark].join())),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('know a mark that cannot be read as none that is known', () => {
    const { changed } = compareSides(askedRows(side('development:中')), askedRows(side('development:高')));
    expect(changed.map(({ from, to, differences }) => [to.control, from.mark, to.mark, differences])).toEqual([
      ['traffic-recording', '◎', null, ['mark']],
      ['source-code-analysis', '◎', '●', ['mark']],
      ['penetration-test-prelaunch', '◎', '●', ['mark']],
    ]);
  });

  it('take in what the facts make of a row', () => {
    const standing: Standing = ({ profile }, control) =>
      control === 'soc-monitoring' && profile.agencyLevel !== null ? `${profile.agencyLevel}級應辦理` : null;
    const rows = (text: string): ReturnType<typeof askedRows> => askedRows(side(text), standing);
    const { changed } = compareSides(rows('development:中:C'), rows('development:中:B'));
    expect(changed.map(({ from, to, differences }) => [from.standing, to.standing, differences])).toEqual([
      ['C級應辦理', 'B級應辦理', ['standing']],
    ]);
    expect(compareSides(rows('development:中'), rows('development:中')).changed).toEqual([]);
  });
});

describe('a side', () => {
  it('is written in the words of the front matter', () => {
    expect(side('系統維運＋development：高：B級：個資,核心系統=否,採購金額=1200萬,機關類別=公務機關').profile).toEqual({
      ...side('development+maintenance:high:b').profile,
      personalData: true,
      coreSystem: false,
      budget: 12_000_000,
      agencyKind: '公務機關',
    });
    const english = side(
      'development:medium::public-facing,mobile-app=no,critical-infrastructure,date=115-03-01,baseline-text=115',
    );
    expect(english.profile).toMatchObject({
      agencyLevel: null,
      publicFacing: true,
      mobileApp: false,
      criticalInfrastructure: true,
      date: '2026-03-01',
      baselineText: '115',
    });
  });

  it.each([
    ['development', '「development」讀不懂。請寫成「類型:等級」'],
    ['developmnt:中', '沒有「developmnt」這個服務類型。您是不是要寫「development」？'],
    ['xyz:中', '沒有「xyz」這個服務類型。可用：'],
    ['development:特高', '「特高」不是防護需求等級。'],
    ['development:中:F', '「F」不是責任等級。'],
    ['development:中:B:個資=也許', '「個資=也許」讀不懂。可用：核心系統、'],
    ['development:中:B:天氣', '「天氣」讀不懂。'],
  ])('%s says what is wrong', (text, words) => {
    expect(problemOf(text)).toContain(words);
  });
});

describe('two versions of the list', () => {
  const comparison = compareCatalogues(catalogue, NEXT);

  it('differ in rows gained, lost, reworded and re-marked, by level', () => {
    const { gained, lost, changed } = cataloguesReport(catalogue.id, NEXT.id, comparison);
    expect(gained.map(({ service, control }) => [service, control])).toEqual([[CHANGED_SHEET, 'waf']]);
    expect(lost.map(({ service, control }) => [service, control])).toEqual([[CHANGED_SHEET, 'isms']]);
    expect(changed.map(({ control, reworded, marks }) => [control, reworded, marks])).toEqual([
      ['no-backdoor', false, [{ level: '普', from: '●', to: '◎' }]],
      ['sbom', true, []],
    ]);
    expect(comparison.same).toBe(148 - 3);
  });

  it('differ in nothing from themselves, though rows have moved', () => {
    const moved = {
      ...catalogue,
      sheets: catalogue.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.toReversed() })),
    };
    expect(compareCatalogues(catalogue, moved)).toEqual({ gained: [], lost: [], changed: [], same: 148 });
  });

  it('make a table', () => {
    const { header, lines } = catalogueTable(comparison, engine, voice);
    expect(header.slice(0, 8)).toEqual(['變動', '服務類型', '控制項', '項目', '名稱', '高', '中', '普']);
    expect(lines.map((line) => [line[0], line[2], line[7]])).toEqual([
      ['增加', 'waf', expect.any(String)],
      ['減少', 'isms', expect.any(String)],
      ['變更', 'no-backdoor', '●→◎'],
      ['變更', 'sbom', expect.any(String)],
    ]);
  });
});

describe('a table', () => {
  it('has as many cells in each line as the header', () => {
    const { gained, lost, changed, same } = compareSides(
      askedRows(side('enhancement:普')),
      askedRows(side('maintenance:高')),
    );
    const { header, lines } = comparisonTable({ gained, lost, changed, same }, voice);
    expect(new Set([header, ...lines].map(({ length }) => length))).toEqual(new Set([header.length]));
    expect(lines).toHaveLength(gained.length + lost.length + changed.length);
  });

  it('as CSV guards what a spreadsheet would run, and quotes what it must', () => {
    const cells = ['=1+1', '+1', '-1', '@x', '－', 'a"b', 'a,b', 'a\nb', '甲'];
    expect(csvOf({ header: ['x'], lines: cells.map((cell) => [cell]) })).toBe(
      '\uFEFFx\r\n\'=1+1\r\n\'+1\r\n\'-1\r\n\'@x\r\n－\r\n"a""b"\r\n"a,b"\r\n"a\nb"\r\n甲\r\n',
    );
  });

  it('as Markdown keeps words from becoming markup', () => {
    expect(markdownTableOf({ header: ['a'], lines: [['x|y'], ['<b>*z*</b>'], ['一\n二']] })).toBe(
      '| a |\n| --- |\n| x\\|y |\n| \\<b\\>\\*z\\*\\</b\\> |\n| 一 二 |\n',
    );
  });
});
