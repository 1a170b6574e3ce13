import type { Span } from '../text/span.js';
import { hasAny, placesOf, type CompiledEntry } from './compiledLexicon.js';
import type { TermHits } from './terms.js';

/**
 * How far a statement names a control, by its own words and those of its context.
 *
 * `whole`: an alias, or every notion (the statement itself gives at least one). `excluded`: named, but a word shows that it
 * speaks of something else. `part`: the key notion is there, `lacks` others are not. `none`: not even the key.
 *
 * `places`: where the control is named, one for each time its alias or key stands there, in order; a place reaches from the
 * key to the nearest words of the other notions.
 */
export type Naming =
  | { readonly kind: 'whole'; readonly places: Places; readonly found: readonly FoundNotion[] }
  | { readonly kind: 'excluded'; readonly places: Places; readonly found: readonly FoundNotion[]; readonly by: number }
  | { readonly kind: 'part'; readonly places: Places; readonly found: readonly FoundNotion[]; readonly lacks: number }
  | { readonly kind: 'none'; readonly found: readonly FoundNotion[] };

export type Places = readonly [Span, ...Span[]];

/** A notion and where its word stands: a place in the statement, or null when the context gave it. */
export interface FoundNotion {
  /** Index of the notion; −1 for an alias. */
  readonly notion: number;
  readonly at: Span | null;
}

function distance(a: Span, b: Span): number {
  return Math.max(0, Math.max(a.start, b.start) - Math.min(a.end, b.end));
}

/** The place nearest to a word, of places in order: one of the two between which it stands. */
function nearestTo(from: Span, places: readonly Span[]): Span | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? Infinity) < from.start) low = middle + 1;
    else high = middle;
  }
  const before = places[low - 1];
  const behind = places[low];
  if (before === undefined || behind === undefined) return before ?? behind;
  return distance(before, from) <= distance(behind, from) ? before : behind;
}

/** From a word to the nearest word of each of the other notions. */
function reach(from: Span, others: readonly (readonly Span[])[]): Span {
  let { start, end } = from;
  for (const places of others) {
    const nearest = nearestTo(from, places);
    start = Math.min(start, nearest?.start ?? start);
    end = Math.max(end, nearest?.end ?? end);
  }
  return { start, end };
}

/** The first exclusion that holds, as its index. */
function exclusionOf(compiled: CompiledEntry, own: TermHits, around: readonly TermHits[]): number | undefined {
  const all = [own, ...around];
  const index = compiled.excludes.findIndex(
    ({ any, unless }) => all.some((hits) => hasAny(any, hits)) && !all.some((hits) => hasAny(unless, hits)),
  );
  return index < 0 ? undefined : index;
}

/** Judges how far terms found in a statement (`own`) and in its context (`around`) name a control. */
export function nameControl(compiled: CompiledEntry, own: TermHits, around: readonly TermHits[]): Naming {
  const found: FoundNotion[] = [];
  const aliases = placesOf(compiled.aliases, own);
  const [alias] = aliases;
  if (alias !== undefined) found.push({ notion: -1, at: alias });
  const notions = compiled.notions.map((terms) => placesOf(terms, own));
  let lacks = 0;
  compiled.notions.forEach((terms, notion) => {
    const [at] = notions[notion] ?? [];
    if (at !== undefined) found.push({ notion, at });
    else if (around.some((hits) => hasAny(terms, hits))) found.push({ notion, at: null });
    else lacks++;
  });
  const [first, ...rest] = aliases.length > 0 ? aliases : keyPlaces(notions);
  if (first === undefined) return { kind: 'none', found };
  const places: Places = [first, ...rest];
  const isWhole = alias !== undefined || (compiled.notions.length > 0 && lacks === 0);
  const hasKey = (notions[0]?.length ?? 0) > 0;
  if (!isWhole && !hasKey) return { kind: 'none', found };
  const by = exclusionOf(compiled, own, around);
  if (by !== undefined) return { kind: 'excluded', places, found, by };
  return isWhole ? { kind: 'whole', places, found } : { kind: 'part', places, found, lacks };
}

/** One place for each time the key stands there; without the key (the context gave it), one around what is there. */
function keyPlaces(notions: readonly (readonly Span[])[]): readonly Span[] {
  const present = notions.filter((places) => places.length > 0);
  const [key, ...others] = (notions[0]?.length ?? 0) > 0 ? [notions[0] ?? [], ...notions.slice(1)] : present;
  return (key ?? []).map((place) => reach(place, others));
}
