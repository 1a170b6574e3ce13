import type { Span } from '../text/span.js';
import { createTermFinder } from './terms.js';

/** The number of a list of terms, as one finder gave it; equal lists have one number. */
export type Terms = number;

/** Where the terms of each list stand in a scanned text (UTF-16 units of it), in order; a list that is not there has no entry. */
export type TermHits = ReadonlyMap<Terms, readonly Span[]>;

/** Lists of terms, gathered before the finder is built. */
export interface TermLists {
  readonly add: (terms: readonly string[]) => Terms;
  /** To be called once, when all lists are gathered. */
  readonly build: () => ListFinder;
}

/** Scans a text once for the terms of all lists: what it costs hangs on what stands in the text, not on how long the lists are. */
export interface ListFinder {
  readonly find: (text: string) => TermHits;
}

const NOWHERE: readonly Span[] = [];

export function createTermLists(): TermLists {
  const numbers = new Map<string, Terms>();
  const lists: (readonly string[])[] = [];
  return {
    add: (terms) => {
      const key = terms.join('\n');
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, lists.length);
      return lists.push(terms) - 1;
    },
    build: () => buildFinder(lists),
  };
}

function buildFinder(lists: readonly (readonly string[])[]): ListFinder {
  const finder = createTermFinder(lists.flat());
  const listsOf = new Map<number, number[]>();
  lists.forEach((terms, list) => {
    for (const term of new Set(terms.map(finder.numberOf))) {
      const own = listsOf.get(term);
      if (own === undefined) listsOf.set(term, [list]);
      else own.push(list);
    }
  });
  return {
    find: (text) => {
      const found = new Map<Terms, readonly Span[]>();
      // Most lists have one term in a sentence: its places are shared, and copied only where a second one joins them.
      const joined = new Map<Terms, Span[]>();
      for (const [term, spans] of finder.find(text)) {
        for (const list of listsOf.get(term) ?? []) {
          const known = found.get(list);
          if (known === undefined) {
            found.set(list, spans);
            continue;
          }
          let own = joined.get(list);
          if (own === undefined) {
            own = [...known];
            joined.set(list, own);
            found.set(list, own);
          }
          for (const span of spans) own.push(span);
        }
      }
      for (const own of joined.values()) own.sort((a, b) => a.start - b.start || a.end - b.end);
      return found;
    },
  };
}

/** Every place of a list's terms, in order. */
export function placesOf(terms: Terms, hits: TermHits): readonly Span[] {
  return hits.get(terms) ?? NOWHERE;
}

export function hasAny(terms: Terms, hits: TermHits): boolean {
  return hits.has(terms);
}
