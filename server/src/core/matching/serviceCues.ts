import type { Service } from '../catalogue/catalogue.js';

/**
 * By what words a draft shows the work that it buys, and when that contradicts the declared service types, as a domain expert
 * writes it (`server/data/service-cues.yaml`; each field is explained in its schema).
 */
export interface ServiceCues {
  readonly works: readonly Work[];
  /** In the order in which they are tried. */
  readonly doubts: readonly DoubtWhen[];
  /** Under what titles, and beside what words, nothing shows any work. */
  readonly asides: { readonly sections: readonly string[]; readonly sentences: readonly string[] };
}

/** One kind of work. */
export interface Work {
  readonly work: string;
  /** The service types that have this work. */
  readonly belongs: readonly Service[];
  /** Words that show it in the title of the case. */
  readonly caseTitle: readonly string[];
  /** A sentence shows the work when it has a word of every group of one sign. The first group is where it is said. */
  readonly signs: readonly (readonly (readonly string[])[])[];
  /** Words that contain or touch one of these without its meaning. */
  readonly harmless: readonly string[];
  /** A sentence with one of these shows nothing of this work. */
  readonly unless: readonly string[];
}

/** When the words of a draft contradict what it declares. */
export interface DoubtWhen {
  readonly declared: readonly Service[];
  /** Works whose places are counted together. */
  readonly shows: readonly string[];
  /** Every work of `shows` needs a place of its own. */
  readonly each: boolean;
  /** It holds only where the draft has no trace of these works. */
  readonly lacks: readonly string[];
  /** The title of the case must be one of the places. */
  readonly title: boolean;
  /** Fewest places, the title among them. */
  readonly places: number;
  readonly suggests: Service;
}

/** The cues broke a promise that their schema cannot express. Thrown at load. */
export class ServiceCuesError extends Error {
  override readonly name = 'ServiceCuesError';
}

/** No cues: no draft's service type is ever in doubt. */
export const NO_SERVICE_CUES: ServiceCues = { works: [], doubts: [], asides: { sections: [], sentences: [] } };

type Sparse<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

/** Shape of the file after schema validation. */
interface RawServiceCues {
  readonly works: readonly Sparse<Work, 'caseTitle' | 'signs' | 'harmless' | 'unless'>[];
  readonly doubts: readonly Sparse<DoubtWhen, 'each' | 'lacks' | 'title'>[];
  readonly asides: ServiceCues['asides'];
}

/**
 * Reads the cues from data.
 *
 * @throws {ServiceCuesError} when the data does not fit the schema, names a work twice or one that is not there, or suggests
 * a type that would not settle its own doubt.
 */
export function readServiceCues(data: unknown, fitsSchema: (value: unknown) => boolean): ServiceCues {
  if (!fitsSchema(data)) throw new ServiceCuesError('service cues do not fit service-cues.schema.json');
  // The guard above is the schema itself, so the cast states what was checked.
  const raw = data as RawServiceCues;
  const works = new Map<string, Work>();
  for (const work of raw.works) {
    if (works.has(work.work)) throw new ServiceCuesError(`the work ${work.work} stands twice`);
    works.set(work.work, { caseTitle: [], signs: [], harmless: [], unless: [], ...work });
  }
  const doubts = raw.doubts.map((doubt): DoubtWhen => ({ each: false, lacks: [], title: false, ...doubt }));
  for (const { declared, shows, lacks, suggests } of doubts) {
    for (const name of [...shows, ...lacks]) {
      if (!works.has(name)) throw new ServiceCuesError(`a doubt speaks of a work ${name} that is not there`);
    }
    const belongs = shows.flatMap((name) => works.get(name)?.belongs ?? []);
    if (!belongs.includes(suggests)) throw new ServiceCuesError(`${suggests} would not settle ${shows.join(', ')}`);
    const settled = declared.find((service) => belongs.includes(service));
    if (settled !== undefined)
      throw new ServiceCuesError(`${settled} has ${shows.join(', ')} and is never in doubt of it`);
  }
  return { works: [...works.values()], doubts, asides: raw.asides };
}
