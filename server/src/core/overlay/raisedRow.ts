import { LEVELS, type Cell, type Layer, type Level, type Mark, type Row } from '../catalogue/catalogue.js';
import { strictness } from '../catalogue/requirement.js';
import type { Raise } from './overlay.js';

/** The mark of the list itself in a cell; null where it cannot be read, or where the list has no such row. */
function listedIn(cell: Cell): Mark | null {
  return cell.status === 'layered' ? cell.listed : cell.mark;
}

/** Levels at which the layer asks for less than the list: there the list holds. What cannot be read is nobody's to strike out. */
export function refusedLevels(row: Row, { mark, levels }: Raise): readonly Level[] {
  if (row.layer !== undefined) return [];
  return levels.filter((level) => {
    const listed = listedIn(row.marks[level]);
    return listed === null ? mark === '-' : strictness(mark) < strictness(listed);
  });
}

/** The row with the layer's mark where it is stricter than what stands there; else, of the list or of an earlier layer, that stays. */
export function raisedRow(row: Row, { mark, levels }: Raise, layer: Layer): Row {
  const raised = (level: Level): Cell => {
    const cell = row.marks[level];
    if (!levels.includes(level) || mark === '-' || strictness(mark) <= strictness(cell.mark)) return cell;
    const why = layer.reason ?? layer.title;
    return { status: 'layered', mark, seen: cell.seen, why, layer, listed: listedIn(cell) };
  };
  const [high, medium, low] = LEVELS.map(raised);
  return high === undefined || medium === undefined || low === undefined
    ? row
    : { ...row, marks: { 高: high, 中: medium, 普: low } };
}
