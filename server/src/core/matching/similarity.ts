/**
 * Likeness of a statement to the clauses of a control: how much of a clause's character pairs the statement has, each pair
 * weighted by how few clauses share it. Pairs need no word segmentation and do as well as words for Chinese retrieval
 * (Kwok 1997); the weights keep the opening that seven clauses share from making them look alike.
 */
export interface Similarity {
  /** Likeness of one statement to any control, 0–1: the best over the control's clauses; 0 where these are too short to tell. */
  readonly of: (statement: string) => (control: string) => number;
}

/** Shorter clauses (資安健診) are settled by the lexicon alone: one shared pair would already be half of them. */
const FEWEST_PAIRS = 8;

/** Pairs of a clause with their weights, and the sum of these. */
interface Clause {
  readonly weights: ReadonlyMap<number, number>;
  readonly total: number;
}

function pairsOf(text: string): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const first = text.charCodeAt(i);
    const second = text.charCodeAt(i + 1);
    // Punctuation differs with the keyboard; it says nothing.
    if (isWord(first) && isWord(second)) pairs.add(first * 65536 + second);
  }
  return pairs;
}

function isWord(unit: number): boolean {
  return unit >= 0x3400 || (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
}

/** `clauses`: per control its normalised wordings, over all sheets. */
export function createSimilarity(clauses: ReadonlyMap<string, readonly string[]>): Similarity {
  const pairs = new Map<string, readonly ReadonlySet<number>[]>();
  const users = new Map<number, Set<string>>();
  for (const [control, texts] of clauses) {
    const own = texts.map(pairsOf).filter((each) => each.size >= FEWEST_PAIRS);
    pairs.set(control, own);
    for (const each of own) for (const pair of each) users.set(pair, (users.get(pair) ?? new Set()).add(control));
  }
  const weight = (pair: number): number => Math.log(1 + clauses.size / (users.get(pair)?.size ?? 1));
  const byControl = new Map<string, readonly Clause[]>();
  for (const [control, own] of pairs) {
    byControl.set(
      control,
      own.map((each) => {
        const weights = new Map([...each].map((pair) => [pair, weight(pair)]));
        return { weights, total: [...weights.values()].reduce((sum, value) => sum + value, 0) };
      }),
    );
  }
  return {
    of: (statement) => {
      let have: ReadonlySet<number> | undefined;
      return (control) => {
        have ??= pairsOf(statement);
        let best = 0;
        for (const { weights, total } of byControl.get(control) ?? []) {
          let shared = 0;
          for (const [pair, value] of weights) if (have.has(pair)) shared += value;
          best = Math.max(best, shared / total);
        }
        return best;
      };
    },
  };
}
