import type { Catalogue, Cell, Row, Sheet } from './catalogue.js';
import { SERVICES, type Level } from './catalogue.js';

/** The catalogue data broke a promise that the schema cannot express. Thrown at load, never while checking a draft. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
}

/** Shape of the data files (see `server/schemas/catalogue*.schema.json`), after schema validation. */
interface RawCatalogue extends Omit<Catalogue, 'sheets' | 'sources'> {
  readonly sources?: Catalogue['sources'];
  readonly sheets: readonly RawSheet[];
}
interface RawSheet extends Omit<Sheet, 'doubts' | 'rows'> {
  readonly doubts?: readonly string[];
  readonly rows: readonly RawRow[];
}
interface RawWording {
  readonly status: 'read' | 'corrected' | 'inferred';
  readonly line?: number;
  readonly lines?: readonly number[];
  readonly why?: string;
}
interface RawRow {
  readonly row: number;
  readonly control: string;
  readonly item: string;
  readonly text: string;
  readonly clause?: string;
  readonly blanks?: Row['blanks'];
  readonly remark?: string;
  readonly remarkWording?: RawWording;
  readonly wording: RawWording;
  readonly marks: Readonly<
    Record<Level, { mark: Cell['mark']; seen: string; status: Exclude<Cell['status'], 'layered'>; why?: string }>
  >;
}

/** Tells whether a value has the shape of a catalogue; made from the published schema at build time. */
export type CatalogueGuard = (value: unknown) => boolean;

/**
 * Reads one catalogue from data.
 *
 * @throws {CatalogueError} when the data does not fit the schema or contradicts itself: a reason missing where one is
 * due, rows out of order, a control twice in a sheet, blanks that do not match the `＿` of the clause.
 */
export function readCatalogue(data: unknown, fitsSchema: CatalogueGuard): Catalogue {
  if (!fitsSchema(data)) throw new CatalogueError('catalogue data does not fit catalogue.schema.json');
  // The guard above is the schema itself, so the cast states what was checked.
  const raw = data as RawCatalogue;
  const sheets = raw.sheets.map((sheet) => readSheet(raw.id, sheet));
  const order = sheets.map((sheet) => SERVICES.indexOf(sheet.service));
  if (order.some((place, i) => place <= (order[i - 1] ?? -1)))
    throw new CatalogueError(`${raw.id}: sheets are out of order`);
  return { ...raw, sources: raw.sources ?? {}, sheets };
}

function readSheet(id: string, raw: RawSheet): Sheet {
  const seen = new Set<string>();
  const rows = raw.rows.map((row, i) => {
    const where = `${id} ${raw.service} row ${String(row.row)}`;
    if (row.row !== i + 1) throw new CatalogueError(`${where}: rows are out of order`);
    if (seen.has(row.control)) throw new CatalogueError(`${where}: control ${row.control} stands twice in the sheet`);
    seen.add(row.control);
    return readRow(where, row);
  });
  return { ...raw, doubts: raw.doubts ?? [], rows };
}

function readRow(where: string, raw: RawRow): Row {
  const blanks = raw.blanks ?? [];
  const open = raw.text.split('＿').length - 1;
  if (open !== blanks.length)
    throw new CatalogueError(`${where}: ${String(open)} blanks in the text, ${String(blanks.length)} named`);
  const marks = {
    高: readCell(where, raw.marks.高),
    中: readCell(where, raw.marks.中),
    普: readCell(where, raw.marks.普),
  };
  return {
    row: raw.row,
    control: raw.control,
    item: raw.item,
    text: raw.text,
    clause: raw.clause ?? raw.text,
    blanks,
    remark: raw.remark ?? null,
    wording: readWording(where, raw.wording),
    remarkWording: raw.remarkWording === undefined ? null : readWording(where, raw.remarkWording),
    marks,
  };
}

function readCell(where: string, raw: RawRow['marks']['高']): Cell {
  const { mark, seen, status, why } = raw;
  if (status === 'read') {
    if (mark === null || why !== undefined) throw new CatalogueError(`${where}: a read cell has a mark and no reason`);
    return { status, mark, seen, why: null };
  }
  if (why === undefined) throw new CatalogueError(`${where}: a ${status} cell needs a reason`);
  if (status === 'unresolved') {
    if (mark !== null) throw new CatalogueError(`${where}: an unresolved cell carries no mark`);
    return { status, mark, seen, why };
  }
  if (mark === null) throw new CatalogueError(`${where}: a ${status} cell needs a mark`);
  return { status, mark, seen, why };
}

function readWording(where: string, raw: RawWording): Row['wording'] {
  if (raw.status !== 'read' && raw.why === undefined)
    throw new CatalogueError(`${where}: a ${raw.status} wording needs a reason`);
  return { status: raw.status, lines: raw.lines ?? (raw.line === undefined ? [] : [raw.line]), why: raw.why ?? null };
}
