import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDraft } from '../../server/src/core/draft/readDraft.js';
import { normalise } from '../../server/src/core/text/normalise.js';
import { sourceSpan } from '../../server/src/core/text/sourceText.js';
import { check, draftOf } from '../support/engine.js';

/** Pieces that drafts are made of, the nasty ones included. */
const WORDS = [
  '廠商應辦理',
  '滲透測試',
  '主機弱點掃描',
  'ＩＳＯ　２７００１',
  'SBOM',
  '𠮷野家',
  '🙂',
  '&nbsp;',
  '&amp;',
  String.raw`\*`,
  '**粗體**',
  '弱**點**掃描',
  '*斜*',
  '~~刪去~~',
  '`程式`',
  '[連結](https://a.tw "題")',
  '![圖](b.png)',
  '<br>',
  '<del>刪</del>',
  '<!-- 註 -->',
  '_底線_',
  '每 年 一 次',
  '｜',
  '、',
  '，',
  '。',
  '；',
  ' ',
  '  ',
  '\u200b',
  '㈠',
  '①',
  'ﬁ',
  '__',
  '[[',
  '**',
  '<',
  '&',
  '7*24',
];
const inline = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }).map((words) => words.join(''));
const block = fc.oneof(
  inline,
  inline.map((text) => `## 一、${text}`),
  inline.map((text) => `${text}\n===`),
  fc.array(inline, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  fc
    .array(inline, { minLength: 1, maxLength: 3 })
    .map((items) => items.map((text, i) => `${'  '.repeat(i)}- ${text}`).join('\n')),
  fc.array(inline, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((text) => `> ${text}`).join('\n')),
  inline.map((text) => `> - ${text}\n>   ${text}`),
  fc
    .array(inline, { minLength: 2, maxLength: 2 })
    .map(([a = '', b = '']) => `| 甲 | 乙 |\n|---|---|\n| ${a} | ${String.raw`x\|y`}${b} |`),
  inline.map((text) => `1. ${text}\n\n   ${text}\n2. \t${text}`),
  inline.map((text) => `（一）${text}\n　　${text}\n（二）${text}`),
  inline.map((text) => `\`\`\`\n${text}\n\`\`\``),
  inline.map((text) => `<div>${text}</div>`),
);
const draft = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    fc.constantFrom('', '---\nservice: development\n---\n'),
    fc.array(block, { maxLength: 6 }),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([mark, front, blocks, end]) => mark + (front + blocks.join('\n\n')).replaceAll('\n', end));

describe('places', () => {
  it('lead each visible unit back to the unit of the file that shows it (property)', () => {
    fc.assert(
      fc.property(draft, (text) => {
        for (const { text: visible } of readDraft(text).passages) {
          for (const run of visible.runs) {
            const shown = visible.text.slice(run.at, run.at + run.length);
            const source = text.slice(run.source, run.source + run.sourceLength);
            // A byte-order mark before an HTML block is blanked, as front matter is.
            if (run.length === run.sourceLength) expect(source.replace('\uFEFF', ' ')).toBe(shown);
            else expect(source).toMatch(/^(?:&[#\w]+;|<[^>]*>|\s*|\\\r?\n?\s*)$/);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('keep the order of the file and never overlap between passages (property)', () => {
    fc.assert(
      fc.property(draft, (text) => {
        let end = 0;
        for (const passage of readDraft(text).passages) {
          const units = passage.text.runs;
          const first = units[0];
          if (first === undefined) continue;
          expect(first.source).toBeGreaterThanOrEqual(end);
          const last = units.at(-1) ?? first;
          end = last.source + last.sourceLength;
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('of normalised text lead back through both maps (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WORDS, '臺', 'Ａ', '\n', '㍿')).map((words) => words.join('')),
        (text) => {
          const { text: folded, starts, ends } = normalise(text);
          expect(starts).toHaveLength(folded.length);
          for (let i = 0; i < folded.length; i++) {
            const start = starts[i] ?? 0;
            expect(ends[i]).toBeGreaterThan(start);
            if (i > 0) expect(start).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
          }
        },
      ),
    );
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('of evidence are exact with %s, a byte-order mark and pairs of surrogates', (_, end) => {
    const body = '## 資安\n\n𠮷🙂前言。廠商應於每次更新時**提供軟體物料清單**（SBOM）及安全測試報告。後語';
    const text = `\uFEFF${draftOf('maintenance', '高', body)}`.replaceAll('\n', end);
    const evidence = check(text).assessments.find((each) => each.control === 'sbom')?.evidence[0];
    expect(text.slice(evidence?.span.start, evidence?.span.end)).toBe(
      '廠商應於每次更新時**提供軟體物料清單**（SBOM）及安全測試報告',
    );
  });

  it('of a part of a passage leave markup around it out and markup inside it in', () => {
    const text = '甲**乙丙**丁';
    const passage = readDraft(text).passages[0];
    if (passage === undefined) throw new Error('no passage');
    expect(passage.text.text).toBe('甲乙丙丁');
    const slice = (start: number, end: number): string => {
      const span = sourceSpan(passage.text, { start, end });
      return text.slice(span.start, span.end);
    };
    expect([slice(0, 1), slice(1, 3), slice(0, 2), slice(3, 4)]).toEqual(['甲', '乙丙', '甲**乙', '丁']);
  });
});

describe('any text', () => {
  it('is read and checked without a throw (property)', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          draft,
          fc
            .array(fc.constantFrom(...WORDS, '\n', '---', '- ', '| ', '> ', '#', ': ', '：', '\t'))
            .map((parts) => parts.join('')),
        ),
        (text) => {
          const result = check(text);
          for (const finding of result.findings) {
            expect(finding.span.start).toBeLessThanOrEqual(finding.span.end);
            expect(finding.span.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('length alone', () => {
  it('a paragraph of 200 000 lines is read to its end', () => {
    const passages = readDraft(`${'甲\n'.repeat(200_000)}（一）乙\n`).passages;
    expect(passages.at(-1)?.text.text).toBe('（一）乙');
  });
});
