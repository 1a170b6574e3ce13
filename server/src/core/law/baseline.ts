import { LEVELS, type ControlId, type Level } from '../catalogue/catalogue.js';
import type { BaselineText, Profile } from '../draft/profile.js';
import type { Certainty, Provenance } from './law.js';

/**
 * 分級辦法附表十 資通系統防護基準 in its two texts (`server/data/protection-baseline.yaml`). The wording at hand is that of
 * 115; what 110 said otherwise is told as not at hand, never filled in.
 */
export interface Baseline {
  readonly sources: ReadonlyMap<string, string>;
  readonly texts: Readonly<Record<BaselineText, BaselineEdition>>;
  /** In the order of the annex. */
  readonly measures: readonly Measure[];
  /** Names of measures of 110 that the list's clauses use and that 115 renamed or merged. */
  readonly renamed: readonly { readonly aspect: string; readonly name: string }[];
  /** Row of the development sheet → 構面. */
  readonly rows: ReadonlyMap<ControlId, string>;
}

/** One text of the annex. */
export interface BaselineEdition extends Provenance {
  /** ISO date of the amendment; see `certainty`. */
  readonly from: string;
  readonly note: string;
}

/** How a line of 115 came about from 110; `gone`: a line that only 110 has. */
export type MeasureChange = 'same' | 'moved' | 'wording' | 'new' | 'gone';

/** One line of the annex. */
export interface Measure {
  /** 構面 */
  readonly aspect: string;
  /** 措施內容, by its name of 115; null where the sources give none. */
  readonly measure: string | null;
  /** 控制措施 by text; null where that text has no such line or its wording is not at hand. */
  readonly wording: Readonly<Record<BaselineText, string | null>>;
  /** The level from which it is asked, by text; null where that text has no such line. */
  readonly level: Readonly<Record<BaselineText, Level | null>>;
  /** For what has no wording at hand: what it was about, in the few words of the source. */
  readonly gist: string | null;
  readonly change: MeasureChange;
  /** What became of a line that is gone. */
  readonly became: string | null;
  /** In how many places the line of 115 was read; 0 for a line that is gone. */
  readonly read: number;
  /** Sources that read otherwise, and why this wording was taken. */
  readonly clash: { readonly other: string; readonly source: string; readonly why: string } | null;
}

/** No annex: no row resolves to measures. */
export const NO_BASELINE: Baseline = {
  sources: new Map(),
  texts: {
    110: { from: '', certainty: 'inferred', note: '', sources: [], checked: '' },
    115: { from: '', certainty: 'inferred', note: '', sources: [], checked: '' },
  },
  measures: [],
  renamed: [],
  rows: new Map(),
};

/** What a text asks at a level, in the order of the annex. Levels are cumulative: 中 takes in 普, 高 takes in 中. */
export function measuresOf(baseline: Baseline, text: BaselineText, level: Level, aspect?: string): readonly Measure[] {
  return baseline.measures.filter((measure) => {
    const from = measure.level[text];
    return (
      from !== null &&
      LEVELS.indexOf(from) >= LEVELS.indexOf(level) &&
      (aspect === undefined || measure.aspect === aspect)
    );
  });
}

/** The 構面, in the order of the annex. */
export function aspectsOf({ measures }: Baseline): readonly string[] {
  return [...new Set(measures.map(({ aspect }) => aspect))];
}

/** Which text applies, and why. */
export interface TextChoice {
  readonly text: BaselineText;
  readonly by: 'declared' | 'date' | 'newest';
  /** For `date`: the ISO date of the draft. */
  readonly date: string | null;
  /** How sure the date is on which the texts changed. */
  readonly certainty: Certainty;
}

/**
 * The text that applies to a draft: the declared one, else the one of the date of the draft, else the newest. The day on which
 * 115 took over from 110 is inferred, and so is a choice by date.
 */
export function baselineTextOf(
  { texts }: Baseline,
  { baselineText, date }: Pick<Profile, 'baselineText' | 'date'>,
): TextChoice {
  const { certainty, from } = texts[115];
  if (baselineText !== null) return { text: baselineText, by: 'declared', date: null, certainty: 'verified' };
  if (date === null) return { text: '115', by: 'newest', date: null, certainty };
  return { text: date < from ? '110' : '115', by: 'date', date, certainty };
}

/** One line in which two texts differ at a level. */
export interface BaselineDifference {
  readonly kind: 'added' | 'dropped' | 'reworded';
  readonly measure: Measure;
}

/** What one text asks at a level and the other does not, or in other words. */
export function compareTexts(
  baseline: Baseline,
  from: BaselineText,
  to: BaselineText,
  level: Level,
): readonly BaselineDifference[] {
  const [before, after] = [from, to].map((text) => new Set(measuresOf(baseline, text, level)));
  if (before === undefined || after === undefined || from === to) return [];
  return baseline.measures.flatMap((measure): readonly BaselineDifference[] => {
    if (before.has(measure) && after.has(measure))
      return measure.change === 'wording' ? [{ kind: 'reworded', measure }] : [];
    if (after.has(measure)) return [{ kind: 'added', measure }];
    return before.has(measure) ? [{ kind: 'dropped', measure }] : [];
  });
}
