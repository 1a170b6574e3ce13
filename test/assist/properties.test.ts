import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../server/src/core/assist/completion.js';
import { hoverAt } from '../../server/src/core/assist/hover.js';
import { linksOf } from '../../server/src/core/assist/links.js';
import { markdownOf, plainTextOf } from '../../server/src/core/assist/page.js';
import { statusOf } from '../../server/src/core/assist/status.js';
import { symbolsOf, type ControlSymbol } from '../../server/src/core/assist/symbols.js';
import { fixesAt, fixesFor } from '../../server/src/core/edits/fixes.js';
import type { Span } from '../../server/src/core/text/span.js';
import { check, engine } from '../support/engine.js';
import { chinese, english, pageless } from './support.js';

const folder = new URL('../../examples/', import.meta.url);
const EXAMPLES = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

const JUNK = [
  ...[
    '![x](http://evil.example)',
    '<script>',
    '`sbom`',
    '**',
    '~~',
    '\\',
    '|',
    '●',
    '😀',
    '𠮷',
    '\uD800',
    '\uDC00',
    '\0',
    '\u2028',
  ],
  ...['<!-- tenderlint: ignore ', '<!--', '-->', '```\n', '---\n', '# ', '#\n', '- ', '> ', '| a | b |\n|---|---|\n'],
  ...[
    '\r',
    '\r\n',
    '\n',
    '\n\n',
    '　',
    'a'.repeat(3000),
    '服務類型: ',
    'level: ',
    '[x]: http://evil.example\n',
    '<table><tr><td>',
  ],
];

/** A piece of an example, with or without its front matter, and junk thrown into it. */
const torn = fc
  .tuple(
    fc.constantFrom(...EXAMPLES),
    fc.nat(),
    fc.nat({ max: 2500 }),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...JUNK)), { maxLength: 6 }),
    fc.boolean(),
  )
  .map(([text, from, length, junk, hasFront]) => {
    const front = hasFront ? text.slice(0, text.indexOf('\n---\n') + 5) : '';
    const body = text.slice(front.length);
    const start = from % body.length;
    return junk.reduce(
      (piece, [at, each]) => {
        const place = at % (piece.length + 1);
        return piece.slice(0, place) + each + piece.slice(place);
      },
      front + body.slice(start, start + length),
    );
  });

const voices = fc.constantFrom(chinese, english, pageless);

function isInside(span: Span, outer: Span): boolean {
  return outer.start <= span.start && span.start <= span.end && span.end <= outer.end;
}

describe('whatever a text is', () => {
  it('what is shown at any place of it stays within it (property)', () => {
    fc.assert(
      fc.property(torn, voices, fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (text, voice, places) => {
        const result = check(text);
        const whole = { start: 0, end: text.length };
        const words = [...text.matchAll(/tenderlint|sbom|●|弱點/g)].slice(0, 8).map(({ index }) => index + 1);
        const evidence = result.assessments.flatMap((each) => each.evidence.map(({ span }) => span.start)).slice(0, 8);
        for (const at of [
          0,
          text.length,
          -1,
          text.length + 9,
          ...words,
          ...evidence,
          ...places.map((each) => each % (text.length + 1)),
        ]) {
          const hover = hoverAt(engine, result, at, voice);
          if (hover !== undefined) {
            expect(isInside(hover.span, whole)).toBe(true);
            expect(hover.span.start <= at && at <= hover.span.end).toBe(true);
            expect(plainTextOf(hover.page).length).toBeGreaterThan(0);
            expect(markdownOf(hover.page)).not.toMatch(/<[a-z!/]|(?<!\\)!\[|\]\((?!tenderlint:)/i);
          }
          for (const isExplicit of [true, false]) {
            for (const { span } of completionsAt(engine, result, at, isExplicit, voice)) {
              expect(isInside(span, whole) && span.end === at).toBe(true);
              expect(text.slice(span.start, at)).not.toMatch(/[\r\n]/);
            }
          }
          for (const { fix } of fixesAt(result, { start: at, end: at })) expect(fix.kind).toBe('fill-level');
        }
      }),
      { numRuns: 250 },
    );
  });

  it('so does what is shown of the whole (property)', () => {
    const look = (symbols: readonly ControlSymbol[], outer: Span): void => {
      let last = outer.start;
      for (const { span, selection, children } of symbols) {
        expect(isInside(span, outer) && isInside(selection, span)).toBe(true);
        expect(span.start).toBeGreaterThanOrEqual(last);
        last = span.start;
        look(children, span);
      }
    };
    fc.assert(
      fc.property(torn, voices, (text, voice) => {
        const result = check(text);
        const whole = { start: 0, end: text.length };
        look(symbolsOf(engine, result, voice), whole);
        for (const { span } of linksOf(engine, result))
          expect(isInside(span, whole) && span.start < span.end).toBe(true);
        expect(statusOf(result, voice.translate).label).not.toBe('');
        for (const finding of result.findings) {
          for (const { title } of fixesFor(engine, result, finding)) expect(voice.translate(title)).not.toBe('');
        }
      }),
      { numRuns: 250 },
    );
  });
});

describe('a long draft', () => {
  const line = '本案開發系統之一般敘述，廠商應配合辦理。';
  const long = check(
    `---\n服務類型: development\nlevel: 高\n---\n\n## 資安需求\n\n${`${line}\n\n`.repeat(20_000)}弱點`,
  );
  const wide = check(
    `---\n服務類型: development\nlevel: 高\n---\n\n## 資安需求\n\n${line.repeat(20_000)}${'a'.repeat(1_200_000)}`,
  );

  /** Milliseconds of the fastest of some runs: what it costs where nothing else happens. */
  function fastest(run: () => unknown, runs = 5): number {
    const times = Array.from({ length: runs }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    });
    return Math.min(...times);
  }

  // A key must not read the draft again: its cost is held against that of one check of the same draft.
  it.each([
    ['long', long],
    ['on one line', wide],
  ])('costs next to nothing for each key beside a check: %s', (_, result) => {
    const { text } = result.draft;
    const most = fastest(() => check(text), 2) / 5;
    for (const at of [text.length, text.length - 5, text.length >> 1]) {
      expect(fastest(() => completionsAt(engine, result, at, true, chinese))).toBeLessThan(most);
      expect(fastest(() => hoverAt(engine, result, at, chinese))).toBeLessThan(most);
    }
  });
});
