import type { Level } from '../catalogue/catalogue.js';
import type { BaselineText } from '../draft/profile.js';
import {
  compareTexts,
  measuresOf,
  type Baseline,
  type BaselineDifference,
  type BaselineEdition,
  type Measure,
} from '../law/baseline.js';

/** `baseline --format json`: a public interface; fields are added, none renamed. Schema: `baseline-report.schema.json`. */
export interface BaselineReport {
  readonly text: BaselineText;
  readonly level: Level;
  readonly aspect: string | null;
  readonly edition: BaselineEdition;
  /** What each source is. */
  readonly sources: Readonly<Record<string, string>>;
  readonly measures: readonly Measure[];
}

/** `baseline --from --to --format json`. */
export interface BaselineDifferenceReport {
  readonly from: BaselineText;
  readonly to: BaselineText;
  readonly level: Level;
  readonly sources: Readonly<Record<string, string>>;
  readonly differences: readonly BaselineDifference[];
}

/** What a text asks at a level, as data. */
export function baselineReport(
  baseline: Baseline,
  text: BaselineText,
  level: Level,
  aspect: string | null,
): BaselineReport {
  const measures = measuresOf(baseline, text, level, aspect ?? undefined);
  const sources = Object.fromEntries(baseline.sources);
  return { text, level, aspect, edition: baseline.texts[text], sources, measures };
}

/** In what two texts differ at a level, as data. */
export function baselineDifferenceReport(
  baseline: Baseline,
  from: BaselineText,
  to: BaselineText,
  level: Level,
): BaselineDifferenceReport {
  const sources = Object.fromEntries(baseline.sources);
  return { from, to, level, sources, differences: compareTexts(baseline, from, to, level) };
}
