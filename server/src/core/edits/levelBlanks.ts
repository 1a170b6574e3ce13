import type { DraftCheck } from '../checkDraft.js';
import type { Span } from '../text/span.js';
import type { Edit } from './edit.js';

/** A place in the draft where a level is still to be filled in. */
export interface LevelBlank {
  readonly span: Span;
  /** The statement around it. */
  readonly statement: Span;
}

/** 「本系統為＿級」 */
const BLANKS = /[＿_]+(?=級)/g;

/** Blanks for the system's level in the statements that cover a control whose clause has them. */
export function levelBlanks({ draft, assessments }: DraftCheck): readonly LevelBlank[] {
  const found = new Map<number, LevelBlank>();
  for (const { requirements, evidence } of assessments) {
    if (!requirements.some(({ row }) => row.blanks.includes('level'))) continue;
    for (const { span: statement } of evidence) {
      for (const match of draft.text.slice(statement.start, statement.end).matchAll(BLANKS)) {
        const start = statement.start + match.index;
        found.set(start, { span: { start, end: start + match[0].length }, statement });
      }
    }
  }
  return [...found.values()].toSorted((a, b) => a.span.start - b.span.start);
}

/** Fills them all with the level that the front matter gives. */
export function fillLevel(check: DraftCheck): readonly Edit[] {
  const { level } = check.reading.profile;
  return level === null ? [] : levelBlanks(check).map(({ span }) => ({ span, pieces: [level] }));
}
