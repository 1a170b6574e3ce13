import type { Instrument, LawBook, Provenance, Provision, RowNote } from './law.js';
import type { Designation } from './designation.js';

/** The law data broke a promise that the schema cannot express. Thrown at load, never while checking a draft. */
export class LawError extends Error {
  override readonly name = 'LawError';
}

interface RawTerm extends Provenance {
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly note?: string;
  readonly replacedBy?: readonly string[];
  readonly change?: string;
}
interface RawInstrument extends RawTerm {
  readonly title: string;
  readonly names: readonly string[];
  readonly alone?: readonly string[];
  readonly after?: Readonly<Record<string, readonly string[]>>;
}
interface RawProvision extends RawTerm {
  readonly instrument: string;
  readonly at: Readonly<
    Partial<Record<'article' | 'branch' | 'paragraph' | 'item' | 'annex' | 'through', number | undefined>>
  >;
  readonly subject: string;
  readonly words?: readonly string[];
}
/** Shape of the file after schema validation. */
interface RawLaw {
  readonly sources: Readonly<Record<string, string>>;
  readonly instruments: readonly RawInstrument[];
  readonly provisions: readonly RawProvision[];
  readonly rowNotes: readonly RowNote[];
}

/**
 * Reads the law from data.
 *
 * @throws {LawError} when the data does not fit the schema, an id stands twice or dangles, a source is not explained, an
 * inferred entry has no note, an end comes before its begin, or what was replaced does not say what changed.
 */
export function readLaw(data: unknown, fitsSchema: (value: unknown) => boolean): LawBook {
  if (!fitsSchema(data)) throw new LawError('law data does not fit law.schema.json');
  // The guard above is the schema itself, so the cast states what was checked.
  const raw = data as RawLaw;
  const sources = new Map(Object.entries(raw.sources));
  const instruments = new Map<string, Instrument>();
  for (const each of raw.instruments) {
    if (instruments.has(each.id)) throw new LawError(`the instrument ${each.id} stands twice`);
    instruments.set(each.id, readInstrument(each));
  }
  const provisions = new Map<string, Provision>();
  for (const each of raw.provisions) {
    if (provisions.has(each.id)) throw new LawError(`the provision ${each.id} stands twice`);
    const instrument = instruments.get(each.instrument);
    if (instrument === undefined) throw new LawError(`${each.id}: there is no instrument ${each.instrument}`);
    provisions.set(each.id, readProvision(each, instrument));
  }
  for (const each of [...instruments.values(), ...provisions.values()]) {
    checkTerm(each);
    checkSources(each.id, each.sources, sources);
    for (const id of each.replacedBy)
      if (!provisions.has(id)) throw new LawError(`${each.id}: there is no provision ${id}`);
  }
  for (const { after, id } of instruments.values()) {
    const dangling = after.find(({ instrument }) => !instruments.has(instrument));
    if (dangling !== undefined) throw new LawError(`${id}: there is no instrument ${dangling.instrument}`);
  }
  for (const { now, controls, sources: own } of raw.rowNotes) {
    checkSources(controls.join(), own, sources);
    for (const id of now)
      if (!provisions.has(id)) throw new LawError(`${controls.join()}: there is no provision ${id}`);
  }
  return {
    sources,
    instruments: [...instruments.values()],
    provisions: [...provisions.values()],
    rowNotes: raw.rowNotes,
  };
}

function readInstrument(raw: RawInstrument): Instrument {
  const { note = null, replacedBy = [], change = null, after = {}, alone = [] } = raw;
  const behind = Object.entries(after).map(([instrument, names]) => ({ instrument, names }));
  return { ...raw, kind: 'instrument', note, replacedBy, change, alone, after: behind };
}

function readProvision(raw: RawProvision, instrument: Instrument): Provision {
  const { note = null, replacedBy = [], change = null, words = [] } = raw;
  return { ...raw, kind: 'provision', instrument, at: readAt(raw), note, replacedBy, change, words };
}

function readAt({ id, at }: RawProvision): Designation {
  const { article, branch = null, paragraph = null, item = null, annex, through } = at;
  if ((article === undefined) === (annex === undefined)) throw new LawError(`${id}: either an article or an annex`);
  if (article !== undefined) return { kind: 'article', article, branch, paragraph, item };
  return { kind: 'annex', annex: annex ?? 0, through: through ?? annex ?? 0 };
}

function checkTerm({ id, certainty, note, from, to, replacedBy, change }: Instrument | Provision): void {
  if (certainty === 'inferred' && note === null) throw new LawError(`${id}: an inferred entry needs a note`);
  if (from !== null && to !== null && to < from) throw new LawError(`${id}: ends before it begins`);
  if (replacedBy.length > 0 && change === null) throw new LawError(`${id}: was replaced; say what changed`);
}

function checkSources(id: string, own: readonly string[], known: ReadonlyMap<string, string>): void {
  const unknown = own.find((source) => !known.has(source));
  if (unknown !== undefined) throw new LawError(`${id}: the source ${unknown} is not explained`);
}
