import type { ControlId } from '../catalogue/catalogue.js';
import type { BindingVerb } from '../draft/bindings.js';
import { isTrue } from '../draft/bindings.js';
import type { Passage } from '../draft/passages.js';
import { readDraft, type Draft } from '../draft/readDraft.js';
import { fingerprintOf } from '../text/fingerprint.js';
import type { Span } from '../text/span.js';
import { applyEdits, type Edit } from './edit.js';
import { endOfBlock } from './sectionContents.js';

/**
 * Writes the comment that confirms (`covers`) or refuses (`not`) a passage for a control, into the passage, behind its last word, so
 * that it moves with it. A comment about the same control that stands there is renewed; one that says just that stays, and there is
 * no edit. None either where no comment can stand. `catalogue`: the version of the list that the author has before him.
 */
export function insertBinding(
  draft: Draft,
  passage: Passage,
  control: ControlId,
  verb: BindingVerb,
  catalogue: string | null = null,
): readonly Edit[] {
  const fingerprint = fingerprintOf(passage.text.text);
  const version = catalogue === null ? '' : ` @${catalogue}`;
  const comment = `<!-- tenderlint: ${verb} ${control} ${fingerprint}${version} -->`;
  const known = draft.bindings.find((each) => each.passage === passage && each.control === control);
  const isSaid = known?.verb === verb && known.fingerprint === fingerprint;
  if (isSaid && (catalogue === null || known.catalogue === catalogue)) return [];
  const places: readonly Span[] =
    known === undefined
      ? [passage.span.end, endOfBlock(draft, passage.span, draft.text.length)].map((at) => ({ start: at, end: at }))
      : [known.span];
  const index = draft.passages.indexOf(passage);
  for (const span of places) {
    const edits: readonly Edit[] = [{ span, pieces: [comment] }];
    if (isBound(readDraft(applyEdits(draft.text, edits)), draft, index, control, verb)) return edits;
  }
  return [];
}

/** Whether the comment is read as meant, and every passage as before. */
function isBound(after: Draft, before: Draft, index: number, control: ControlId, verb: BindingVerb): boolean {
  return (
    after.passages.length === before.passages.length &&
    after.passages.every(({ text }, i) => text.text.trim() === before.passages[i]?.text.text.trim()) &&
    after.bindings.some(
      (each) =>
        each.control === control && each.verb === verb && each.passage === after.passages[index] && isTrue(each),
    )
  );
}
