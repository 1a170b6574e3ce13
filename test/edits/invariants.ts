import { expect } from 'vitest';
import type { ControlId } from '../../server/src/core/catalogue/catalogue.js';
import type { DraftCheck } from '../../server/src/core/checkDraft.js';
import { applyEdits, plainText } from '../../server/src/core/edits/edit.js';
import { editsOf, type Fix } from '../../server/src/core/edits/fixes.js';
import { asWholeLines } from '../../server/src/core/edits/wholeLines.js';
import { check, engine } from '../support/engine.js';
import { withdrawn } from './support.js';

/** What a fix has made of a draft. */
export interface Result {
  readonly before: DraftCheck;
  readonly after: DraftCheck;
  readonly written: string;
}

/**
 * Applies a fix that only inserts, and looks at what holds for each of them: nothing else is changed, line ends are those of the
 * draft, what the draft says already stays said, nothing becomes unreadable, and a second run has nothing to do.
 */
export function insertedBy(text: string, fix: Fix, eol: string): Result {
  const before = check(text);
  const edits = editsOf(engine, before, fix);
  const inserted = applyEdits(text, edits);
  const after = check(inserted);
  const written = edits.map(({ pieces }) => plainText(pieces)).join('');
  for (const edit of edits) {
    const { start, end } = edit.span;
    expect(start, 'inserts').toBe(end);
    expect(start >= 0 && end <= text.length, 'within the draft').toBe(true);
    expect(/[\uD800-\uDBFF]$/.test(text.slice(0, start)), 'splits no character').toBe(false);
    const whole = asWholeLines(text, edit);
    if (whole !== undefined) expect(applyEdits(text, [whole])).toBe(applyEdits(text, [edit]));
  }
  expect(withdrawn(inserted, edits), 'taken out again').toBe(text);
  expect(written.replaceAll(eol, ''), 'line ends').not.toMatch(/[\r\n]/);
  expect(errorsOf(after), 'errors').toEqual(errorsOf(before));
  expect(said(before, after), 'what was said').toEqual(said(before, before));
  expect(editsOf(engine, after, fix), 'a second run').toEqual([]);
  return { before, after, written };
}

function errorsOf({ findings }: DraftCheck): readonly string[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
}

const SAID = new Set(['covered', 'negated', 'elsewhere', 'decided']);

/** The outcomes in one check of all on which another says something. */
function said(first: DraftCheck, second: DraftCheck): readonly string[] {
  const all = first.assessments.filter(({ outcome }) => SAID.has(outcome)).map(({ control }) => control);
  return all.map((control) => `${control} ${outcomeOf(second, control)}`);
}

export function outcomeOf({ assessments }: DraftCheck, control: ControlId): string {
  const found = assessments.find((each) => each.control === control);
  if (found === undefined) return 'not asked';
  // A clause with a blank is asked for in full once the author has filled it in.
  const waits = found.outcome === 'weakened' && found.shortfalls.every(({ kind }) => kind === 'blank');
  return waits ? 'covered' : found.outcome;
}

/** Controls of a mark that a draft lacks. */
export function lacking({ assessments }: DraftCheck, isWanted: (mark: string) => boolean): readonly ControlId[] {
  return assessments
    .filter(({ outcome, requirement }) => outcome === 'missing' && isWanted(requirement.mark ?? '?'))
    .map(({ control }) => control);
}
