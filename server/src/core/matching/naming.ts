import type { Span } from '../text/span.js';
import type { CompiledEntry } from './compiledLexicon.js';
import { hasAny, placesOf, type TermHits } from './termLists.js';

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

export type Places = readonly [Place, ...Place[]];

/** Where a control is named; `key` is its key word or alias, the rest reaches to the nearest words of the other notions. */
export interface Place extends Span {
  readonly key: Span;
}

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
function reach(from: Span, others: readonly (readonly Span[])[]): Place {
  let { start, end } = from;
  for (const places of others) {
    const nearest = nearestTo(from, places);
    start = Math.min(start, nearest?.start ?? start);
    end = Math.max(end, nearest?.end ?? end);
  }
  return { start, end, key: from };
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
  const places = compiled.notions.map((terms) => placesOf(terms, own));
  const isNamed = compiled.notions.map((terms, notion) => {
    const [at] = places[notion] ?? [];
    const isHere = at !== undefined || around.some((hits) => hasAny(terms, hits));
    if (isHere) found.push({ notion, at: at ?? null });
    return isHere;
  });
  const named =
    aliases.length > 0
      ? { places: aliases.map((place) => ({ ...place, key: place })), lacks: 0 }
      : bestWay(compiled, places, isNamed);
  const [first, ...rest] = named?.places ?? [];
  if (named === undefined || first === undefined) return { kind: 'none', found };
  const all: Places = [first, ...rest];
  const by = exclusionOf(compiled, own, around);
  if (by !== undefined) return { kind: 'excluded', places: all, found, by };
  return named.lacks === 0
    ? { kind: 'whole', places: all, found }
    : { kind: 'part', places: all, found, lacks: named.lacks };
}

/** The first way that is named whole; else the one with its key in the statement that lacks least. */
function bestWay(
  { entry }: CompiledEntry,
  places: readonly (readonly Span[])[],
  isNamed: readonly boolean[],
): { readonly places: readonly Place[]; readonly lacks: number } | undefined {
  let best: { readonly places: readonly Place[]; readonly lacks: number } | undefined;
  for (const way of entry.ways) {
    const own = way.map((notion) => places[notion] ?? []);
    if (!own.some((each) => each.length > 0)) continue;
    const lacks = way.filter((notion) => isNamed[notion] !== true).length;
    if (lacks === 0) return { places: keyPlaces(own), lacks };
    if ((own[0]?.length ?? 0) > 0 && lacks < (best?.lacks ?? Infinity)) best = { places: keyPlaces(own), lacks };
  }
  return best;
}

/** One place for each time the key stands there; without the key (the context gave it), one around what is there. */
function keyPlaces(notions: readonly (readonly Span[])[]): readonly Place[] {
  const present = notions.filter((places) => places.length > 0);
  const [key, ...others] = (notions[0]?.length ?? 0) > 0 ? [notions[0] ?? [], ...notions.slice(1)] : present;
  return (key ?? []).map((place) => reach(place, others));
}
