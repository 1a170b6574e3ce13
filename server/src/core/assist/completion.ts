import type { DraftCheck, Engine } from '../checkDraft.js';
import { lineEndOf, lineStartOf } from '../edits/sectionContents.js';
import { clauseOffers } from './clauseOffers.js';
import type { Voice } from './controlPage.js';
import { frontMatterOffers } from './frontMatterOffers.js';
import type { CompletionPlace, Offer } from './offer.js';
import { suppressionOffers } from './suppressionOffers.js';

/** What may be written at an offset of the draft; the matching with what was typed is done here, in Chinese and in English. */
export function completionsAt(
  engine: Engine,
  check: DraftCheck,
  offset: number,
  isExplicit: boolean,
  voice: Voice,
): readonly Offer[] {
  const { text, frontMatter } = check.draft;
  const before = text.slice(lineStartOf(text, offset), offset);
  const place: CompletionPlace = { offset, isExplicit, before };
  const fence = frontMatter?.fence;
  if (fence !== undefined && offset < fence.span.end) {
    const isInside = fence.body.start <= offset && offset <= fence.body.end;
    return isInside ? frontMatterOffers(check, place, voice) : [];
  }
  const inComment = suppressionOffers(engine, check, place, voice);
  if (inComment !== undefined) return inComment;
  // In the middle of a sentence nothing is offered: what follows would be torn off.
  const behind = text.slice(offset, lineEndOf(text, offset));
  if (!/^[ \t\u3000]*(?:\||$)/.test(behind)) return [];
  const isLeftOut = check.draft.ignored.some(({ span }) => span.start < offset && offset < span.end);
  return isLeftOut ? [] : clauseOffers(engine, check, place, voice);
}
