import type { Layer, Level, Mark } from '../catalogue/catalogue.js';
import type { Profile } from '../draft/profile.js';
import type { AskedRow, Side } from './askedRows.js';
import type { CatalogueComparison, PlacedRow } from './compareCatalogues.js';
import type { Comparison, Difference } from './compareSides.js';

/** `diff --format json`: a public interface; fields are added, none renamed. Schema: `diff-report.schema.json`. */
export type DiffReport = SidesReport | CataloguesReport;

export interface DiffCounts {
  readonly gained: number;
  readonly lost: number;
  readonly changed: number;
  readonly same: number;
}

/** Two sides of cases. */
export interface SidesReport {
  readonly kind: 'sides';
  readonly from: Profile;
  readonly to: Profile;
  readonly counts: DiffCounts;
  readonly gained: readonly AskedRow[];
  readonly lost: readonly AskedRow[];
  readonly changed: readonly {
    readonly control: string;
    readonly differences: readonly Difference[];
    readonly from: AskedRow;
    readonly to: AskedRow;
  }[];
  readonly same: readonly AskedRow[];
}

/** Two versions of the list. */
export interface CataloguesReport {
  readonly kind: 'catalogues';
  readonly from: string;
  readonly to: string;
  readonly counts: DiffCounts;
  readonly gained: readonly EntryReport[];
  readonly lost: readonly EntryReport[];
  readonly changed: readonly {
    readonly service: string;
    readonly control: string;
    readonly reworded: boolean;
    readonly marks: readonly { readonly level: Level; readonly from: Mark | null; readonly to: Mark | null }[];
    readonly from: EntryReport;
    readonly to: EntryReport;
  }[];
}

export interface EntryReport {
  readonly service: string;
  readonly row: number;
  readonly control: string;
  readonly item: string;
  readonly text: string;
  readonly marks: Readonly<Record<Level, Mark | null>>;
  readonly layer: Layer | null;
}

export function sidesReport(from: Side, to: Side, comparison: Comparison): SidesReport {
  const { gained, lost, changed, same } = comparison;
  return {
    kind: 'sides',
    from: from.profile,
    to: to.profile,
    counts: { gained: gained.length, lost: lost.length, changed: changed.length, same: same.length },
    gained,
    lost,
    changed: changed.map((each) => ({
      control: each.to.control,
      differences: each.differences,
      from: each.from,
      to: each.to,
    })),
    same,
  };
}

export function cataloguesReport(from: string, to: string, comparison: CatalogueComparison): CataloguesReport {
  const { gained, lost, changed, same } = comparison;
  return {
    kind: 'catalogues',
    from,
    to,
    counts: { gained: gained.length, lost: lost.length, changed: changed.length, same },
    gained: gained.map(entryReport),
    lost: lost.map(entryReport),
    changed: changed.map((each) => ({
      service: each.sheet.service,
      control: each.to.control,
      reworded: each.isReworded,
      marks: each.marks,
      from: entryReport({ sheet: each.sheet, row: each.from }),
      to: entryReport({ sheet: each.sheet, row: each.to }),
    })),
  };
}

function entryReport({ sheet, row }: PlacedRow): EntryReport {
  const { marks } = row;
  return {
    service: sheet.service,
    row: row.row,
    control: row.control,
    item: row.item,
    text: row.text,
    marks: { 高: marks.高.mark, 中: marks.中.mark, 普: marks.普.mark },
    layer: row.layer ?? null,
  };
}
