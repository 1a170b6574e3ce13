import type { Level } from '../catalogue/catalogue.js';
import type { AgencyLevel, Fact, Words } from '../catalogue/conclusion.js';

/** What must hold of a case; `budget` is a least amount in New Taiwan dollars, the others are answers. */
export type Wanted = Readonly<Partial<Record<Exclude<Fact, 'agency-level' | 'budget'>, boolean>>> & {
  readonly budget?: number;
};

/** Something that the list says of rows, or of the whole sheet, for cases of which a fact holds. */
export interface Condition {
  readonly id: string;
  readonly place: 'remark' | 'text' | 'note';
  /** The list's words. A row that does not have them is not spoken of. */
  readonly quote: string;
  /** The only controls that it speaks of; null where the words alone tell. */
  readonly controls: readonly string[] | null;
  /** Alternatives; one is enough. */
  readonly when: readonly Wanted[];
  readonly then: ConditionEffect;
}

export type ConditionEffect =
  | { readonly kind: 'asked' | 'worth-assessing' | 'not-applicable' }
  /** The agency must have the system tested by itself or a third party; `said`: a sentence with a word of every group tells who. */
  | { readonly kind: 'third-party-testing'; readonly said: readonly (readonly string[])[] }
  | { readonly kind: 'level-at-least'; readonly level: Level };

/** What the annexes of 分級辦法 ask of an agency, for rows marked ▲. */
export interface Duty {
  readonly id: string;
  readonly title: string;
  readonly controls: readonly string[];
  readonly resolves: DutyResolution;
}

export type DutyResolution =
  | {
      readonly kind: 'by-level';
      readonly levels: Readonly<Record<AgencyLevel, 'must' | 'none' | 'unknown'>>;
      /** Only systems of which all of these hold. */
      readonly scope: readonly ('core-system' | 'public-facing')[];
      /** Longest time between two runs, in months. */
      readonly every: Readonly<Partial<Record<AgencyLevel, number>>>;
      readonly period: Words;
      readonly sources: readonly string[];
    }
  /** The annexes do not name it: the agency decides. */
  | { readonly kind: 'not-listed'; readonly words: Words; readonly sources: readonly string[] }
  /** A row made of several duties. */
  | { readonly kind: 'parts'; readonly parts: readonly string[] };

/** All of it, from `server/data/conditions.yaml` and `server/data/duties.yaml`. */
export interface Conditions {
  readonly conditions: readonly Condition[];
  readonly law: string;
  /** ISO date on which the sources of the duties were read. */
  readonly checked: string;
  /** Sources that the duties name, with what they are. */
  readonly sources: Readonly<Record<string, string>>;
  readonly duties: readonly Duty[];
}

/** Nothing hangs on any fact. */
export const NO_CONDITIONS: Conditions = { conditions: [], law: '', checked: '', sources: {}, duties: [] };
