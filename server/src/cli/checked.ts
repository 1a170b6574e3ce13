import type { Level, Service } from '../core/catalogue/catalogue.js';
import type { DraftCheck } from '../core/checkDraft.js';
import type { DraftReport } from '../core/report/checkReport.js';
import type { Severity } from '../core/rules/rule.js';

/** What the user asked of `check`. */
export interface CheckArguments {
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  readonly services: readonly Service[] | null;
  readonly level: Level | null;
  /** Overlays for every draft of the run, as the user names them. */
  readonly overlays: readonly string[];
  readonly failOn: Severity;
  readonly quiet: boolean;
  readonly all: boolean;
  /** ISO date by which decisions are due. */
  readonly today: string;
}

/** A candidate that was looked at: a draft (or named as one), or bytes that are no text. */
export interface Checked {
  readonly report: DraftReport;
  readonly check: DraftCheck | null;
}
