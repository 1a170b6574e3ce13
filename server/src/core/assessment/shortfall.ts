import type { Level } from '../catalogue/catalogue.js';
import type { Basis } from '../catalogue/conclusion.js';
import type { CompiledEntry } from '../matching/compiledLexicon.js';
import type { Judgement } from '../matching/judgement.js';
import type { SubstanceReading } from '../matching/substance.js';
import type { Span } from '../text/span.js';
import type { Evidence } from './evidence.js';

/** In what a draft asks for less than the row. `span` is where the draft says so (UTF-16 offsets). */
export type Shortfall =
  /** It is left to the vendor, or only a part of it is asked; `cue` is the word. */
  | { readonly kind: 'optional' | 'partial'; readonly span: Span; readonly cue: string }
  /** A number below the row's, or words that ask for less; index of the lexicon's parameter. `said`: as for the reading. */
  | {
      readonly kind: 'quantity' | 'reduction';
      readonly span: Span;
      readonly parameter: number;
      readonly said: string | null;
    }
  /** Less often than the law asks at the agency's level; `every`: months between two runs at most. */
  | {
      readonly kind: 'rhythm';
      readonly span: Span;
      readonly parameter: number;
      readonly said: string | null;
      readonly every: Rhythmic;
    }
  /** Names of the parts that are not asked. */
  | { readonly kind: 'parts'; readonly span: Span; readonly parameter: number; readonly lacks: readonly string[] }
  /** A level below that of the front matter. */
  | { readonly kind: 'level'; readonly span: Span; readonly level: Level }
  /** A blank that is still to be filled in. */
  | { readonly kind: 'blank'; readonly span: Span };

/** What the law asks at the level of the agency: months between two runs at most, and its own words. */
export interface Rhythmic {
  readonly months: number;
  readonly law: Extract<Basis, { kind: 'law' }>;
}

/** A passage that asks, with what it says on the parameters, in places of the draft. */
export interface Asking {
  readonly evidence: Evidence;
  readonly substance: Judgement['substance'];
  readonly place: (span: Span) => Span;
}

const RANK: Readonly<Record<Level, number>> = { 高: 3, 中: 2, 普: 1 };

/**
 * In what all that asks for a control falls short of its row. Passages complete each other: one may name the list, another its rhythm.
 * What any one of them asks in full is asked in full.
 */
export function shortfallsOf(
  compiled: CompiledEntry | undefined,
  asking: readonly Asking[],
  level: Level | null,
  every: Rhythmic | null,
): readonly Shortfall[] {
  const optional = asking.flatMap(({ evidence: { verdict, span } }) =>
    verdict.kind === 'weakens' ? [{ kind: verdict.how, span, cue: verdict.cue }] : [],
  );
  const bound = asking.filter(({ evidence }) => evidence.verdict.kind === 'covers');
  const [first] = optional;
  if (bound.length === 0) return first === undefined ? [] : [first];
  const found = (compiled?.parameters ?? []).map((_, index) => shortOf(compiled, bound, index, level, every));
  return [...found, blankOf(bound)].filter((each) => each !== undefined);
}

type Placed<R> = { readonly reading: R; readonly span: Span };

function readingsOf<K extends SubstanceReading['kind']>(
  asking: readonly Asking[],
  kind: K,
  parameter: number,
): readonly Placed<Extract<SubstanceReading, { kind: K }>>[] {
  return asking.flatMap(({ substance, place, evidence }) =>
    substance.flatMap((reading) =>
      reading.kind === kind && 'parameter' in reading && reading.parameter === parameter
        ? [
            {
              // The line above tells the kind; TypeScript does not follow it through a type parameter.
              reading: reading as Extract<SubstanceReading, { kind: K }>,
              span: 'at' in reading ? place(reading.at) : evidence.span,
            },
          ]
        : [],
    ),
  );
}

function shortOf(
  compiled: CompiledEntry | undefined,
  bound: readonly Asking[],
  index: number,
  level: Level | null,
  every: Rhythmic | null,
): Shortfall | undefined {
  const parameter = compiled?.parameters[index]?.parameter;
  switch (parameter?.kind) {
    case 'quantity': {
      const said = readingsOf(bound, 'quantity', index).toSorted((a, b) => b.reading.value - a.reading.value);
      const [most] = said;
      // A month of thirty days: 180 days are six months.
      return most === undefined || most.reading.value >= parameter.least - ROUNDING
        ? undefined
        : { kind: 'quantity', span: most.span, parameter: index, said: most.reading.said };
    }
    case 'parts': {
      const said = readingsOf(bound, 'parts', index);
      const names = Object.keys(parameter.parts);
      const named = new Set(said.flatMap(({ reading }) => reading.named));
      if (said.some(({ reading }) => reading.isWhole) || named.size < parameter.from) return undefined;
      if (named.size >= (parameter.least ?? names.length)) return undefined;
      const span = said[0]?.span ?? bound[0]?.evidence.span;
      return span && { kind: 'parts', span, parameter: index, lacks: names.filter((_, part) => !named.has(part)) };
    }
    case 'reduction': {
      const reduced = readingsOf(bound, 'reduction', index);
      const isFull = readingsOf(bound, 'full', index).length > 0;
      const [first] = reduced;
      return first === undefined || isFull
        ? undefined
        : { kind: 'reduction', span: first.span, parameter: index, said: first.reading.said };
    }
    case 'rhythm': {
      const said = readingsOf(bound, 'rhythm', index).toSorted((a, b) => a.reading.months - b.reading.months);
      const [most] = said;
      if (every === null || most === undefined || most.reading.months <= every.months) return undefined;
      return { kind: 'rhythm', span: most.span, parameter: index, said: most.reading.said, every };
    }
    case 'level': {
      const said = readingsOf(bound, 'level', index);
      const named = said.flatMap(({ reading, span }) =>
        reading.level === 'blank' ? [] : [{ level: reading.level, span }],
      );
      const [lowest] = named.toSorted((a, b) => RANK[a.level] - RANK[b.level]);
      const isReached = level === null || named.some((each) => RANK[each.level] >= RANK[level]);
      if (lowest !== undefined && !isReached) return { kind: 'level', ...lowest };
      return undefined;
    }
    case undefined:
      return undefined;
  }
}

const ROUNDING = 0.11;

/** A blank counts where no other passage asks without one. */
function blankOf(bound: readonly Asking[]): Shortfall | undefined {
  const blankIn = ({ substance, place }: Asking): Span | undefined => {
    const blank = substance.find(
      (reading) => reading.kind === 'blank' || (reading.kind === 'level' && reading.level === 'blank'),
    );
    return blank !== undefined && 'at' in blank ? place(blank.at) : undefined;
  };
  const blanks = bound.flatMap((asking) => {
    const span = blankIn(asking);
    return span === undefined ? [] : [{ span, passage: asking.evidence.passage }];
  });
  const [first] = blanks;
  const isFilledElsewhere = bound.some(({ evidence }) => blanks.every(({ passage }) => passage !== evidence.passage));
  return first === undefined || isFilledElsewhere ? undefined : { kind: 'blank', span: first.span };
}
