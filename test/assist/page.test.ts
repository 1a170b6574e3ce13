import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { controlPage } from '../../server/src/core/assist/controlPage.js';
import { escapeMarkdown, markdownOf, plainTextOf, type Page } from '../../server/src/core/assist/page.js';
import { pageUri, readPageUri } from '../../server/src/core/assist/pageUri.js';
import { sheetPage } from '../../server/src/core/assist/sheetPage.js';
import { RULES } from '../../server/src/core/rules/registry.js';
import { catalogue, draftOf, engine } from '../support/engine.js';
import { chinese, english, hover, pageless } from './support.js';

/** Shows Markdown as the most obliging of editors would. */
const editor = new MarkdownIt({ html: true, linkify: true });

/** Kinds of markup in a text, those of words left out. */
function markupOf(markdown: string): readonly string[] {
  const kinds: string[] = [];
  const walk = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      const target = token.attrGet('href');
      if (!/^(?:text|inline|softbreak|paragraph_\w+|.*_close)$/.test(token.type))
        kinds.push(target === null ? token.type : `${token.type} ${String(target)}`);
      walk(token.children ?? []);
    }
  };
  walk(editor.parse(markdown, {}));
  return kinds;
}

/** The words that a reader sees. */
function wordsOf(markdown: string): string {
  return editor
    .parse(markdown, {})
    .flatMap(({ children }) => children ?? [])
    .map(({ content }) => content)
    .join('');
}

const NASTY = [
  ...['![x](http://evil.example/y.png)', '<img src=http://evil.example/x>', '[a](http://evil.example)', '<script>'],
  ...[
    'http://evil.example/x',
    'www.evil.example',
    'a@evil.example',
    '<http://evil.example>',
    '[x]: http://evil.example',
  ],
  ...[
    '**粗**',
    '__x__',
    '`碼`',
    '~~刪~~',
    '| a | b |',
    '\\',
    '\\`',
    '&lt;img&gt;',
    '&#60;',
    '# x',
    '- x',
    '1. x',
    '1) x',
  ],
  ...[
    '> x',
    '---',
    '===',
    '```',
    '$(alert)',
    '$x$',
    '==x==',
    '^x^',
    ':smile:',
    '\n',
    '\n\n',
    '\r',
    '\t',
    '    x',
    '<!--',
    '-->',
  ],
];
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 4 })), { maxLength: 6 })
  .map((parts) => parts.join(''));

describe('words of a draft on a page', () => {
  it('are shown as they are, whatever looks like markup (property)', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = escapeMarkdown(`甲${text}乙`);
        expect(markupOf(shown)).toEqual([]);
        expect(wordsOf(shown).replace(/\s+/g, ' ')).toBe(`甲${text}乙`.replaceAll('\0', '\uFFFD').replace(/\s+/g, ' '));
      }),
      { numRuns: 500 },
    );
  });

  it('stay in the block in which they stand (property)', () => {
    const kinds = [
      'heading_open',
      'blockquote_open',
      'bullet_list_open',
      'list_item_open',
      'strong_open',
      'code_inline',
      'hr',
    ];
    fc.assert(
      fc.property(nasty, nasty, (first, second) => {
        const page: Page = [
          {
            kind: 'heading',
            level: 3,
            text: [{ kind: 'strong', text: `甲${first}` }, ' ', { kind: 'code', text: `a${second}` }],
          },
          { kind: 'quote', text: `甲${first}` },
          { kind: 'list', items: [`甲${first}`] },
          { kind: 'rule' },
        ];
        for (const kind of markupOf(markdownOf(page))) expect(kinds).toContain(kind);
      }),
      { numRuns: 300 },
    );
  });

  it('make no other cells of a table', () => {
    const page: Page = [{ kind: 'table', header: ['甲|乙'], rows: [['a|b\\|c\nd']] }];
    expect(markupOf(markdownOf(page)).filter((kind) => kind === 'td_open' || kind === 'th_open')).toEqual([
      'th_open',
      'td_open',
    ]);
  });

  it('fetch no picture over which somebody hovers', () => {
    const marked = draftOf(
      'enhancement',
      '中',
      '廠商應提供軟體‸物料清單 ![x](http://evil.example/y.png) <img src=http://evil.example/z> 及 [安全測試報告](http://evil.example)。',
    );
    const page = hover(marked)?.page ?? [];
    const markup = markupOf(markdownOf(page));
    expect(markup.filter((kind) => /image|html|evil/.test(kind))).toEqual([]);
    expect(wordsOf(markdownOf(page))).toContain('![x](http://evil.example/y.png)');
  });
});

