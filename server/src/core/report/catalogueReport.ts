import { LEVELS, type Catalogue, type Cell, type Level, type Service } from '../catalogue/catalogue.js';

/** `catalogue --format json`: a public interface; fields are added, none renamed. Schema: `catalogue-report.schema.json`. */
export interface CatalogueReport {
  readonly catalogue: {
    readonly id: string;
    readonly title: string;
    readonly date: string;
    readonly coverLetter: Catalogue['coverLetter'];
    readonly inForce: Catalogue['inForce'];
    readonly sources: Catalogue['sources'];
  };
  readonly sheets: readonly SheetReport[];
}

export interface SheetReport {
  readonly service: Service;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly notes: readonly string[];
  readonly legend: Readonly<Record<string, string>>;
  readonly doubts: readonly string[];
  readonly rows: readonly RowReport[];
}

export interface RowReport {
  readonly control: string;
  readonly row: number;
  readonly item: string;
  readonly text: string;
  readonly clause: string;
  readonly blanks: readonly string[];
  readonly remark: string | null;
  readonly wording: { readonly status: string; readonly lines: readonly number[]; readonly why: string | null };
  readonly marks: Readonly<Partial<Record<Level, Cell>>>;
}

/** The catalogue as data; `services` and `levels` narrow it. */
export function catalogueReport(
  catalogue: Catalogue,
  services: readonly Service[] | null,
  levels: readonly Level[] | null,
): CatalogueReport {
  const { id, title, date, coverLetter, inForce, sources } = catalogue;
  return {
    catalogue: { id, title, date, coverLetter, inForce, sources },
    sheets: catalogue.sheets
      .filter((sheet) => services === null || services.includes(sheet.service))
      .map((sheet) => ({
        service: sheet.service,
        title: sheet.title,
        aliases: sheet.aliases,
        notes: sheet.notes,
        legend: sheet.legend,
        doubts: sheet.doubts,
        rows: sheet.rows.map((row) => ({
          control: row.control,
          row: row.row,
          item: row.item,
          text: row.text,
          clause: row.clause,
          blanks: row.blanks,
          remark: row.remark,
          wording: row.wording,
          marks: Object.fromEntries(
            LEVELS.filter((level) => levels === null || levels.includes(level)).map((level) => [
              level,
              cellReport(row.marks[level]),
            ]),
          ),
        })),
      })),
  };
}

function cellReport({ mark, status, seen, why }: Cell): Cell {
  // Fixed order of fields, whatever the data file's order is.
  return { mark, status, seen, why } as Cell;
}
