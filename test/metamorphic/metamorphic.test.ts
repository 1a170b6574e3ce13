import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraft, createMemo } from '../../server/src/core/checkDraft.js';
import { nameControl } from '../../server/src/core/matching/naming.js';
import { normalisedString } from '../../server/src/core/text/normalise.js';
import { assessmentOf, catalogue, check, draftOf, engine } from '../support/engine.js';
import { anyBase, sectionedBase, type Base } from './bases.js';
import { checkedCases, compare, countCase } from './compare.js';
import { deleteAsking, MOST_ROUNDS } from './deletion.js';
import { editOnce } from './edits.js';
import { addByteOrderMark, addTrailingBlanks, toCrLf } from './fileForm.js';
import { clauseOf, HIDINGS } from './hidden.js';
import { isKnown, KNOWN_CASES } from './knownCases.js';
import { NEUTRAL_SENTENCES, NEUTRAL_TABLE, NEUTRAL_TITLES } from './neutralText.js';
import { restyle, toDecimal } from './numbering.js';
import { createRandom, type Random } from './random.js';
import { shuffleSections } from './sections.js';
import { addZeroWidth, changeVariants, changeWidth, VARIANT_PAIRS } from './spelling.js';
import { insertBlocks, insertSection } from './unrelatedText.js';
import { unwrapParagraphs, wrapParagraphs } from './wrapping.js';

/** What the suite promises: comparisons of a draft with itself in another form. */
const FEWEST_CASES = 10_000;
const MOST_KNOWN = 5;

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

/** A transformation that must change nothing of what a check says. */
interface Harmless {
  readonly property: string;
  readonly name: string;
  readonly transform: (text: string, random: Random) => string;
  readonly bases: fc.Arbitrary<Base>;
  readonly numRuns: number;
}

const HARMLESS: readonly Harmless[] = [
  { property: 'unrelated text', name: 'blocks', transform: insertBlocks, bases: anyBase, numRuns: 1200 },
  { property: 'unrelated text', name: 'a section', transform: insertSection, bases: anyBase, numRuns: 700 },
  {
    property: 'order',
    name: 'of the outermost sections',
    transform: shuffleSections,
    bases: sectionedBase,
    numRuns: 900,
  },
  { property: 'numbering', name: 'in another style', transform: restyle, bases: sectionedBase, numRuns: 700 },
  { property: 'numbering', name: 'in another style, corpus', transform: restyle, bases: anyBase, numRuns: 1200 },
  { property: 'numbering', name: 'as 1.1', transform: toDecimal, bases: anyBase, numRuns: 1500 },
  { property: 'wrapping', name: 'at 18–40 characters', transform: wrapParagraphs, bases: anyBase, numRuns: 1600 },
  { property: 'unwrapping', name: 'of wrapped paragraphs', transform: unwrapParagraphs, bases: anyBase, numRuns: 1500 },
  { property: 'width', name: 'full and half', transform: changeWidth, bases: anyBase, numRuns: 1500 },
  { property: 'variants', name: '臺 and 台', transform: changeVariants, bases: anyBase, numRuns: 900 },
  { property: 'zero width', name: 'between characters', transform: addZeroWidth, bases: anyBase, numRuns: 700 },
  { property: 'file', name: 'CRLF', transform: toCrLf, bases: anyBase, numRuns: 400 },
  { property: 'file', name: 'byte-order mark', transform: addByteOrderMark, bases: anyBase, numRuns: 250 },
  { property: 'file', name: 'trailing blanks', transform: addTrailingBlanks, bases: anyBase, numRuns: 400 },
];

describe('a draft in another form has the same outcomes', () => {
  it.each(HARMLESS)('$property, $name (property)', ({ property, transform, bases, numRuns }) => {
    fc.assert(
      fc.property(bases, seeds, ({ id, text }, seed) => {
        const transformed = transform(text, createRandom(seed));
        const moved = compare(text, transformed);
        if (moved.length === 0 || isKnown({ property, id, base: text, transformed })) return;
        expect.fail(`${id}: ${moved.join('; ')}\n${text}\n--->\n${transformed}`);
      }),
      { numRuns },
    );
  });
});

