import { type Catalogue, type Layer, type Level, type Row, type Sheet } from '../catalogue/catalogue.js';
import type { Lexicon, LexiconEntry } from '../matching/lexicon.js';
import { message } from '../messages/translate.js';
import { closest } from '../text/closest.js';
import { raisedRow, refusedLevels } from './raisedRow.js';
import { titleOf, idOf, type Addition, type NewClause, type Overlay, type OverlayProblem } from './overlay.js';

/** What layers change: the catalogues and the lexicon, as an engine is made of. */
export interface Ground {
  /** Newest first. */
  readonly catalogues: readonly [Catalogue, ...Catalogue[]];
  readonly lexicon: Lexicon;
}

/** The ground with the layers on it, and what of them could not be laid. */
export interface Layered extends Ground {
  readonly problems: readonly OverlayProblem[];
}

/**
 * Lays overlays over the list, in their order: where two say different things of one row the first holds, and the second is told. A mark
 * is only ever raised; one that would be lowered stays as the list has it. Cells and rows know their layer, so that no reader takes
 * them for the list's own.
 */
export function applyOverlays(ground: Ground, overlays: readonly Overlay[]): Layered {
  const laying = new Laying(ground);
  // Rows first: a layer may raise, word or name what another one adds.
  for (const overlay of overlays) for (const addition of overlay.file.additions) laying.add(overlay, addition);
  for (const overlay of overlays) laying.change(overlay);
  const [newest, ...older] = ground.catalogues;
  return {
    catalogues: [laying.catalogueOf(newest), ...older.map((each) => laying.catalogueOf(each))],
    lexicon: { ...ground.lexicon, entries: laying.entries },
    problems: laying.problems,
  };
}

export function layerOf(overlay: Overlay, reason: string | null): Layer {
  return { id: idOf(overlay), title: titleOf(overlay), authority: overlay.file.authority, reason };
}

interface Added {
  readonly overlay: Overlay;
  readonly addition: Addition;
}

