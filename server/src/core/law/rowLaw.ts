import type { Row } from '../catalogue/catalogue.js';
import type { CitationFinder } from './citations.js';
import type { LawBook, Provenance, Provision } from './law.js';
import { outdatedBy } from './outdated.js';

/** What a row of the list says in the words of 112, and what holds now. */
export interface RowLaw extends Provenance {
  /** The words of the list. */
  readonly was: string;
  readonly now: readonly Provision[];
  readonly change: string | null;
}

/** Where the text or the remark of a row rests on what has moved since; each once. */
export function movedLawOf(law: LawBook, citationsIn: CitationFinder, row: Row): readonly RowLaw[] {
  const cited = [row.text, row.remark ?? ''].flatMap((text) =>
    citationsIn(text).flatMap((citation): readonly RowLaw[] => {
      const outdated = outdatedBy(law, citation, null);
      if (outdated === undefined) return [];
      const { change, certainty, sources, checked } = outdated.cited;
      const was = text.slice(citation.span.start, citation.span.end);
      return [{ was, now: outdated.now, change, certainty, sources, checked }];
    }),
  );
  const noted = law.rowNotes
    .filter(({ controls }) => controls.includes(row.control))
    .map(({ now, ...note }) => ({ ...note, now: law.provisions.filter(({ id }) => now.includes(id)) }));
  const seen = new Set<string>();
  return [...cited, ...noted].filter(({ was }) => !seen.has(was) && seen.add(was));
}
