import { checkDraft, createMemo, type DraftCheck, type Engine } from '../checkDraft.js';
import { applyEdits, type Edit } from './edit.js';

/**
 * Checks a draft as it would be with some edits. Nearly all of its passages were judged for the draft as it is; only those are
 * judged that the edits bring, or whose context they change.
 */
export function createRecheck(engine: Engine, check: DraftCheck): (edits: readonly Edit[]) => DraftCheck {
  const { draft, override, files, today } = check;
  const said = { override, files, ...(today === null ? {} : { today }) };
  return (edits) => checkDraft(engine, applyEdits(draft.text, edits), { ...said, memo: createMemo(engine, check) });
}