class Laying {
  readonly problems: OverlayProblem[] = [];
  readonly #ground: Ground;
  #entries: readonly LexiconEntry[];
  readonly #added = new Map<string, Added>();
  readonly #clauses: { readonly overlay: Overlay; readonly wording: NewClause }[] = [];
  /** Rows by catalogue and sheet; changed as the layers are laid. */
  readonly #rows = new Map<Sheet, readonly Row[]>();

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#entries = ground.lexicon.entries;
    for (const { sheets } of ground.catalogues) for (const sheet of sheets) this.#rows.set(sheet, sheet.rows);
  }

  get entries(): readonly LexiconEntry[] {
    return this.#entries;
  }

  catalogueOf(catalogue: Catalogue): Catalogue {
    return {
      ...catalogue,
      sheets: catalogue.sheets.map((sheet) => ({ ...sheet, rows: this.#rows.get(sheet) ?? sheet.rows })),
    };
  }

  add(overlay: Overlay, addition: Addition): void {
    const { control, line, services } = addition;
    const first = this.#added.get(control);
    if (first !== undefined) {
      const what = message('overlay.clash-add', { control, title: titleOf(first.overlay) });
      this.#tell(overlay, 'overlay.clash', line, what);
      return;
    }
    if (this.#entries.some((entry) => entry.control === control)) {
      this.#tell(overlay, 'overlay.clash', line, message('overlay.listed', { control }));
      return;
    }
    this.#added.set(control, { overlay, addition });
    this.#entries = [...this.#entries, entryOf(addition)];
    this.#changeRows((sheet, rows) =>
      services.includes(sheet.service) ? [...rows, rowOf(overlay, addition, rows.length + 1)] : rows,
    );
  }

  change(overlay: Overlay): void {
    for (const raise of overlay.file.raises) {
      const { control, line, mark } = raise;
      if (!this.#isKnown(overlay, line, control)) continue;
      const layer = layerOf(overlay, raise.reason);
      const wanted = (sheet: Sheet): boolean => raise.services?.includes(sheet.service) ?? true;
      if (!this.#hasRow(overlay, line, control, raise.services)) continue;
      const listed = this.#newestSheets().flatMap((sheet) => {
        const row = wanted(sheet) ? this.#rowOf(sheet, control) : undefined;
        const refused = row === undefined ? [] : refusedLevels(row, raise);
        if (row === undefined || refused.length === 0) return [];
        return [`《${sheet.title}》${refused.map((level) => `${level}${markOf(row, level)}`).join(' ')}`];
      });
      if (listed.length > 0) {
        const args = { control, listed: listed.join('、'), mark: mark === '-' ? '－' : mark };
        this.#tell(overlay, 'overlay.refused', line, message('overlay.lowered', args));
      }
      this.#changeRow(control, wanted, (row) => raisedRow(row, raise, layer));
    }
    for (const wording of overlay.file.wordings) this.#word(overlay, wording);
    for (const { control, line, notion, terms } of overlay.file.synonyms) {
      if (!this.#isKnown(overlay, line, control)) continue;
      const entry = this.#entries.find((each) => each.control === control);
      if (entry?.notions.some(({ name }) => name === notion) !== true) {
        const names = [...new Set(entry?.notions.map(({ name }) => name) ?? [])];
        const suggestion = closest(notion, names, (each) => [each]);
        const known = names.map((each) => `「${each}」`).join('');
        const what =
          suggestion === undefined
            ? message('overlay.unknown-notion', { control, value: notion, known })
            : message('overlay.unknown-notion-near', { control, value: notion, suggestion });
        this.#tell(overlay, 'overlay.invalid', line, what);
        continue;
      }
      this.#entries = this.#entries.map((each) => (each.control === control ? withTerms(each, notion, terms) : each));
    }
  }

  #word(overlay: Overlay, wording: NewClause): void {
    const { control, line, services, clause } = wording;
    if (!this.#isKnown(overlay, line, control) || !this.#hasRow(overlay, line, control, services)) return;
    const overlaps = (other: NewClause): boolean =>
      other.control === control && (services?.some((each) => other.services?.includes(each) ?? true) ?? true);
    const other = this.#clauses.find((each) => overlaps(each.wording));
    if (other !== undefined) {
      if (other.wording.clause === clause) return;
      const what = message('overlay.clash-wording', { control, title: titleOf(other.overlay) });
      this.#tell(overlay, 'overlay.clash', line, what);
      return;
    }
    this.#clauses.push({ overlay, wording });
    const layer = layerOf(overlay, null);
    const open = clause.split('＿').length - 1;
    this.#changeRow(
      control,
      (sheet) => services?.includes(sheet.service) ?? true,
      (row) => ({ ...row, clause, blanks: open === row.blanks.length ? row.blanks : [], clauseLayer: layer }),
    );
  }

  #tell(
    { name, root, isOfDraft }: Overlay,
    rule: OverlayProblem['rule'],
    line: number,
    what: OverlayProblem['what'],
  ): void {
    this.problems.push({ rule, line, what, name, root, isOfDraft });
  }

  #isKnown(overlay: Overlay, line: number, control: string): boolean {
    if (this.#entries.some((entry) => entry.control === control)) return true;
    const near = closest(control, this.#entries, (entry) => [entry.control, entry.title, entry.titleEn]);
    const what =
      near === undefined
        ? message('error.unknown-control', { value: control })
        : message('error.unknown-control-near', { value: control, suggestion: near.control });
    this.#tell(overlay, 'overlay.invalid', line, what);
    return false;
  }

  /** Whether each of the sheets that are named has the row; of one that has not is told. */
  #hasRow(overlay: Overlay, line: number, control: string, services: NewClause['services']): boolean {
    const lacking = this.#newestSheets().filter(
      (sheet) => services?.includes(sheet.service) === true && this.#rowOf(sheet, control) === undefined,
    );
    for (const { title } of lacking)
      this.#tell(overlay, 'overlay.invalid', line, message('overlay.no-row', { control, sheet: title }));
    return services === null || lacking.length < services.length;
  }

  #newestSheets(): readonly Sheet[] {
    return this.#ground.catalogues[0].sheets;
  }

  #rowOf(sheet: Sheet, control: string): Row | undefined {
    return this.#rows.get(sheet)?.find((row) => row.control === control);
  }

  #changeRow(control: string, isWanted: (sheet: Sheet) => boolean, change: (row: Row) => Row): void {
    this.#changeRows((sheet, rows) =>
      isWanted(sheet) ? rows.map((row) => (row.control === control ? change(row) : row)) : rows,
    );
  }

  #changeRows(change: (sheet: Sheet, rows: readonly Row[]) => readonly Row[]): void {
    for (const [sheet, rows] of this.#rows) this.#rows.set(sheet, change(sheet, rows));
  }
}

function markOf(row: Row, level: Level): string {
  const cell = row.marks[level];
  return (cell.status === 'layered' ? cell.listed : cell.mark) ?? '？';
}

function withTerms(entry: LexiconEntry, notion: string, terms: readonly string[]): LexiconEntry {
  const notions = entry.notions.map((each) =>
    each.name === notion ? { ...each, terms: [...new Set([...each.terms, ...terms])] } : each,
  );
  return { ...entry, notions };
}

/** The file gives no English title: the Chinese one stands in both. */
function entryOf({ control, title, aliases, notions }: Addition): LexiconEntry {
  return {
    control,
    title,
    titleEn: title,
    aliases,
    notions: notions.map((terms) => ({ name: terms[0] ?? '', terms })),
    ways: notions.length > 0 ? [notions.map((_, i) => i)] : [],
    excludes: [],
    parameters: [],
    neighbours: [],
  };
}

function rowOf(overlay: Overlay, { control, item, text, marks, reason }: Addition, row: number): Row {
  const layer = layerOf(overlay, reason);
  const cell = (level: Level): Row['marks'][Level] => ({
    status: 'layered',
    mark: marks[level],
    seen: '',
    why: reason ?? layer.title,
    layer,
    listed: null,
  });
  return {
    row,
    control,
    item,
    text,
    clause: text,
    blanks: [],
    remark: null,
    wording: { status: 'read', lines: [], why: null },
    remarkWording: null,
    marks: { 高: cell('高'), 中: cell('中'), 普: cell('普') },
    layer,
  };
}
