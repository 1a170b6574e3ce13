import type { Row, Sheet } from './catalogue.js';

/** Facts of a case on which rows of the list hang; the names are those of the front matter. */
export const FACTS = [
  'agency-level',
  'core-system',
  'personal-data',
  'critical-infrastructure',
  'public-facing',
  'mobile-app',
  'budget',
] as const;
export type Fact = (typeof FACTS)[number];

/** 資通安全責任等級, the highest first (資通安全責任等級分級辦法 第4–10條). */
export const AGENCY_LEVELS = ['A', 'B', 'C', 'D', 'E'] as const;
export type AgencyLevel = (typeof AGENCY_LEVELS)[number];

/**
 * What the facts make of a row. `asked` 應納入: the list or the law says so for this case. `worth-assessing` 建議評估. `unmet` the
 * remark names a condition that this case does not meet; the mark stands. `agency-decides` the law does not name it, so ▲ is open.
 * `not-asked` the law asks it of other levels or systems only. `not-applicable` the row speaks of something this case has not.
 */
export type ConclusionKind = 'asked' | 'worth-assessing' | 'unmet' | 'agency-decides' | 'not-asked' | 'not-applicable';

/** Words in two languages; the list and the law speak Chinese, the other is ours. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Where a conclusion comes from: words of the list, or a duty of the annexes of 分級辦法 at a level. */
export type Basis =
  | {
      readonly kind: 'list';
      readonly place: 'remark' | 'text' | 'note';
      readonly sheet: Sheet;
      /** null for a note, which speaks of the whole sheet. */
      readonly row: Row | null;
      readonly quote: string;
    }
  | {
      readonly kind: 'law';
      readonly law: string;
      /** Id of the duty in `server/data/duties.yaml`. */
      readonly duty: string;
      /** As the annexes call it. */
      readonly title: string;
      readonly level: AgencyLevel | null;
      readonly words: Words;
      readonly sources: readonly string[];
      /** ISO date. */
      readonly checked: string;
    };

export interface Conclusion {
  readonly kind: ConclusionKind;
  readonly basis: Basis;
  /** The facts that lead to it, as declared. */
  readonly facts: readonly Fact[];
  /** Longest time between two runs that the law allows at this level, in months; null where it sets none. */
  readonly every: number | null;
}
