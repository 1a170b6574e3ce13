import type { Level } from '../catalogue/catalogue.js';
import type { BaselineText } from '../draft/profile.js';
import type { Baseline, BaselineEdition, Measure } from './baseline.js';
import { LawError } from './readLaw.js';

interface RawMeasure {
  readonly aspect: string;
  readonly measure: string;
  readonly text: string;
  readonly level: { readonly 110: Level | null; readonly 115: Level };
  readonly read: number;
  readonly change?: 'moved' | 'wording' | 'new';
  readonly clash?: Measure['clash'];
}
/** Shape of the file after schema validation. */
interface RawBaseline {
  readonly sources: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<BaselineText, BaselineEdition>>;
  readonly renamed: { readonly names: Baseline['renamed']; readonly sources: readonly string[] };
  readonly rows: Readonly<Record<string, string>>;
  readonly gone: readonly {
    readonly aspect: string;
    readonly level: Level;
    readonly gist: string;
    readonly change: string;
    readonly sources: readonly string[];
  }[];
  readonly measures: readonly RawMeasure[];
}

/**
 * Reads annex 10 from data.
 *
 * @throws {LawError} when the data does not fit the schema, a source is not explained, a row names no aspect, or a change does
 * not fit the levels of the two texts.
 */
export function readBaseline(data: unknown, fitsSchema: (value: unknown) => boolean): Baseline {
  if (!fitsSchema(data)) throw new LawError('annex 10 does not fit protection-baseline.schema.json');
  // The guard above is the schema itself, so the cast states what was checked.
  const raw = data as RawBaseline;
  const measures = [...raw.measures.map(readMeasure), ...raw.gone.map(readGone)];
  const aspects = [...new Set(raw.measures.map(({ aspect }) => aspect))];
  for (const aspect of [...Object.values(raw.rows), ...raw.renamed.names.map((each) => each.aspect)])
    if (!aspects.includes(aspect)) throw new LawError(`annex 10 has no aspect ${aspect}`);
  const used = [...Object.values(raw.texts), raw.renamed, ...raw.gone].flatMap(({ sources }) => sources);
  for (const source of [...used, ...raw.measures.flatMap(({ clash }) => clash?.source ?? [])])
    if (raw.sources[source] === undefined) throw new LawError(`annex 10: the source ${source} is not explained`);
  return {
    sources: new Map(Object.entries(raw.sources)),
    texts: raw.texts,
    // A line that is gone stands at the end of its aspect: its place among the lines of 110 is not at hand.
    measures: aspects.flatMap((aspect) => measures.filter((measure) => measure.aspect === aspect)),
    renamed: raw.renamed.names,
    rows: new Map(Object.entries(raw.rows)),
  };
}

function readMeasure({ aspect, measure, text, level, read, change, clash }: RawMeasure): Measure {
  const isNew = level[110] === null;
  const isMoved = !isNew && level[110] !== level[115];
  const where = `annex 10, ${aspect} ${text}`;
  if (isNew !== (change === 'new')) throw new LawError(`${where}: new is what 110 does not have`);
  if (isMoved !== (change === 'moved')) throw new LawError(`${where}: moved is what has two levels`);
  const isSameWording = change !== 'wording' && change !== 'new' && clash === undefined;
  return {
    aspect,
    measure,
    wording: { 110: isSameWording ? text : null, 115: text },
    level: { 110: level[110], 115: level[115] },
    gist: null,
    change: change ?? 'same',
    became: null,
    read,
    clash: clash ?? null,
  };
}

function readGone({ aspect, level, gist, change }: RawBaseline['gone'][number]): Measure {
  return {
    aspect,
    measure: null,
    wording: { 110: null, 115: null },
    level: { 110: level, 115: null },
    gist,
    change: 'gone',
    became: change,
    read: 0,
    clash: null,
  };
}
