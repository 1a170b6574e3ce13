import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { injectionGrammars } from '../../server/src/docs/grammar.js';
import { engine } from '../support/engine.js';
import { CASES, LOOKS } from './cases.js';
import { createHighlighter, mark, unmark, type Grammar, type Highlighter, type Rule } from './highlighter.js';

const generated = injectionGrammars(engine) as ReadonlyMap<string, Grammar>;
const grammars = [...generated.values()];

/** Whether a highlighter passes all cases. */
function passes(highlight: Highlighter): boolean {
  return (
    Object.values(CASES).every((marked) => mark(highlight, unmark(marked)) === marked) &&
    LOOKS.every(([marked, scope]) => hasLook(highlight, marked, scope))
  );
}

function hasLook(highlight: Highlighter, marked: string, scope: string): boolean {
  const before = marked.slice(0, marked.indexOf('‹')).split('\n');
  let rest = (before.at(-1) ?? '').length;
  const tokens = highlight(marked.replace(/[‹›]/g, ''))[before.length - 1] ?? [];
  const token = tokens.find(({ text }) => (rest -= text.length) < 0);
  return token?.scopes.includes(scope) ?? false;
}

let highlight: Highlighter;
beforeAll(async () => {
  highlight = await createHighlighter(grammars);
});

describe('the injection grammars', () => {
  it.each(Object.entries(CASES))('colour so much and no more: %s', (_, marked) => {
    expect(mark(highlight, unmark(marked))).toBe(marked);
  });

  it.each(LOOKS)('leave the look of what is not ours: %j, %s', (marked, scope) => {
    expect(hasLook(highlight, marked, scope)).toBe(true);
  });

  it('are those that the manifest names', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      readonly contributes: { readonly grammars?: readonly object[] };
    };
    const wanted = [...generated].map(([name, { scopeName }]) => ({
      scopeName,
      path: `./syntaxes/${name}.injection.tmLanguage.json`,
      injectTo: ['text.html.markdown'],
    }));
    expect(manifest.contributes.grammars).toEqual(wanted);
  });
});

describe('front matter', () => {
  it('is coloured whatever the YAML grammar makes of it', async () => {
    // Newer versions of VS Code take all lines behind `案名：…` for one text.
    const text = { begin: '\\S', end: '(?!)', name: 'string.unquoted.plain.out.yaml' };
    const yaml = { scopeName: 'source.yaml', patterns: [text] };
    const other = await createHighlighter(grammars, { 'source.yaml': yaml });
    for (const [, marked] of Object.entries(CASES).filter(([name]) => name.startsWith('front matter'))) {
      expect(mark(other, unmark(marked))).toBe(marked);
    }
  });
});

describe('scopes', () => {
  /** Beginnings that each of VS Code's default themes colours otherwise than the text, string or comment around. */
  const COLOURED =
    /^(?:constant\.(?:character\.escape|numeric)|entity\.name\.type|keyword\.(?:control|other)|string\.unquoted|support\.type\.property-name|variable\.other\.enummember)\./;

  it('begin with what themes colour', () => {
    const scopes = Object.values(CASES)
      .flatMap((marked) => highlight(unmark(marked)).flat())
      .flatMap((token) => token.scopes.filter((scope) => scope.endsWith('.tenderlint') && !scope.startsWith('meta.')));
    expect(new Set(scopes).size).toBeGreaterThan(15);
    expect([...new Set(scopes)].filter((scope) => !COLOURED.test(scope.replace('.tenderlint', '.x')))).toEqual([]);
  });
});

/** A grammar, or a part of one, from which something was taken. */
interface Mutant<T> {
  readonly without: string;
  readonly value: T;
}

/** Copies of a rule, each with one of the rules in it taken out. */
function withoutOneRule<T extends Rule>(rule: T): readonly Mutant<T>[] {
  const patterns = rule.patterns ?? [];
  return patterns.flatMap((each, i) => [
    { without: `rule ${String(i)}`, value: { ...rule, patterns: patterns.toSpliced(i, 1) } },
    ...withoutOneRule(each).map(({ without, value }) => ({
      without: `rule ${String(i)} ${without}`,
      value: { ...rule, patterns: patterns.with(i, value) },
    })),
  ]);
}

/** Copies of a grammar, each with a rule or a part of the selector taken out. */
function mutants(grammar: Grammar): readonly Mutant<Grammar>[] {
  const { injectionSelector: selector, repository = {} } = grammar;
  const inRepository = Object.entries(repository).flatMap(([name, shared]) =>
    withoutOneRule(shared).map(({ without, value }) => ({
      without: `#${name} ${without}`,
      value: { ...grammar, repository: { ...repository, [name]: value } },
    })),
  );
  const inSelector = [...selector.matchAll(/L:|[a-z_]+(?:\.[a-z_]+)*/g)].map(({ 0: part, index }) => {
    const [before, behind] = [selector.slice(0, index), selector.slice(index + part.length)];
    // A scope that nothing has, so that the selector stays one.
    const injectionSelector = `${before}${part === 'L:' ? '' : 'nothing'}${behind}`;
    return { without: `${before}«${part}»`, value: { ...grammar, injectionSelector } };
  });
  return [...withoutOneRule(grammar), ...inRepository, ...inSelector];
}

describe('each part is needed: without it a case fails', () => {
  it.each(grammars.map((grammar) => [grammar.scopeName, grammar] as const))('%s', async (_, grammar) => {
    const idle: string[] = [];
    for (const { without, value } of mutants(grammar)) {
      const others = grammars.map((each) => (each === grammar ? value : each));
      if (passes(await createHighlighter(others))) idle.push(without);
    }
    expect(idle).toEqual([]);
  });
});
