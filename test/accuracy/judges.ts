import type { Outcome } from '../../server/src/core/assessment/outcome.js';
import type { ControlId } from '../../server/src/core/catalogue/catalogue.js';
import { checkDraft, type Engine } from '../../server/src/core/checkDraft.js';
import { hasAny } from '../../server/src/core/matching/termLists.js';
import { normalise, normalisedString } from '../../server/src/core/text/normalise.js';
import { readStatements } from '../../server/src/core/matching/statements.js';

/** What a program says of one control in one text. */
export interface Answer {
  readonly outcome: Outcome;
  /** The words that it gives as evidence. */
  readonly evidence: readonly string[];
}

export interface Judge {
  readonly name: string;
  readonly answer: (text: string) => ReadonlyMap<ControlId, Answer>;
}

/** What the product says. */
export function product(engine: Engine): Judge {
  return {
    name: 'Tenderlint',
    answer: (text) => {
      const { assessments, draft } = checkDraft(engine, text);
      return new Map(
        assessments.map(({ control, outcome, evidence }) => [
          control,
          { outcome, evidence: evidence.map(({ span }) => draft.text.slice(span.start, span.end)) },
        ]),
      );
    },
  };
}

/** A search for the words of the lexicon in the text as it is: covered when an alias or a key word is there. */
export function keywordOnly(engine: Engine): Judge {
  const { entries, finder } = engine.judge.lexicon;
  return {
    name: '只找關鍵詞',
    answer: (text) => {
      const hits = finder.find(normalisedString(text));
      return new Map(
        entries.map(({ entry, aliases, notions }) => {
          const keys = entry.ways.flatMap(([key]) => (key === undefined ? [] : (notions[key] ?? [])));
          const isThere = [aliases, ...keys].some((terms) => hasAny(terms, hits));
          return [entry.control, { outcome: isThere ? 'covered' : 'missing', evidence: [] }];
        }),
      );
    },
  };
}

/** The likeness of any sentence to the clause, with the threshold that does best on the development half. */
export function similarityOnly(engine: Engine, threshold: number): Judge {
  return {
    name: '只比相似度',
    answer: (text) => {
      const { text: folded } = normalise(text);
      const best = new Map<ControlId, number>();
      for (const { start, end } of readStatements(folded)) {
        const likeness = engine.judge.similarity.of(folded.slice(start, end));
        for (const { entry } of engine.judge.lexicon.entries) {
          best.set(entry.control, Math.max(best.get(entry.control) ?? 0, likeness(entry.control)));
        }
      }
      return new Map(
        [...best].map(([control, value]) => [
          control,
          { outcome: value >= threshold ? 'covered' : 'missing', evidence: [] },
        ]),
      );
    },
  };
}
