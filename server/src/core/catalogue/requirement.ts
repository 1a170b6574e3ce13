import {
  LEVELS,
  type Catalogue,
  type Cell,
  type ControlId,
  type Layer,
  type Level,
  type Mark,
  type Row,
  type Service,
  type Sheet,
} from './catalogue.js';
import type { Conclusion, ConclusionKind, Fact } from './conclusion.js';

/** What one sheet asks of one control at the declared level. */
export interface Requirement {
  readonly sheet: Sheet;
  readonly row: Row;
  /** null where the source cannot be read, or where no level is declared and the three levels differ. */
  readonly mark: Mark | null;
  /** The cell that gave the mark; null when no level is declared. */
  readonly cell: Cell | null;
  /** What the facts of the case make of the row; none where none was asked (`conditions/conclude`). */
  readonly conclusions: readonly Conclusion[];
  /** Facts that would settle more of it. */
  readonly open: readonly Fact[];
}

/** Strictness for the union of several services: ● over ▲ over ◎ over `-`; an unreadable mark never outranks a read one. */
const STRICTNESS: Readonly<Record<Mark, number>> = { '●': 4, '▲': 3, '◎': 2, '-': 1 };

export function strictness(mark: Mark | null): number {
  return mark === null ? 0 : STRICTNESS[mark];
}

const UNRESOLVED = { conclusions: [], open: [] } as const;

/** The most telling first: what the row comes to where several things are concluded of it. */
const TELLING: readonly ConclusionKind[] = [
  'not-applicable',
  'asked',
  'worth-assessing',
  'not-asked',
  'agency-decides',
  'unmet',
];

/** What the facts make of a row, all in all; undefined where they make nothing of it. */
export function standingOf({ conclusions }: Pick<Requirement, 'conclusions'>): Conclusion | undefined {
  for (const kind of TELLING) {
    const found = conclusions.find((each) => each.kind === kind);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the row is for this draft to consider: the facts of the case may set it aside. */
export function isForThisCase(requirement: Requirement): boolean {
  const kind = standingOf(requirement)?.kind;
  return kind !== 'not-applicable' && kind !== 'not-asked';
}

/**
 * Whether a draft that lacks the row should hear of it loudly: ●, or what the list's own remark asks for in this case. What the law
 * asks of the agency may be bought in another case (legend of ▲), so it informs.
 */
export function isAskedFor(requirement: Requirement): boolean {
  if (requirement.mark === null || requirement.mark === '-' || !isForThisCase(requirement)) return false;
  const standing = standingOf(requirement);
  return requirement.mark === '●' || (standing?.kind === 'asked' && standing.basis.kind === 'list');
}

/**
 * The mark of a row at a level. Without a level, only what holds at every level is asked: a row marked alike at the three
 * levels keeps its mark, any other has none (a wrong ● is worse than none).
 */
export function requirementOf(sheet: Sheet, row: Row, level: Level | null): Requirement {
  if (level !== null) {
    const cell = row.marks[level];
    return { sheet, row, mark: cell.mark, cell, ...UNRESOLVED };
  }
  const marks = new Set(LEVELS.map((each) => row.marks[each].mark));
  const [only] = marks;
  return { sheet, row, mark: marks.size === 1 && only !== undefined ? only : null, cell: null, ...UNRESOLVED };
}

/** Every row of the declared sheets, sheet by sheet, in the order of the list. */
export function requirementsOf(
  catalogue: Catalogue,
  services: readonly Service[],
  level: Level | null,
): readonly Requirement[] {
  return catalogue.sheets
    .filter((sheet) => services.includes(sheet.service))
    .flatMap((sheet) => sheet.rows.map((row) => requirementOf(sheet, row, level)));
}

/**
 * The strictest of several requirements for one control; on a tie what the list itself asks, then the first in its order. What is
 * asked for in this case outranks a mark that leaves it open, and what the facts set aside comes last of what can be read.
 */
export function strictest(requirements: readonly [Requirement, ...Requirement[]]): Requirement {
  return requirements.reduce((best, each) => {
    const more = weightOf(each) - weightOf(best);
    return more > 0 || (more === 0 && layerOf(best) !== null && layerOf(each) === null) ? each : best;
  });
}

const ASKED = 3.5;
const WORTH_ASSESSING = 2.5;
const SET_ASIDE = 0.5;

function weightOf(requirement: Requirement): number {
  const own = strictness(requirement.mark);
  if (own === 0 || requirement.mark === '-') return own;
  if (!isForThisCase(requirement)) return SET_ASIDE;
  const kind = standingOf(requirement)?.kind;
  const said = kind === 'asked' ? ASKED : kind === 'worth-assessing' ? WORTH_ASSESSING : 0;
  return Math.max(own, said);
}

/** By which layer a requirement asks, and what the list itself says; null where the mark is the list's own. */
export interface LayeredMark {
  readonly layer: Layer;
  /** null: cannot be read, or is not one mark for all levels. */
  readonly listed: Mark | null;
}

export function layerOf({ row, cell }: Pick<Requirement, 'row' | 'cell'>): LayeredMark | null {
  if (cell !== null) return cell.status === 'layered' ? cell : null;
  // No level is declared: what holds at all levels holds by the layer, if any of them does.
  const cells = LEVELS.map((level) => row.marks[level]);
  const layered = cells.find((each) => each.status === 'layered');
  if (layered === undefined) return null;
  const listed = new Set(cells.map((each) => (each.status === 'layered' ? each.listed : each.mark)));
  const [only = null] = listed;
  return { layer: layered.layer, listed: listed.size === 1 ? only : null };
}

/** Requirements grouped by control, in the order of first appearance. */
export function byControl(
  requirements: readonly Requirement[],
): ReadonlyMap<ControlId, readonly [Requirement, ...Requirement[]]> {
  const groups = new Map<ControlId, [Requirement, ...Requirement[]]>();
  for (const requirement of requirements) {
    const group = groups.get(requirement.row.control);
    if (group === undefined) groups.set(requirement.row.control, [requirement]);
    else group.push(requirement);
  }
  return groups;
}
