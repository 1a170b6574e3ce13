import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/core/edits/edit.js';
import { editsOf, fixesFor } from '../../server/src/core/edits/fixes.js';
import { check, engine, zh } from '../support/engine.js';
import { fixed, offers } from './support.js';

const BODY = '\n## 資訊安全需求\n\n廠商應配合。\n';

/** A draft with these lines of front matter. */
function front(...lines: readonly string[]): string {
  return ['---', ...lines, '---', BODY].join('\n');
}

describe('the level is written into the front matter', () => {
  const set = { kind: 'set-level', level: '中' } as const;

  it.each([
    ['below the service', ['案名: 甲', '服務類型: development', '機關: 乙'], 2, '防護需求等級: 中'],
    ['below a list of services', ['服務類型:', '  - development', '  - maintenance # 另計'], 3, '防護需求等級: 中'],
    ['below a list in brackets', ['服務類型: [development, maintenance]', '個資: 是'], 1, '防護需求等級: 中'],
    [
      'first, where the services end on a line of their own',
      ['服務類型: [', '  development', ']'],
      0,
      '防護需求等級: 中',
    ],
  ])('%s', (_, lines, at, entry) => {
    expect(fixed(front(...lines), set)).toBe(front(...lines.slice(0, at), entry, ...lines.slice(at)));
  });

  it.each([
    ['防護需求等級:', '防護需求等級: 中'],
    ['防護需求等級: ', '防護需求等級: 中'],
    ['防護需求等級: # 待定', '防護需求等級: 中 # 待定'],
    ['防護需求等級:  # 待定', '防護需求等級: 中 # 待定'],
    ['level: ~', 'level: 中'],
    ['level: null # 待定', 'level: 中 # 待定'],
    ['level: ""', 'level: 中'],
    ['"level":', '"level": 中'],
    ['系統等級：', '系統等級： 中'],
  ])('behind its key: %s', (before, after) => {
    expect(fixed(front('服務類型: development', before), set)).toBe(front('服務類型: development', after));
  });

  it('is left alone where it says something', () => {
    for (const line of ['防護需求等級: 高', '防護需求等級: 高高', 'level: {a: b}', 'level:\n  a: b']) {
      const text = front('服務類型: development', line);
      expect(fixed(text, set), line).toBe(text);
    }
    expect(fixed(BODY, set)).toBe(BODY);
  });

  it('is offered where it is missing, and only there', () => {
    expect(offers(check(front('服務類型: development')), 'profile.incomplete')).toEqual([
      ['填入防護需求等級：高', '填入防護需求等級：中', '填入防護需求等級：普'],
    ]);
    expect(offers(check(front('防護需求等級: 高')), 'profile.incomplete')).toEqual([[]]);
    expect(offers(check(BODY), 'profile.incomplete')).toEqual([[]]);
  });
});

describe('a slip in the front matter is mended', () => {
  it.each([
    ['服務類型：development', '服務類型: development', 'front-matter.punctuation'],
    ['服務類型:development', '服務類型: development', 'front-matter.punctuation'],
    ['服務類型:　development', '服務類型: development', 'front-matter.punctuation'],
    ['服務類型:\n\t- development', '服務類型:\n - development', 'front-matter.punctuation'],
    ['服務類型: developmnt', '服務類型: development', 'profile.unknown-service'],
    ['服務類型: maintenance、developmnt', '服務類型: maintenance、development', 'profile.unknown-service'],
    ['服務類型: "developmnt"', '服務類型: "development"', 'profile.unknown-service'],
    ['服務類型: development\nlevel: mediun', '服務類型: development\nlevel: 中', 'profile.unknown-level'],
    ['服務類型: development\nlevel: 高、中', '服務類型: development\nlevel: 高', 'profile.several-levels'],
    [
      '服務類型: development\nlevel:\n  - 中\n  - 高',
      '服務類型: development\nlevel:\n  - 高',
      'profile.several-levels',
    ],
    ['服務類型: development\n防護需球等級: 中', '服務類型: development\n防護需求等級: 中', 'profile.unknown-key'],
    ['服務類型: development\n一覽表: 111', '服務類型: development\n一覽表: 112-09-20', 'profile.unknown-catalogue'],
  ])('%j → %j', (before, after, rule) => {
    const result = check(front(before));
    const [finding] = result.findings.filter((each) => each.rule === rule);
    const [offer] = finding === undefined ? [] : fixesFor(engine, result, finding);
    expect(offer?.isPreferred).toBe(true);
    expect(offer === undefined ? '' : applyEdits(front(before), editsOf(engine, result, offer.fix))).toBe(front(after));
  });

  it('closes a block that was left open', () => {
    const text = '---\n服務類型: development\n\n## 資安需求\n\n略。\n';
    const result = check(text);
    expect(offers(result, 'front-matter.unclosed')).toEqual([['* 改成「---」']]);
    expect(fixed(text, { kind: 'mend', at: 0 })).toBe(text.replace('development\n', 'development\n---\n'));
    expect(fixed('---\n服務類型: development', { kind: 'mend', at: 0 })).toBe('---\n服務類型: development\n---\n');
  });

  it('is not offered where there are several ways', () => {
    for (const line of ['個資: 也許', '服務類型: maintenance', '服務類型: 園藝', '服務類型: "develop']) {
      const result = check(front('服務類型: development', line));
      for (const rule of ['profile.unknown-value', 'profile.duplicate-key', 'front-matter.unreadable']) {
        expect(offers(result, rule).flat(), line).toEqual([]);
      }
    }
  });

  it('is not offered for a value that YAML folds from two lines: nowhere does it stand as it reads', () => {
    expect(offers(check(front('服務類型: develop', '  mnt')), 'profile.unknown-service')).toEqual([[]]);
  });
});

