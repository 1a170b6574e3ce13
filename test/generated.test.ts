import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../server/src/core/messages/translate.js';
import { RULES } from '../server/src/core/rules/registry.js';
import { generatedFiles } from '../server/src/docs/generatedFiles.js';
import { messages, ruleDocs } from '../server/src/generated/data.js';
import { engine } from './support/engine.js';

const root = new URL('../', import.meta.url);
const files = generatedFiles(engine, ruleDocs);
const bundles = messages as Readonly<Record<string, Readonly<Record<string, string>>>>;

describe('files made from data', () => {
  it.each([...files.keys()].map((file) => ({ file })))('are fresh: $file', ({ file }) => {
    expect(readFileSync(new URL(file, root), 'utf8')).toBe(files.get(file));
  });

  it('are all there: a page for each rule, and no page of a rule that is gone', () => {
    const pages = readdirSync(new URL('docs/rules/', root)).filter((file) => file !== 'README.md');
    const told = [...RULES.map((rule) => rule.id), 'draft.unreadable'];
    expect(pages.toSorted()).toEqual(told.map((id) => `${id}.md`).toSorted());
  });
});

describe('messages', () => {
  /** Placeholders that one language has and another needs not: names in the two languages. */
  const OF_ONE_LANGUAGE = ['title', 'titleEn', 'zh', 'en'];
  const placeholders = (text: string): readonly string[] =>
    [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))]
      .filter((name) => !OF_ONE_LANGUAGE.includes(name))
      .toSorted();

  it('say the same in every language: same ids, same placeholders', () => {
    const [first, ...others] = LANGUAGES.map((language) => bundles[language] ?? {});
    for (const other of others) {
      expect(Object.keys(other).toSorted()).toEqual(Object.keys(first ?? {}).toSorted());
      for (const [id, text] of Object.entries(first ?? {}))
        expect(placeholders(other[id] ?? ''), id).toEqual(placeholders(text));
    }
  });

  it('are all used', () => {
    const code = readdirSync(new URL('server/src/', root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
      .map((file) => readFileSync(new URL(`server/src/${file}`, root), 'utf8'))
      .join('\n');
    /** Ids that are put together: `outcome.${…}`. */
    const composed = [...code.matchAll(/[`']([a-z-]+)\.\$\{/g)].map((match) => `${match[1] ?? ''}.`);
    const unused = Object.keys(bundles['zh-TW'] ?? {}).filter(
      (id) => !code.includes(`'${id}'`) && !composed.some((prefix) => id.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('never call a gap a violation', () => {
    for (const bundle of Object.values(bundles)) {
      for (const text of Object.values(bundle)) expect(text).not.toMatch(/違反|違規|違法|violat|illegal/i);
    }
  });
});
