import { normalisedString } from '../text/normalise.js';
import type { Span } from '../text/span.js';
import { createPhraseScanner, type PhraseHit } from './phraseScanner.js';

/**
 * Terms of the lexicon over a normalised text. A term is a phrase, or phrases joined by `…`, which lets a few words stand
 * between them: `主機…弱點掃描` is in 「主機及網站弱點掃描」.
 */

/** Most units that `…` may stand for. */
export const WIDEST_GAP = 12;

/** Where each term found stands, in order (UTF-16 units of the scanned text). */
export type TermHits = ReadonlyMap<number, readonly Span[]>;

export interface TermFinder {
  /** Number of a term; the same for two spellings that normalise alike. */
  readonly numberOf: (term: string) => number;
  /** All terms in a stretch of text. A gap never reaches over the end of the stretch. */
  readonly find: (text: string) => TermHits;
}

interface Term {
  readonly phrases: readonly number[];
}

/** Builds a finder for a set of terms. */
export function createTermFinder(terms: Iterable<string>): TermFinder {
  const phraseNumbers = new Map<string, number>();
  const termNumbers = new Map<string, number>();
  /** Each spelling is folded once: many controls share their words. */
  const keys = new Map<string, string>();
  const compiled: Term[] = [];
  const startingWith = new Map<number, number[]>();
  for (const term of terms) {
    if (keys.has(term)) continue;
    const key = termKey(term);
    keys.set(term, key);
    if (termNumbers.has(key)) continue;
    const phrases = key.split('…').map((phrase) => {
      const known = phraseNumbers.get(phrase);
      if (known !== undefined) return known;
      phraseNumbers.set(phrase, phraseNumbers.size);
      return phraseNumbers.size - 1;
    });
    const number = compiled.length;
    termNumbers.set(key, number);
    compiled.push({ phrases });
    const first = phrases[0] ?? -1;
    startingWith.set(first, [...(startingWith.get(first) ?? []), number]);
  }
  const scan = createPhraseScanner([...phraseNumbers.keys()]);

  const find = (text: string): TermHits => {
    const found = new Map<number, readonly Span[]>();
    const hits = scan(text);
    if (hits.length === 0) return found;
    const byPhrase = new Map<number, PhraseHit[]>();
    for (const hit of hits) {
      const list = byPhrase.get(hit.phrase);
      if (list === undefined) byPhrase.set(hit.phrase, [hit]);
      else list.push(hit);
    }
    for (const [phrase, starts] of byPhrase) {
      for (const number of startingWith.get(phrase) ?? []) {
        const { phrases } = compiled[number] ?? { phrases: [] };
        if (phrases.length === 1) found.set(number, starts);
        else if (phrases.every((each) => byPhrase.has(each))) {
          const spans = joinPhrases(phrases, starts, byPhrase);
          if (spans.length > 0) found.set(number, spans);
        }
      }
    }
    return found;
  };
  return { numberOf: (term) => termNumbers.get(keys.get(term) ?? termKey(term)) ?? -1, find };
}

function termKey(term: string): string {
  return term.split('…').map(normalisedString).join('…');
}

/** Occurrences of phrases in order, at most {@link WIDEST_GAP} apart. Each list is walked once: linear in the hits. */
function joinPhrases(
  phrases: readonly number[],
  starts: readonly PhraseHit[],
  byPhrase: ReadonlyMap<number, readonly PhraseHit[]>,
): readonly Span[] {
  let reached: readonly Span[] = starts;
  for (const phrase of phrases.slice(1)) {
    const next: Span[] = [];
    let i = 0;
    for (const hit of byPhrase.get(phrase) ?? []) {
      // The latest reach before the hit is the nearest, so it decides.
      while (i + 1 < reached.length && (reached[i + 1]?.end ?? Infinity) <= hit.start) i++;
      const before = reached[i];
      if (before !== undefined && before.end <= hit.start && hit.start - before.end <= WIDEST_GAP) {
        next.push({ start: before.start, end: hit.end });
      }
    }
    reached = next;
  }
  return reached.map(({ start, end }) => ({ start, end }));
}
