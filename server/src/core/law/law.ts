import type { ControlId } from '../catalogue/catalogue.js';
import type { Designation } from './designation.js';

/**
 * The law behind the list, as dated data apart from it (`server/data/law.yaml`). The list keeps the words of 112; what they
 * rest on has moved. Every entry names its sources and the day on which it was compared with them.
 */
export interface LawBook {
  readonly sources: ReadonlyMap<string, string>;
  readonly instruments: readonly Instrument[];
  readonly provisions: readonly Provision[];
  readonly rowNotes: readonly RowNote[];
}

/** `verified`: read in the sources named; `inferred`: a step of reasoning, told in the note. Never passed off as the other. */
export type Certainty = 'verified' | 'inferred';

/** What every entry carries: nothing is asserted without it. */
export interface Provenance {
  readonly certainty: Certainty;
  /** Keys of {@link LawBook.sources}, never empty. */
  readonly sources: readonly string[];
  /** ISO date on which the entry was compared with its sources. */
  readonly checked: string;
}

/** First and last day in force, ISO; null where not known, or still in force. */
export interface Term {
  readonly from: string | null;
  readonly to: string | null;
}

/** A law, a regulation or a letter. */
export interface Instrument extends Provenance, Term {
  readonly kind: 'instrument';
  readonly id: string;
  readonly title: string;
  /** Names that mean it wherever they stand. */
  readonly names: readonly string[];
  /** Names that mean it only behind another instrument in the same sentence. */
  readonly after: readonly { readonly instrument: string; readonly names: readonly string[] }[];
  /** Names that mean it where no law was named before in the sentence. */
  readonly alone: readonly string[];
  readonly note: string | null;
  readonly replacedBy: readonly string[];
  readonly change: string | null;
}

/** An article, a part of one, or annexes. One number may stand twice: as it was, and as it is. */
export interface Provision extends Provenance, Term {
  readonly kind: 'provision';
  readonly id: string;
  readonly instrument: Instrument;
  readonly at: Designation;
  readonly subject: string;
  readonly note: string | null;
  /** Where the number means something else now: only beside one of these words is this provision meant. */
  readonly words: readonly string[];
  /** Ids of the provisions in which its content stands now. */
  readonly replacedBy: readonly string[];
  readonly change: string | null;
}

/** A row of the list whose ground has moved though it cites no article. */
export interface RowNote extends Provenance {
  readonly controls: readonly ControlId[];
  readonly was: string;
  /** Ids of provisions. */
  readonly now: readonly string[];
  readonly change: string;
}

/** No law: nothing is cited, nothing outdated. */
export const NO_LAW: LawBook = { sources: new Map(), instruments: [], provisions: [], rowNotes: [] };

/** Whether a law holds on a day; without a day, whether it holds now. */
export function isInForce({ from, to }: Term, date: string | null): boolean {
  if (date === null) return to === null;
  return (from === null || from <= date) && (to === null || date <= to);
}
