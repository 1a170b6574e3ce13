import type { Mark } from '../catalogue/catalogue.js';
import { isForThisCase } from '../catalogue/requirement.js';
import type { DraftCheck } from '../checkDraft.js';

/** How much of what the declared sheets mark the draft asks for. */
export interface Tally {
  /** Marks of which the sheets have any, strictest first. */
  readonly marks: readonly MarkTally[];
  /** Cells whose mark the source does not let us read. */
  readonly unreadable: number;
  /** Rows whose mark depends on the level, where no level is declared. */
  readonly open: number;
  /** Marked rows that the facts of the case set aside. */
  readonly setAside: number;
}

export interface MarkTally {
  readonly mark: Mark;
  readonly covered: number;
  /** Left out by the author with category and reason. */
  readonly decided: number;
  readonly total: number;
}

/** Counts the outcomes of one checked draft. */
export function tallyOf({ assessments }: DraftCheck): Tally {
  const marks = (['●', '◎', '▲'] as const).map((mark) => {
    const own = assessments.filter(({ requirement }) => requirement.mark === mark && isForThisCase(requirement));
    const count = (wanted: string): number => own.filter(({ outcome }) => outcome === wanted).length;
    return { mark, covered: count('covered'), decided: count('decided'), total: own.length };
  });
  const unread = assessments.filter(({ requirement }) => requirement.mark === null);
  const unreadable = unread.filter(({ requirement }) => requirement.cell !== null).length;
  const setAside = assessments.filter(({ requirement }) => !isForThisCase(requirement)).length;
  return {
    marks: marks.filter(({ total }) => total > 0),
    unreadable,
    open: unread.length - unreadable,
    setAside,
  };
}
