import type { ControlId } from '../catalogue/catalogue.js';
import { normalisedString } from '../text/normalise.js';
import type { Span } from '../text/span.js';
import type { Lexicon, LexiconEntry } from './lexicon.js';
import { createTermFinder, type TermFinder, type TermHits } from './terms.js';

/** A lexicon entry with its terms as numbers of the finder. */
export interface CompiledEntry {
  readonly entry: LexiconEntry;
  readonly aliases: readonly number[];
  readonly notions: readonly (readonly number[])[];
  readonly excludes: readonly { readonly any: readonly number[]; readonly unless: readonly number[] }[];
}

export interface CompiledPolarity {
  readonly negation: readonly number[];
  readonly deferral: readonly number[];
  readonly harmless: readonly number[];
  readonly obligation: readonly number[];
  /** Folded words that may stand beside a cue without giving it an object. */
  readonly filler: readonly string[];
}

export interface CompiledLexicon {
  readonly entries: readonly CompiledEntry[];
  readonly byControl: ReadonlyMap<ControlId, CompiledEntry>;
  /** Entries that a term can help to name; asked for each term found, so that untouched controls cost nothing. */
  readonly namedBy: ReadonlyMap<number, readonly CompiledEntry[]>;
  readonly polarity: CompiledPolarity;
  readonly finder: TermFinder;
}

export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const { polarity } = lexicon;
  const terms = [
    ...lexicon.entries.flatMap((entry) => [
      ...entry.aliases,
      ...entry.notions.flatMap((notion) => notion.terms),
      ...entry.excludes.flatMap((exclusion) => [...exclusion.any, ...exclusion.unless]),
    ]),
    ...polarity.negation,
    ...polarity.deferral,
    ...polarity.harmless,
    ...polarity.obligation,
  ];
  const finder = createTermFinder(terms);
  const numbers = (list: readonly string[]): readonly number[] => list.map(finder.numberOf);
  const entries = lexicon.entries.map((entry): CompiledEntry => ({
    entry,
    aliases: numbers(entry.aliases),
    notions: entry.notions.map((notion) => numbers(notion.terms)),
    excludes: entry.excludes.map(({ any, unless }) => ({ any: numbers(any), unless: numbers(unless) })),
  }));
  const namedBy = new Map<number, CompiledEntry[]>();
  for (const compiled of entries) {
    for (const term of new Set([...compiled.aliases, ...compiled.notions.flat()])) {
      const list = namedBy.get(term);
      if (list === undefined) namedBy.set(term, [compiled]);
      else list.push(compiled);
    }
  }
  return {
    entries,
    byControl: new Map(entries.map((compiled) => [compiled.entry.control, compiled])),
    namedBy,
    polarity: {
      negation: numbers(polarity.negation),
      deferral: numbers(polarity.deferral),
      harmless: numbers(polarity.harmless),
      obligation: numbers(polarity.obligation),
      // Longest first, so that 本機關 goes before 機關.
      filler: polarity.filler.map(normalisedString).sort((a, b) => b.length - a.length),
    },
    finder,
  };
}

const NOWHERE: readonly Span[] = [];

/** Every place of some terms, in order. Asked for every control touched, so it makes nothing where nothing is found. */
export function placesOf(terms: readonly number[], hits: TermHits): readonly Span[] {
  let first: readonly Span[] | undefined;
  let joined: Span[] | undefined;
  for (const term of terms) {
    const own = hits.get(term);
    if (own === undefined) continue;
    if (first === undefined) first = own;
    else {
      joined ??= [...first];
      for (const span of own) joined.push(span);
    }
  }
  return joined?.sort((a, b) => a.start - b.start || a.end - b.end) ?? first ?? NOWHERE;
}

export function hasAny(terms: readonly number[], hits: TermHits): boolean {
  return terms.some((term) => hits.has(term));
}
