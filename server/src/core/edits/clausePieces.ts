import { LEVELS, type Blank as BlankKind, type Level, type Row } from '../catalogue/catalogue.js';
import type { Blank, Piece } from './edit.js';

/** As the list prints a place to fill in. */
export const BLANK = '＿';

/** Levels of risk that a scan may not leave (row of 供應商、產品之佐證), as agencies put them. */
const RISK_LEVELS = ['高', '中(含)以上', '低(含)以上'];

/**
 * The standard clause of a row. The blank for the system's level is filled where the front matter gives it; it stands twice in
 * a clause, so that one choice fills both.
 */
export function clausePieces(row: Row, level: Level | null): readonly Piece[] {
  const parts = row.clause.split(BLANK);
  return parts.flatMap((part, i): readonly Piece[] => {
    const kind = row.blanks[i - 1];
    if (kind === undefined) return [part];
    return [kind === 'level' && level !== null ? level : blankOf(kind), part];
  });
}

/** The blank itself comes first: an editor takes the first choice when the author passes on, and nobody should pick 高 unawares. */
function blankOf(kind: BlankKind): Blank {
  return { stop: kind, shown: BLANK, choices: [BLANK, ...(kind === 'level' ? LEVELS : RISK_LEVELS)] };
}
