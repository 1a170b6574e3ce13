import type { Level } from '../catalogue/catalogue.js';
import type { Span } from '../text/span.js';
import type { CompiledEntry, CompiledParameter } from './compiledLexicon.js';
import { hasAny, placesOf, type TermHits } from './termLists.js';
import { readLevels } from './levels.js';
import { readQuantities } from './quantities.js';
import { readRhythms } from './rhythms.js';

/** Where it is said; `said` are the words where another cell of the row has them, null where `at` shows them. */
interface Said {
  readonly at: Span;
  readonly said: string | null;
}

/** What a statement says on one parameter of a control. Spans are units of the text that was read, null where the context says it. */
export type SubstanceReading =
  | ({ readonly kind: 'quantity'; readonly parameter: number; readonly value: number } & Said)
  /** Indices of the parts named; `isWhole` when words stand for all. */
  | { readonly kind: 'parts'; readonly parameter: number; readonly named: readonly number[]; readonly isWhole: boolean }
  /** Months between two runs. */
  | ({ readonly kind: 'rhythm'; readonly parameter: number; readonly months: number } & Said)
  | ({ readonly kind: 'reduction'; readonly parameter: number } & Said)
  /** Words that say that nothing less will do. */
  | { readonly kind: 'full'; readonly parameter: number }
  | ({ readonly kind: 'level'; readonly parameter: number; readonly level: Level | 'blank' } & Said)
  /** A blank to fill in that was left: 「未含＿等級風險」. */
  | ({ readonly kind: 'blank' } & Said);

/** The text of a statement with those that belong to it, and what was found around. */
export interface SubstanceText {
  /** Normalised. */
  readonly text: string;
  /** Units of `text` that are the statement's own; the rest are the other cells of its row. */
  readonly ownLength: number;
  readonly hits: TermHits;
  readonly around: readonly TermHits[];
  /** Parts of the text between commas and ends. */
  readonly parts: readonly Span[];
}

/** Reads what a text says on the parameters of a control. Linear in the text for each parameter. */
export function readSubstance(compiled: CompiledEntry, source: SubstanceText): readonly SubstanceReading[] {
  return [
    ...compiled.parameters.flatMap((each, parameter) => readParameter(each, parameter, source)),
    ...readBlanks(source.text),
  ];
}

function readParameter(
  compiled: CompiledParameter,
  parameter: number,
  { text, ownLength, hits, around, parts }: SubstanceText,
): readonly SubstanceReading[] {
  const { terms, unless, whole } = compiled;
  const all = [hits, ...around];
  switch (compiled.parameter.kind) {
    case 'quantity': {
      const { unit } = compiled.parameter;
      const beside = placesOf(terms, hits);
      const quantities = readQuantities(text).filter((each) => each.unit === unit);
      const inCells = quantities.filter(({ at }) => at.start >= ownLength);
      return quantities
        .filter(({ at }) => {
          // 「| 一般同仁 | 2 小時 |」: a cell that holds nothing but a number of the kind needs no word beside it.
          if (at.start >= ownLength && inCells.length === 1) return true;
          const part = parts.find((each) => at.start >= each.start && at.end <= each.end);
          return part !== undefined && beside.some(({ start }) => start >= part.start && start < part.end);
        })
        .map(({ value, at }) => ({ kind: 'quantity', parameter, value, at, said: null }));
    }
    case 'parts': {
      const named = compiled.parts.flatMap((part, index) =>
        all.some((each) => hasAny(part.terms, each)) ? [index] : [],
      );
      const isWhole = all.some((each) => hasAny(whole, each));
      return named.length > 0 || isWhole ? [{ kind: 'parts', parameter, named, isWhole }] : [];
    }
    case 'reduction': {
      if (all.some((each) => hasAny(unless, each))) return [{ kind: 'full', parameter }];
      const [at] = placesOf(terms, hits);
      return at === undefined ? [] : [{ kind: 'reduction', parameter, at, said: null }];
    }
    case 'rhythm': {
      const rhythms = readRhythms(text);
      const beside = placesOf(terms, hits);
      return rhythms
        .filter(({ at }) => rhythms.length === 1 || beside.some(({ start }) => isSameSegment(text, start, at)))
        .map(({ months, at }) => ({ kind: 'rhythm', parameter, months, at, said: null }));
    }
    case 'level':
      return readLevels(text).map(({ level, at }) => ({ kind: 'level', parameter, level, at, said: null }));
  }
}

/** 「主機弱點掃描每年1次、滲透測試每2年1次」: each rhythm belongs to what stands beside it. */
function isSameSegment(text: string, from: number, { start, end }: Span): boolean {
  const between = from < start ? text.slice(from, start) : text.slice(end, from);
  return between.length <= LONGEST_SEGMENT && !/[,;。、:]/.test(between);
}

const LONGEST_SEGMENT = 40;

const BLANK = /_{1,16}/g;

function readBlanks(text: string): readonly SubstanceReading[] {
  return [...text.matchAll(BLANK)]
    .filter(({ index }) => isBlankPlace(text, index))
    .map((match) => ({
      kind: 'blank',
      at: { start: match.index, end: match.index + match[0].length },
      said: null,
    }));
}

/** An underline inside a name (`audit_log`) is none. */
function isBlankPlace(text: string, at: number): boolean {
  return !/[a-z\d]/.test(text[at - 1] ?? '');
}
