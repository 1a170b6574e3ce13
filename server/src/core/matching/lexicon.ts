import type { ControlId } from '../catalogue/catalogue.js';

/** How one control is recognised, as a domain expert writes it (`server/data/lexicon/*.yaml`). */
export interface LexiconEntry {
  readonly control: ControlId;
  /** Short name for reports. */
  readonly title: string;
  readonly titleEn: string;
  /** Any one of them in a statement names the control. */
  readonly aliases: readonly string[];
  /**
   * Or: every notion is named in the statement or its context, at least one of them in the statement itself. The first is the
   * key: without it nothing is even worth a look.
   */
  readonly notions: readonly Notion[];
  /** What shows that the statement speaks of something else. */
  readonly excludes: readonly Exclusion[];
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

/** All entries, and the words that turn a statement round. */
export interface Lexicon {
  readonly entries: readonly LexiconEntry[];
  readonly polarity: PolarityWords;
}

export interface PolarityWords {
  /** The control is not asked: 無須, 免辦, 不適用. */
  readonly negation: readonly string[];
  /** It is asked in another case: 另案, 他案. */
  readonly deferral: readonly string[];
  /** Words that contain or follow a cue without its meaning: 避免, 不得免除. */
  readonly harmless: readonly string[];
  /** What binds somebody: 應, 須, 辦理. */
  readonly obligation: readonly string[];
  /** Words beside a cue that are no object of it: 本案, 均, 辦理. */
  readonly filler: readonly string[];
}

/** Shape of a lexicon file after schema validation. */
interface RawLexiconEntry {
  readonly control: string;
  readonly title: string;
  readonly titleEn: string;
  readonly aliases?: readonly string[];
  readonly notions?: Readonly<Record<string, readonly string[]>>;
  readonly excludes?: readonly { readonly any: readonly string[]; readonly unless?: readonly string[] }[];
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
  const raw = data as { readonly controls: readonly RawLexiconEntry[]; readonly polarity: PolarityWords };
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
      notions: Object.entries(entry.notions ?? {}).map(([name, terms]) => ({ name, terms })),
      excludes: (entry.excludes ?? []).map(({ any, unless }) => ({ any, unless: unless ?? [] })),
      neighbours: entry.neighbours ?? [],
    };
  });
  return { entries, polarity: raw.polarity };
}
