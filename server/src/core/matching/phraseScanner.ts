/**
 * Finds all phrases of the lexicon in a text in one pass (Aho–Corasick): time linear in the text whatever the number of
 * phrases, as typing asks for. Phrases and text are normalised already.
 */

/** A phrase found: which, and its range in UTF-16 units of the scanned text. */
export interface PhraseHit {
  readonly phrase: number;
  readonly start: number;
  readonly end: number;
}

export type PhraseScanner = (text: string) => readonly PhraseHit[];

/**
 * The automaton in flat tables: an object and a map for each of some ten thousand states would cost the start of the program
 * more than a whole draft costs to check.
 */
interface Automaton {
  /** `state × 65536 + unit` → following state. State 0 is the root. */
  readonly next: ReadonlyMap<number, number>;
  /** First states, by unit: most units of a draft begin no phrase, and are settled here. */
  readonly first: Uint32Array;
  readonly fail: Uint32Array;
  /** Phrase that ends in the state, or −1. */
  readonly phrase: Int32Array;
  /** Nearest state of the failure chain in which a phrase ends, or 0. */
  readonly shorter: Uint32Array;
}

const UNITS = 65536;

/** Builds a scanner; phrase numbers are indexes of `phrases`, which are all different. Empty phrases are never found. */
export function createPhraseScanner(phrases: readonly string[]): PhraseScanner {
  const { next, first, fail, phrase, shorter } = buildAutomaton(phrases);
  const isAsciiWord = (unit: number): boolean => (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122);

  return (text) => {
    const hits: PhraseHit[] = [];
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let following: number | undefined;
      while (state !== 0 && (following = next.get(state * UNITS + unit)) === undefined) state = fail[state] ?? 0;
      state = state === 0 ? (first[unit] ?? 0) : (following ?? 0);
      for (let at = state; at !== 0; at = shorter[at] ?? 0) {
        const number = phrase[at] ?? -1;
        if (number < 0) continue;
        const start = i + 1 - (phrases[number] ?? '').length;
        // A Latin phrase is a whole word: «va» is not in «vans», 27001 not in 127001.
        const touchesBefore = isAsciiWord(text.charCodeAt(start)) && isAsciiWord(text.charCodeAt(start - 1));
        const touchesAfter = isAsciiWord(unit) && isAsciiWord(text.charCodeAt(i + 1));
        if (!touchesBefore && !touchesAfter) hits.push({ phrase: number, start, end: i + 1 });
      }
    }
    return hits;
  };
}

function buildAutomaton(phrases: readonly string[]): Automaton {
  const most = phrases.reduce((sum, phrase) => sum + phrase.length, 1);
  const next = new Map<number, number>();
  const phrase = new Int32Array(most).fill(-1);
  const parent = new Uint32Array(most);
  const unitOf = new Uint16Array(most);
  let states = 1;
  phrases.forEach((text, number) => {
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const key = state * UNITS + unit;
      let following = next.get(key);
      if (following === undefined) {
        following = states++;
        next.set(key, following);
        parent[following] = state;
        unitOf[following] = unit;
      }
      state = following;
    }
    if (state !== 0) phrase[state] = number;
  });
  const fail = new Uint32Array(states);
  const shorter = new Uint32Array(states);
  // A state's failure is shorter than it, so states are linked by length: breadth first.
  for (const state of breadthFirst(parent, states)) {
    const above = parent[state] ?? 0;
    const unit = unitOf[state] ?? 0;
    let link = 0;
    for (let at = above; at !== 0;) {
      at = fail[at] ?? 0;
      const found = next.get(at * UNITS + unit);
      if (found !== undefined) {
        link = found;
        break;
      }
    }
    fail[state] = link;
    shorter[state] = (phrase[link] ?? -1) >= 0 ? link : (shorter[link] ?? 0);
  }
  const first = new Uint32Array(UNITS);
  for (let state = 1; state < states; state++) if (parent[state] === 0) first[unitOf[state] ?? 0] = state;
  return { next, first, fail, phrase, shorter };
}

/** States ordered by depth; a parent's number is always below its child's, so depths are known in one pass. */
function breadthFirst(parent: Uint32Array, states: number): readonly number[] {
  const depth = new Uint32Array(states);
  const byDepth: number[][] = [];
  for (let state = 1; state < states; state++) {
    const own = (depth[parent[state] ?? 0] ?? 0) + 1;
    depth[state] = own;
    (byDepth[own] ??= []).push(state);
  }
  return byDepth.flat();
}
