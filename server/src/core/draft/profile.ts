import type { Level, Service } from '../catalogue/catalogue.js';

/** 資通安全責任等級 of the commissioning agency (資通安全責任等級分級辦法 第4–10條). */
export const AGENCY_LEVELS = ['A', 'B', 'C', 'D', 'E'] as const;
export type AgencyLevel = (typeof AGENCY_LEVELS)[number];

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
}
