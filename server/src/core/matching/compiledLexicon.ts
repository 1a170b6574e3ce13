import type { ControlId } from '../catalogue/catalogue.js';
import { normalisedString } from '../text/normalise.js';
import type { Lexicon, LexiconEntry } from './lexicon.js';
import type { Parameter } from './parameter.js';
import { expandTerm, type StanceWords } from './stanceWords.js';
import { createTermLists, type ListFinder, type Terms } from './termLists.js';

/** A lexicon entry with its lists of terms as numbers of the finder. */
export interface CompiledEntry {
  readonly entry: LexiconEntry;
  readonly aliases: Terms;
  readonly notions: readonly Terms[];
  readonly excludes: readonly { readonly any: Terms; readonly unless: Terms }[];
  /** Parallel to the entry's parameters. */
  readonly parameters: readonly CompiledParameter[];
}

export interface CompiledParameter {
  readonly parameter: Parameter;
  /** The terms of a quantity's surroundings, or those that reduce. */
  readonly terms: Terms;
  readonly unless: Terms;
  /** Parts in the order of the data. */
  readonly parts: readonly { readonly name: string; readonly terms: Terms }[];
  readonly whole: Terms;
}

/** The words of {@link StanceWords}, as numbers of the finder. */
export type CompiledStance = { readonly [Group in Exclude<keyof StanceWords, 'filler' | 'groups'>]: Terms } & {
  /** Folded words that may stand beside a cue without giving it an object. */
  readonly filler: readonly string[];
};

export interface CompiledLexicon {
  readonly entries: readonly CompiledEntry[];
  readonly byControl: ReadonlyMap<ControlId, CompiledEntry>;
  /** Entries that a list can help to name; asked for each list found, so that untouched controls cost nothing. */
  readonly namedBy: ReadonlyMap<Terms, readonly CompiledEntry[]>;
  readonly polarity: CompiledStance;
  readonly finder: ListFinder;
}

export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const { polarity } = lexicon;
  const lists = createTermLists();
  const numbers = (list: readonly string[]): Terms =>
    lists.add(list.flatMap((term) => [...expandTerm(term, polarity)]));
  const entries = lexicon.entries.map((entry): CompiledEntry => ({
    entry,
    aliases: numbers(entry.aliases),
    notions: entry.notions.map((notion) => numbers(notion.terms)),
    excludes: entry.excludes.map(({ any, unless }) => ({ any: numbers(any), unless: numbers(unless) })),
    parameters: entry.parameters.map((parameter) => compileParameter(parameter, numbers)),
  }));
  const namedBy = new Map<number, CompiledEntry[]>();
  for (const compiled of entries) {
    for (const term of new Set([compiled.aliases, ...compiled.notions])) {
      const list = namedBy.get(term);
      if (list === undefined) namedBy.set(term, [compiled]);
      else list.push(compiled);
    }
  }
  const stance = compileStance(polarity, numbers);
  return {
    entries,
    byControl: new Map(entries.map((compiled) => [compiled.entry.control, compiled])),
    namedBy,
    polarity: stance,
    finder: lists.build(),
  };
}

function compileStance(words: StanceWords, numbers: (list: readonly string[]) => Terms): CompiledStance {
  const compiled = Object.fromEntries(
    Object.entries(words).flatMap(([name, list]: readonly [string, unknown]) =>
      name !== 'filler' && Array.isArray(list) ? [[name, numbers(list as readonly string[])]] : [],
    ),
  );
  return {
    // Each group of the words is compiled above under its own name.
    ...(compiled as Omit<CompiledStance, 'filler'>),
    // Longest first, so that 本機關 goes before 機關.
    filler: words.filler.map(normalisedString).sort((a, b) => b.length - a.length),
  };
}

function compileParameter(parameter: Parameter, numbers: (list: readonly string[]) => Terms): CompiledParameter {
  const parts = parameter.kind === 'parts' ? Object.entries(parameter.parts) : [];
  return {
    parameter,
    terms: numbers('beside' in parameter ? parameter.beside : parameter.kind === 'reduction' ? parameter.any : []),
    unless: numbers(parameter.kind === 'reduction' ? (parameter.unless ?? []) : []),
    parts: parts.map(([name, terms]) => ({ name, terms: numbers(terms) })),
    whole: numbers(parameter.kind === 'parts' ? (parameter.whole ?? []) : []),
  };
}
