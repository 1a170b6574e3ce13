import type { Span } from '../text/span.js';
import { firstFound, hasAny, type CompiledEntry } from './compiledLexicon.js';
import type { TermHits } from './terms.js';

/**
 * How far a statement names a control, by its own words and those of its context.
 *
 * `whole`: an alias, or every notion (the statement itself gives at least one). `excluded`: named, but a word shows that it
 * speaks of something else. `part`: the key notion is there, others are not. `none`: not even the key.
 */
export type Naming =
  | { readonly kind: 'whole'; readonly focus: Span; readonly found: readonly FoundNotion[] }
  | { readonly kind: 'excluded'; readonly focus: Span; readonly found: readonly FoundNotion[]; readonly by: number }
  | { readonly kind: 'part'; readonly focus: Span; readonly found: readonly FoundNotion[]; readonly lacks: number }
  | { readonly kind: 'none'; readonly found: readonly FoundNotion[] };

/** A notion and where its word stands: a place in the statement, or null when the context gave it. */
export interface FoundNotion {
  /** Index of the notion; −1 for an alias. */
  readonly notion: number;
  readonly at: Span | null;
}

function cover(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map((span) => span.start)), end: Math.max(...spans.map((span) => span.end)) };
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
  const alias = firstFound(compiled.aliases, own);
  if (alias !== undefined) found.push({ notion: -1, at: alias });
  const places: Span[] = alias === undefined ? [] : [alias];
  let lacks = 0;
  compiled.notions.forEach((terms, notion) => {
    const at = firstFound(terms, own);
    if (at !== undefined) {
      found.push({ notion, at });
      places.push(at);
    } else if (around.some((hits) => hasAny(terms, hits))) found.push({ notion, at: null });
    else lacks++;
  });
  if (places.length === 0) return { kind: 'none', found };
  const focus = alias ?? cover(places);
  const isKeyFound = found.some(({ notion, at }) => notion === 0 && at !== null);
  if (alias !== undefined || (compiled.notions.length > 0 && lacks === 0)) {
    const by = exclusionOf(compiled, own, around);
    return by === undefined ? { kind: 'whole', focus, found } : { kind: 'excluded', focus, found, by };
  }
  if (!isKeyFound) return { kind: 'none', found };
  const by = exclusionOf(compiled, own, around);
  return by === undefined ? { kind: 'part', focus, found, lacks } : { kind: 'excluded', focus, found, by };
}