describe('what a draft does not ask is told', () => {
  it('once all that asks for a control is deleted there is a finding for it (property)', () => {
    fc.assert(
      fc.property(anyBase, seeds, ({ text }, seed) => {
        const random = createRandom(seed);
        const covered = check(text).assessments.filter(({ outcome }) => outcome === 'covered');
        if (covered.length === 0) return;
        const { control } = random.pick(covered);
        const deleted = deleteAsking(text, control);
        countCase();
        expect(deleted.rounds, control).toBeLessThan(MOST_ROUNDS);
        if (!deleted.check.status.checked) {
          expect(deleted.check.findings.map(({ rule }) => rule)).toContain('draft.empty');
          return;
        }
        const { outcome, requirement } = assessmentOf(deleted.check, control);
        expect(outcome, control).not.toBe('covered');
        // Nobody is told of what the sheet does not ask at this level.
        if (requirement.mark === '-' || requirement.mark === null) return;
        const told = deleted.check.findings.some((finding) => finding.control === control);
        expect(told, `${control} ${outcome}\n${deleted.text}`).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  const rows = catalogue.sheets.flatMap((sheet) => sheet.rows.map((row) => ({ sheet, row })));

  it('a clause in code or in a comment covers nothing (property)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.constantFrom(...Object.keys(HIDINGS)),
        seeds,
        ({ sheet, row }, how, seed) => {
          const prose = createRandom(seed).pick(NEUTRAL_SENTENCES);
          const block = HIDINGS[how]?.(clauseOf(row)) ?? '';
          const result = check(draftOf(sheet.service, '高', `## 壹、資訊安全需求\n\n${prose}\n\n${block}`));
          countCase();
          const seen = result.assessments.filter(({ outcome }) => outcome !== 'missing');
          expect(
            seen.map(({ control, outcome }) => `${control} ${outcome}`),
            how,
          ).toEqual([]);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('nor does it change what stands around it (property)', () => {
    const hidden = fc.tuple(fc.constantFrom(...rows), fc.constantFrom(...Object.keys(HIDINGS)));
    fc.assert(
      fc.property(anyBase, hidden, ({ text }, [{ row }, how]) => {
        const base = `${text}\n\n停車場開放時間為上午八時至下午六時。\n`;
        expect(compare(base, `${base}\n${HIDINGS[how]?.(clauseOf(row)) ?? ''}\n`), how).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a check depends on nothing but the draft', () => {
  it('twice, and with a memo after any edits, it says the same (property)', () => {
    fc.assert(
      fc.property(anyBase, seeds, ({ text }, seed) => {
        const random = createRandom(seed);
        const memo = createMemo(engine);
        let version = text;
        for (let step = 0; step < 3; step++) {
          const kept = checkDraft(engine, version, { memo });
          const fresh = checkDraft(engine, version);
          countCase();
          expect(isDeepStrictEqual(kept.judgements, fresh.judgements), version).toBe(true);
          expect(isDeepStrictEqual(kept.findings, fresh.findings), version).toBe(true);
          expect(kept.assessments.map(({ outcome }) => outcome)).toEqual(
            fresh.assessments.map(({ outcome }) => outcome),
          );
          if (step > 0) version = editOnce(version, random);
        }
      }),
      { numRuns: 220 },
    );
  });
});

describe('the material of the properties', () => {
  it('unrelated text names no control', () => {
    const { finder, entries } = engine.judge.lexicon;
    const words = [...NEUTRAL_SENTENCES, ...NEUTRAL_TITLES, ...NEUTRAL_TABLE.flat()];
    const named = words.flatMap((text) => {
      const hits = finder.find(normalisedString(text));
      return entries
        .filter((entry) => nameControl(entry, hits, []).kind === 'whole')
        .map(({ entry }) => `${entry.control}: ${text}`);
    });
    expect(named).toEqual([]);
  });

  it('has the variants that the engine folds, no more and no less', () => {
    const source = readFileSync(new URL('../../server/src/core/text/normalise.ts', import.meta.url), 'utf8');
    const table = /VARIANTS[^{]*\{([^}]*)\}/.exec(source)?.[1] ?? '';
    const folded = [...table.matchAll(/(\S): '(\S)'/gu)].map(([, variant = '', form = '']) => variant + form);
    expect(VARIANT_PAIRS.map((pair) => pair.join('')).sort()).toEqual(folded.sort());
  });

  it('leaves out no more than a handful of known faults', () => {
    expect(KNOWN_CASES.length).toBeLessThanOrEqual(MOST_KNOWN);
  });

  it('was enough: the properties above have checked ten thousand cases (property)', () => {
    expect(checkedCases()).toBeGreaterThanOrEqual(FEWEST_CASES);
  });
});
