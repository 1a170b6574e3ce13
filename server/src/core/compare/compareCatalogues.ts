import { LEVELS, type Catalogue, type Level, type Mark, type Row, type Sheet } from '../catalogue/catalogue.js';

/** A row in its sheet. */
export interface PlacedRow {
  readonly sheet: Sheet;
  readonly row: Row;
}

/** A row that two versions of the list have and do not say alike; in a sheet, a control's id is the same in every version. */
export interface ChangedEntry {
  readonly sheet: Sheet;
  readonly from: Row;
  readonly to: Row;
  readonly isReworded: boolean;
  /** Levels at which the marks differ; null: the mark cannot be read. */
  readonly marks: readonly { readonly level: Level; readonly from: Mark | null; readonly to: Mark | null }[];
}

/** What changes from one version of the list to another, sheet by sheet. */
export interface CatalogueComparison {
  readonly gained: readonly PlacedRow[];
  readonly lost: readonly PlacedRow[];
  readonly changed: readonly ChangedEntry[];
  /** How many rows are alike. */
  readonly same: number;
}

/** Compares two versions of the list by service type and stable id. That a row has moved is no change. */
export function compareCatalogues(from: Catalogue, to: Catalogue): CatalogueComparison {
  const before = rowsOf(from);
  const after = rowsOf(to);
  const both = [...after].flatMap(([key, { sheet, row }]): readonly ChangedEntry[] => {
    const old = before.get(key);
    return old === undefined ? [] : [changeOf(sheet, old.row, row)];
  });
  const changed = both.filter(({ isReworded, marks }) => isReworded || marks.length > 0);
  return {
    gained: [...after].filter(([key]) => !before.has(key)).map(([, row]) => row),
    lost: [...before].filter(([key]) => !after.has(key)).map(([, row]) => row),
    changed,
    same: both.length - changed.length,
  };
}

function rowsOf({ sheets }: Catalogue): ReadonlyMap<string, PlacedRow> {
  return new Map(
    sheets.flatMap((sheet) => sheet.rows.map((row) => [`${sheet.service} ${row.control}`, { sheet, row }] as const)),
  );
}

function changeOf(sheet: Sheet, from: Row, to: Row): ChangedEntry {
  const marks = LEVELS.map((level) => ({ level, from: from.marks[level].mark, to: to.marks[level].mark }));
  return {
    sheet,
    from,
    to,
    isReworded: from.text !== to.text || from.item !== to.item,
    marks: marks.filter((each) => each.from !== each.to),
  };
}