describe('a page without markup', () => {
  it('has the same words, and no signs of ours (property)', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', 'a', ' ', '。'), minLength: 1 });
    fc.assert(
      fc.property(word, word, (first, second) => {
        const page: Page = [
          {
            kind: 'heading',
            level: 1,
            text: [
              { kind: 'strong', text: first },
              { kind: 'link', text: second, target: 'tenderlint:/x.md' },
            ],
          },
          { kind: 'quote', text: first },
          { kind: 'list', items: [[first, { kind: 'code', text: second }]] },
          { kind: 'table', header: [first], rows: [[second]] },
          { kind: 'rule' },
        ];
        const plain = plainTextOf(page);
        expect(plain).not.toMatch(/[*`#|[\]()>\\&]|tenderlint|---/);
        expect(plain.split('\n')[0]).toBe(first + second);
      }),
    );
  });
});

describe('the pages of the list', () => {
  const TARGET = /^link_open tenderlint:\/catalogue\/112-09-20\/(?:control|sheet)\/[a-z0-9-]+\.md$/;
  const EXPECTED =
    /^(?:heading|blockquote|bullet_list|list_item|strong|table|thead|tbody|tr|th|td)_open$|^code_inline$/;

  it('hold nothing but markup of ours, and link to each other', () => {
    for (const voice of [chinese, english]) {
      for (const control of engine.names.keys()) {
        for (const kind of markupOf(markdownOf(controlPage(engine, voice, control, null)))) {
          expect(TARGET.test(kind) || EXPECTED.test(kind), kind).toBe(true);
        }
      }
      for (const sheet of catalogue.sheets) {
        const markdown = markdownOf(sheetPage(engine, voice, catalogue, sheet));
        const markup = markupOf(markdown);
        expect(markup.filter((kind) => kind.startsWith('link_open')).length).toBe(sheet.rows.length);
        expect(markup.filter((kind) => kind === 'tr_open').length).toBe(sheet.rows.length + 1);
        for (const kind of markup) expect(TARGET.test(kind) || EXPECTED.test(kind), kind).toBe(true);
      }
    }
  });

  it('link nowhere for an editor that opens no pages of ours', () => {
    const markdown = markdownOf(controlPage(engine, pageless, 'sbom', null));
    expect(markupOf(markdown).filter((kind) => kind.startsWith('link'))).toEqual([]);
  });

  it('say why a cell is not as it was printed', () => {
    const row = catalogue.sheets.flatMap(({ rows }) => rows).find(({ marks }) => marks.高.status === 'unresolved');
    const text = row === undefined ? '' : plainTextOf(controlPage(engine, chinese, row.control, null));
    expect(text).toContain('無法判定');
    expect(text).toContain(row?.marks.高.why ?? '?');
  });
});

describe('the address of a page', () => {
  it('is read back as it was written', () => {
    for (const control of engine.names.keys()) {
      const uri = pageUri({ kind: 'control', catalogue: catalogue.id, control });
      expect(readPageUri(uri)).toEqual({ kind: 'control', catalogue: catalogue.id, name: control });
    }
    expect(readPageUri(pageUri({ kind: 'sheet', catalogue: catalogue.id, service: 'maintenance' }))?.kind).toBe(
      'sheet',
    );
    for (const { id } of RULES)
      expect(readPageUri(pageUri({ kind: 'rule', rule: id }))).toEqual({ kind: 'rule', catalogue: '', name: id });
  });

  it('is read as editors write it, too', () => {
    const address = { kind: 'control', catalogue: '112-09-20', name: 'sbom' };
    for (const uri of [
      'tenderlint:/catalogue/112-09-20/control/sbom.md',
      'tenderlint:///catalogue/112-09-20/control/sb%6Fm.md',
    ]) {
      expect(readPageUri(uri)).toEqual(address);
    }
  });

  it('is none of ours, whatever else it is', () => {
    for (const uri of [
      '',
      'file:///sbom.md',
      'tenderlint:/x.md',
      'tenderlint:/catalogue/1/control/../x.md',
      '%E0%A4%A',
      'tenderlint:/rule/%E0%A4%A',
    ]) {
      expect(readPageUri(uri), uri).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.string(), (uri) => {
        expect(() => readPageUri(uri)).not.toThrow();
        expect(() => readPageUri(`tenderlint:/rule/${uri}.md`)).not.toThrow();
      }),
    );
  });
});
