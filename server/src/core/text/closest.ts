import { normalisedString } from './normalise.js';

const LONGEST_WORD = 60;

/** Single characters and pairs of a word: pairs carry the order, single ones help names of two or three characters. */
function grams(word: string): ReadonlySet<string> {
  const folded = normalisedString(word.slice(0, LONGEST_WORD)).replace(/[\s_\-()]/g, '');
  const set = new Set<string>();
  for (let i = 0; i < folded.length; i++) {
    set.add(folded[i] ?? '');
    if (i + 1 < folded.length) set.add(folded.slice(i, i + 2));
  }
  return set;
}

/**
 * The candidate most like a word, for «did you mean»; undefined when none shares at least `threshold` of its grams with it
 * (Dice coefficient, 0–1).
 */
export function closest<T>(
  word: string,
  candidates: readonly T[],
  names: (candidate: T) => readonly string[],
  threshold = 0.4,
): T | undefined {
  const wanted = grams(word);
  let best: T | undefined;
  let bestScore = threshold;
  for (const candidate of candidates) {
    for (const name of names(candidate)) {
      const have = grams(name);
      let shared = 0;
      for (const gram of wanted) if (have.has(gram)) shared++;
      const score = (2 * shared) / Math.max(1, wanted.size + have.size);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
  }
  return best;
}
