import type { Passage } from '../draft/passages.js';
import type { Judgement } from './judgement.js';
import { judgePassage, type Judge } from './judgePassage.js';
import { createContextReader } from './surroundings.js';

/**
 * Judgements kept by what they depend on, so that an edit re-judges only the passage that it touches (and those whose
 * heading or introduction it changes). One memo serves one draft; entries that a pass did not use are dropped after it.
 */
export interface PassageMemo {
  /** Judges the passages of one version of the draft, in order. */
  readonly judgeAll: (passages: readonly Passage[]) => readonly (readonly Judgement[])[];
  /** How many passages the last pass had to judge anew; for tests and benchmarks. */
  readonly lastJudged: () => number;
}

const SEPARATOR = '\u0000';

function keyOf(passage: Passage): string {
  const { heading, governing, row } = passage.context;
  // A length before each list keeps two different contexts from making one key.
  return [passage.kind, heading ?? '', governing.length, ...governing, row.length, ...row, passage.text.text].join(
    SEPARATOR,
  );
}

/** What was judged of one version of a draft: the passages and their judgements, parallel. */
export interface Judged {
  readonly passages: readonly Passage[];
  readonly judgements: readonly (readonly Judgement[])[];
}

/** A memo, empty or with what is known of a version of the draft. */
export function createPassageMemo(judge: Judge, known: Judged = { passages: [], judgements: [] }): PassageMemo {
  let kept: ReadonlyMap<string, readonly Judgement[]> = new Map(
    known.passages.map((passage, i) => [keyOf(passage), known.judgements[i] ?? []]),
  );
  let judged = 0;
  return {
    judgeAll: (passages) => {
      const used = new Map<string, readonly Judgement[]>();
      judged = 0;
      const readContext = createContextReader(judge.lexicon);
      const results = passages.map((passage) => {
        const key = keyOf(passage);
        const known = used.get(key) ?? kept.get(key);
        const result = known ?? judgePassage(judge, readContext, passage);
        if (known === undefined) judged++;
        used.set(key, result);
        return result;
      });
      kept = used;
      return results;
    },
    lastJudged: () => judged,
  };
}
