import type { ControlId } from '../catalogue/catalogue.js';
import type { Parameter } from './parameter.js';
import type { StanceWords } from './stanceWords.js';

/** How one control is recognised, as a domain expert writes it (`server/data/lexicon/*.yaml`). */
export interface LexiconEntry {
  readonly control: ControlId;
  /** Short name for reports. */
  readonly title: string;
  readonly titleEn: string;
  /** Any one of them in a statement names the control. */
  readonly aliases: readonly string[];
  /** All notions of all ways. */
  readonly notions: readonly Notion[];
  /**
   * Or: every notion of one way is named in the statement or its context, at least one of them in the statement itself. Indices of
   * {@link notions}; the first of a way is its key: without it nothing is even worth a look.
   */
  readonly ways: readonly (readonly number[])[];
  /** What shows that the statement speaks of something else. */
  readonly excludes: readonly Exclusion[];
  /** What of the row is a matter of more or less. */
  readonly parameters: readonly Parameter[];
  /** Controls that are easily taken for this one; for readers of the lexicon, the judgement does not use them. */
  readonly neighbours: readonly ControlId[];
}

export interface Notion {
  readonly name: string;
  readonly terms: readonly string[];
}

/** The statement does not count when it or its context has one of `any` and none of `unless`. */
export interface Exclusion {
  readonly any: readonly string[];
  readonly unless: readonly string[];
}

/** All entries, and the words that decide how a statement is meant. */
export interface Lexicon {
  readonly entries: readonly LexiconEntry[];
  readonly polarity: StanceWords;
}

type RawNotions = Readonly<Record<string, readonly string[]>>;

/** Shape of a lexicon file after schema validation. */
interface RawLexiconEntry {
  readonly control: string;
  readonly title: string;
  readonly titleEn: string;
  readonly aliases?: readonly string[];
  readonly notions?: RawNotions;
  readonly or?: readonly RawNotions[];
  readonly excludes?: readonly { readonly any: readonly string[]; readonly unless?: readonly string[] }[];
  readonly parameters?: readonly Parameter[];
  readonly neighbours?: readonly string[];
}

/** The lexicon data broke a promise that its schema cannot express. Thrown at load. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError';
}

/**
 * Reads the lexicon from data.
 *
 * @throws {LexiconError} when the data does not fit the schema, names a control twice, or names a neighbour that is none.
 */
export function readLexicon(data: unknown, fitsSchema: (value: unknown) => boolean): Lexicon {
  if (!fitsSchema(data)) throw new LexiconError('lexicon data does not fit lexicon.schema.json');
  // The guard above is the schema itself, so the cast states what was checked.
  const raw = data as { readonly controls: readonly RawLexiconEntry[]; readonly polarity: StanceWords };
  const ids = new Set<string>();
  for (const { control } of raw.controls) {
    if (ids.has(control)) throw new LexiconError(`${control} stands twice in the lexicon`);
    ids.add(control);
  }
  const entries = raw.controls.map((entry): LexiconEntry => {
    const lost = entry.neighbours?.find((neighbour) => !ids.has(neighbour));
    if (lost !== undefined) throw new LexiconError(`${entry.control} names a neighbour ${lost} that the lexicon lacks`);
    return {
      control: entry.control,
      title: entry.title,
      titleEn: entry.titleEn,
      aliases: entry.aliases ?? [],
      ...readWays([entry.notions ?? {}, ...(entry.or ?? [])]),
      excludes: (entry.excludes ?? []).map(({ any, unless }) => ({ any, unless: unless ?? [] })),
      parameters: entry.parameters ?? [],
      neighbours: entry.neighbours ?? [],
    };
  });
  return { entries, polarity: raw.polarity };
}

function readWays(raw: readonly RawNotions[]): Pick<LexiconEntry, 'notions' | 'ways'> {
  const notions: Notion[] = [];
  const ways = raw
    .map((way) => Object.entries(way).map(([name, terms]) => notions.push({ name, terms }) - 1))
    .filter((way) => way.length > 0);
  return { notions, ways };
}
