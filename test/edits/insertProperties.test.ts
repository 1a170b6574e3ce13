import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../server/src/core/catalogue/catalogue.js';
import { assessmentOf, catalogue, check } from '../support/engine.js';
import { insertedBy, lacking, outcomeOf } from './invariants.js';
import { allSections, fileOf, sectioned, storage, unsectioned } from './layouts.js';
import { wildLines } from './wildDrafts.js';

const COMBINATIONS = catalogue.sheets
  .flatMap(({ service }) => LEVELS.map((level) => ({ service, level })))
  .map((each, index) => ({ ...each, index }));
const PLAIN = { eol: '\n', bom: '', final: '\n' };
/** Without punctuation and blanks: the list prints other marks than papers do. */
function words(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

const isRecommended = (mark: string): boolean => mark === '●';

describe('all ● that a draft lacks', () => {
  it.each(COMBINATIONS)(
    'are written where they count, in every layout: $service $level',
    ({ service, level, index }) => {
      // Each layout with every sheet, the levels in turn.
      for (const { name, lines } of allSections.filter((_, i) => (i + index) % 2 === 0)) {
        const text = fileOf(PLAIN, service, level, [...lines, '', '## 參、驗收', '', '依規定驗收。']);
        const { after, before } = insertedBy(text, { kind: 'insert-recommended' }, '\n');
        for (const control of lacking(before, isRecommended)) {
          const { evidence } = assessmentOf(after, control);
          expect(`${control} ${outcomeOf(after, control)}`, name).toBe(`${control} covered`);
          const { section } = evidence[0]?.passage ?? {};
          expect([...(section?.path ?? []), section?.title].join(), name).toMatch(/資訊安全|資安/);
        }
      }
    },
  );

  it('are written into any section, whatever stands around it and however it is stored (property)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COMBINATIONS),
        fc.oneof(sectioned, unsectioned),
        storage,
        ({ service, level }, { lines }, stored) => {
          const text = fileOf(stored, service, level, lines);
          const { before, after } = insertedBy(text, { kind: 'insert-recommended' }, stored.eol);
          for (const control of lacking(before, isRecommended)) expect(outcomeOf(after, control)).toBe('covered');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are written without harm into drafts that make no sense (property)', () => {
    fc.assert(
      fc.property(
        fc.subarray(
          catalogue.sheets.map(({ service }) => service),
          { minLength: 1, maxLength: 2 },
        ),
        fc.constantFrom(...LEVELS, null),
        wildLines,
        storage,
        (services, level, lines, stored) => {
          const text = fileOf(stored, services.join('、'), level, lines);
          const { before, after } = insertedBy(text, { kind: 'insert-recommended' }, stored.eol);
          for (const control of lacking(before, isRecommended)) expect(outcomeOf(after, control)).toBe('covered');
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a single clause, or those of one item', () => {
  it('count, and are all that is written (property)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COMBINATIONS),
        fc.oneof(
          sectioned,
          unsectioned,
          wildLines.map((lines) => ({ name: 'wild', lines })),
        ),
        storage,
        fc.constantFrom('insert' as const, 'insert-item' as const),
        fc.nat(),
        ({ service, level }, { lines }, stored, kind, pick) => {
          const text = fileOf(stored, service, level, lines);
          const missing = lacking(check(text), () => true);
          const control = missing[pick % Math.max(1, missing.length)];
          if (control === undefined) return;
          const { before, after, written } = insertedBy(text, { kind, control }, stored.eol);
          const { row, mark } = assessmentOf(before, control).requirement;
          const own = before.assessments.filter(
            (each) =>
              each.control === control ||
              (kind === 'insert-item' &&
                each.outcome === 'missing' &&
                each.requirement.row.item === row.item &&
                each.requirement.mark === mark),
          );
          for (const each of own) expect(outcomeOf(after, each.control)).toBe('covered');
          const clauses = own.map(({ requirement }) => words(requirement.row.clause.replaceAll('＿級', `${level}級`)));
          for (const clause of clauses) expect(words(written)).toContain(clause);
          const rest = clauses.reduce((text, clause) => text.replace(clause, ''), words(written));
          for (const each of missing.filter((id) => own.every((one) => one.control !== id))) {
            expect(rest).not.toContain(words(assessmentOf(before, each).requirement.row.clause));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the comment that leaves a control out', () => {
  it('changes no judgement until it is filled in, and then only its own (property)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COMBINATIONS),
        fc.oneof(
          sectioned,
          unsectioned,
          wildLines.map((lines) => ({ name: 'wild', lines })),
        ),
        storage,
        fc.nat(),
        ({ service, level }, { lines }, stored, pick) => {
          const text = fileOf(stored, service, level, lines);
          const open = check(text).assessments.filter(({ outcome }) => outcome !== 'covered');
          const control = open[pick % Math.max(1, open.length)]?.control;
          if (control === undefined) return;
          const { before, after } = insertedBy(text, { kind: 'suppress', control }, stored.eol);
          const outcomes = (of: typeof before): readonly string[] =>
            of.assessments.map((each) => `${each.control} ${each.outcome}`);
          expect(outcomes(after)).toEqual(outcomes(before));
          expect(after.findings.map(({ rule }) => rule)).toContain('suppression.incomplete');
          const filled = after.draft.text.replace('類別 理由：請填理由', '不適用 理由：本案無此項');
          const decided = insertedBy(filled, { kind: 'suppress', control }, stored.eol).before;
          const expected = before.assessments.map((each) =>
            each.control === control ? `${control} decided` : `${each.control} ${each.outcome}`,
          );
          expect(outcomes(decided)).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });
});