const SERVICE = [
  ...['服務類型: development', '服務類型：development', '服務類型:development', '服務類型:　development', '服務類型: '],
  ...['服務類型: [development, maintenance]', '服務類型: [development,\n  maintenance\n]', '"服務類型": development'],
  ...['服務類型:\n  - development\n  - maintenance # 註', '服務類型:\n- development', '服務類型:\n\t- development'],
  ...["服務類型: 'development' # 註", '服務類型: |\n  development\n  maintenance', '服務類型: >\n  development'],
  ...['服務類型: 系統開發、developmnt', 'servcie: development', '服務類型: &a development', '{服務類型: development}'],
];
const LEVEL = [
  ...[
    '',
    '防護需求等級:',
    '防護需求等級:   ',
    '防護需求等級: # 待定',
    '防護需求等級：',
    '防護需求等級：　',
    '"level":',
  ],
  ...['防護需求等級: 高級別', '防護需求等級: 高、中', '防護需求等級: [高, 中]', '防護需求等級:\n  - 高\n  - 中'],
  ...[
    '防護需求等級: {a: b}',
    '防護需求等級: ""',
    '防護需求等級: ~',
    '防護需球等級: 中',
    'levle: high',
    'level: "mediun"',
  ],
];
const OTHER = [
  ...['案名: 測試', '一覽表: 113-01-01', '責任等級: B', '個資：是', '# 註解', 'title: a: b', '  x', '\tkey: v', '...'],
  ...['核心系統: 是\n核心資通系統: 否', '---', ' --- '],
];

describe('whatever the front matter is', () => {
  it('a fix mends what it is offered for and takes nothing away (property)', () => {
    const other = fc.constantFrom(...OTHER);
    fc.assert(
      fc.property(
        fc.tuple(fc.array(other, { maxLength: 2 }), fc.array(other, { maxLength: 2 })),
        fc
          .shuffledSubarray([SERVICE, LEVEL], { minLength: 1 })
          .chain((each) => fc.tuple(...each.map((lines) => fc.constantFrom(...lines)))),
        fc.constantFrom('---\n', '---\n', '', '  x\n'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('', '\uFEFF'),
        ([above, below], entries, close, eol, bom) => {
          const lines = ['---', ...above, ...entries, ...below].filter((line) => line !== '');
          const text = bom + `${lines.join('\n')}\n${close}${BODY}`.replaceAll('\n', eol);
          const before = check(text);
          for (const finding of before.findings.filter(({ control }) => control === null)) {
            for (const { fix, title } of fixesFor(engine, before, finding)) {
              const edits = editsOf(engine, before, fix);
              const what = `${finding.rule}: ${zh(title)}`;
              expect(edits.length, what).toBe(1);
              const after = check(applyEdits(text, edits));
              const still = after.findings.filter(
                ({ span, message }) => span.start === finding.span.start && message.id === finding.message.id,
              );
              expect(still, what).toEqual([]);
              for (const service of before.reading.profile.services) {
                expect(after.reading.profile.services, what).toContain(service);
              }
              const { level } = before.reading.profile;
              expect(after.reading.profile.level ?? level, what).toBe(
                fix.kind === 'set-level' ? fix.level : (level ?? after.reading.profile.level),
              );
              if (fix.kind === 'set-level') expect(editsOf(engine, after, fix), what).toEqual([]);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
