import type { AskedRow } from './askedRows.js';

/** In what a row that both sides ask is not the same. */
export type Difference = 'mark' | 'wording' | 'standing';

/** A row that both sides ask, but not alike. */
export interface ChangedRow {
  readonly from: AskedRow;
  readonly to: AskedRow;
  /** At least one, in this order. */
  readonly differences: readonly Difference[];
}

/** What changes on the way from one side to the other. Every row of either side is in exactly one of the four. */
export interface Comparison {
  /** Asked by the second side alone. */
  readonly gained: readonly AskedRow[];
  /** Asked by the first side alone. */
  readonly lost: readonly AskedRow[];
  readonly changed: readonly ChangedRow[];
  /** Asked alike by both; rows of the second side. */
  readonly same: readonly AskedRow[];
}

/** Compares what two sides ask, control by control; each list is in the order of its side. */
export function compareSides(from: readonly AskedRow[], to: readonly AskedRow[]): Comparison {
  const before = new Map(from.map((row) => [row.control, row]));
  const after = new Set(to.map(({ control }) => control));
  const both = to.flatMap((row) => {
    const old = before.get(row.control);
    return old === undefined ? [] : [{ from: old, to: row, differences: differencesOf(old, row) }];
  });
  return {
    gained: to.filter(({ control }) => !before.has(control)),
    lost: from.filter(({ control }) => !after.has(control)),
    changed: both.filter(({ differences }) => differences.length > 0),
    same: both.filter(({ differences }) => differences.length === 0).map((each) => each.to),
  };
}

function differencesOf(from: AskedRow, to: AskedRow): readonly Difference[] {
  // Who asks is no difference of what is asked.
  const isReworded = from.texts.length !== to.texts.length || from.texts.some((text) => !to.texts.includes(text));
  return [
    ...(from.mark === to.mark ? [] : ['mark' as const]),
    ...(isReworded ? ['wording' as const] : []),
    ...(from.standing === to.standing ? [] : ['standing' as const]),
  ];
}
