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

interface State {
  readonly next: Map<number, State>;
  fail: State | undefined;
  /** Phrases that end here, longest first, those of the failure chain included. */
  phrases: readonly number[];
}

function newState(): State {
  return { next: new Map(), fail: undefined, phrases: [] };
}

/** Builds a scanner; phrase numbers are indexes of `phrases`. Empty phrases are never found. */
export function createPhraseScanner(phrases: readonly string[]): PhraseScanner {
  const root = newState();
  phrases.forEach((phrase, number) => {
    let state = root;
    for (let i = 0; i < phrase.length; i++) {
      const unit = phrase.charCodeAt(i);
      let following = state.next.get(unit);
      if (following === undefined) {
        following = newState();
        state.next.set(unit, following);
      }
      state = following;
    }
    if (phrase !== '') state.phrases = [...state.phrases, number];
  });
  linkFailures(root);
  const isAsciiWord = (unit: number): boolean => (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122);

  return (text) => {
    const hits: PhraseHit[] = [];
    let state = root;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let following = state.next.get(unit);
      while (following === undefined && state !== root) {
        state = state.fail ?? root;
        following = state.next.get(unit);
      }
      state = following ?? root;
      for (const number of state.phrases) {
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

function linkFailures(root: State): void {
  const queue: State[] = [];
  for (const child of root.next.values()) {
    child.fail = root;
    queue.push(child);
  }
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at];
    if (state === undefined) break;
    for (const [unit, child] of state.next) {
      let fallback = state.fail;
      while (fallback !== undefined && !fallback.next.has(unit)) fallback = fallback.fail;
      child.fail = fallback?.next.get(unit) ?? root;
      child.phrases = [...child.phrases, ...child.fail.phrases];
      queue.push(child);
    }
  }
}
