import { FACTS } from '../server/src/core/catalogue/conclusion.js';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DECISION_STATES } from '../server/src/core/assessment/decided.js';
import { OUTCOMES } from '../server/src/core/assessment/outcome.js';
import { LANGUAGES } from '../server/src/core/messages/translate.js';
import { RULES } from '../server/src/core/rules/registry.js';
import { SEVERITIES } from '../server/src/core/rules/rule.js';
import { generatedFiles } from '../server/src/docs/generatedFiles.js';
import { messages } from '../server/src/generated/data.js';
import { ruleDocs } from '../server/src/generated/ruleDocs.js';
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
    const lexicon = readdirSync(new URL('docs/lexicon/', root)).filter((file) => file !== 'README.md');
    expect(lexicon.toSorted()).toEqual(engine.lexicon.entries.map(({ control }) => `${control}.md`).toSorted());
    const told = [...RULES.map((rule) => rule.id), 'draft.unreadable'];
    expect(pages.toSorted()).toEqual(told.map((id) => `${id}.md`).toSorted());
  });
});

describe('messages', () => {
  /** Placeholders that one language has and another needs not: names in the two languages. */
  const OF_ONE_LANGUAGE = ['item', 'title', 'titleEn', 'zh', 'en', 'asks', 'asksEn'];
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
    /** Ids that are put together from a union, whose values they follow: `outcome.${…}`, `severity.${…}`, `verdict.${…}`. */
    const composed = new Set([
      ...OUTCOMES.map((outcome) => `outcome.${outcome}`),
      ...SEVERITIES.map((severity) => `severity.${severity}`),
      ...['asked', 'worth-assessing', 'unmet', 'none'].map((kind) => `because.list-${kind}`),
      ...['remark', 'text', 'note'].map((place) => `because.place-${place}`),
      ...FACTS.flatMap((fact) => [`facts.name-${fact}`, `facts.${fact}-yes`, `facts.${fact}-no`]),
      ...DECISION_STATES.map((state) => `decision-state.${state}`),
      ...[
        ...['named', 'near-verbatim', 'under-heading', 'bound', 'heading-only', 'incomplete', 'reference'],
        ...['weakens-optional', 'weakens-partial', 'idle-background', 'idle-agency', 'idle-definition', 'idle-penalty'],
        ...['idle-bonus', 'idle-quotation', 'idle-reply', 'idle-told'],
      ].map((how) => `verdict.${how}`),
    ]);
    // A rule has the id of its main message, so `rule: 'x'` and `id: 'x'` are no uses of the message.
    const written = code.replace(
      /\b(?:rule|id): '[a-z.-]+'|(?:profileRule|frontMatterRule)\(\s*'[a-z.-]+'|^ {2}\| '.*/gm,
      '',
    );
    const used = new Set([...written.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map((match) => match[1]));
    const unused = Object.keys(bundles['zh-TW'] ?? {}).filter((id) => !composed.has(id) && !used.has(id));
    expect(unused).toEqual([]);
  });

  it('never call a gap a violation', () => {
    // The lexicon's pages list words of drafts, which speak of breaches as they like.
    const pages = [...files].filter(([file]) => !file.startsWith('docs/lexicon/')).map(([, text]) => text);
    const told = [...Object.values(bundles).flatMap((bundle) => Object.values(bundle)), ...pages];
    // The pages say that a gap is none.
    const denied = /不是違規|not a violation/g;
    for (const text of told) {
      expect(text.replace(denied, '')).not.toMatch(/違反|違規|違法|違約|不合格|不符規定|violat|illegal/i);
    }
  });
});
