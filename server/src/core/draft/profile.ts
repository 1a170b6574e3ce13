import type { Level, Service } from '../catalogue/catalogue.js';
import { AGENCY_LEVELS, type AgencyLevel } from '../catalogue/conclusion.js';

export { AGENCY_LEVELS, type AgencyLevel };

/** To whom the tables of 分級辦法 speak: 附表一、三、五 to the one, 二、四、六 to the other. */
export const AGENCY_KINDS = ['公務機關', '特定非公務機關'] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

/** The two texts of 分級辦法附表十 that a draft may be under, by the ROC year of their amendment. */
export const BASELINE_TEXTS = ['110', '115'] as const;
export type BaselineText = (typeof BASELINE_TEXTS)[number];

/** What the front matter declares of the case. null: not declared, or not readable (then a problem says so). */
export interface Profile {
  /** Id of the catalogue to check against. */
  readonly catalogue: string;
  readonly services: readonly Service[];
  readonly level: Level | null;
  readonly agencyLevel: AgencyLevel | null;
  readonly coreSystem: boolean | null;
  readonly personalData: boolean | null;
  readonly criticalInfrastructure: boolean | null;
  readonly publicFacing: boolean | null;
  readonly mobileApp: boolean | null;
  /** New Taiwan dollars. */
  readonly budget: number | null;
  readonly agencyKind: AgencyKind | null;
  /** ISO date of the draft. */
  readonly date: string | null;
  readonly baselineText: BaselineText | null;
}

/** A case of which nothing is declared, under no list yet. */
export const NOTHING_DECLARED: Profile = {
  catalogue: '',
  services: [],
  level: null,
  agencyLevel: null,
  coreSystem: null,
  personalData: null,
  criticalInfrastructure: null,
  publicFacing: null,
  mobileApp: null,
  budget: null,
  agencyKind: null,
  date: null,
  baselineText: null,
};
