import type { DraftCheck, Engine } from '../checkDraft.js';
import type { Draft } from '../draft/readDraft.js';
import { isOpenFence } from '../edits/sectionContents.js';
import { positionAt } from '../text/lineMap.js';
import { clauseOffers } from './clauseOffers.js';
import type { Voice } from './controlPage.js';
import { frontMatterOffers } from './frontMatterOffers.js';
import type { CompletionPlace, Offer } from './offer.js';
import { suppressionOffers } from './suppressionOffers.js';

/** Nobody writes a word behind so much of one line; a request comes with each key and must not read a whole draft. */
const LONGEST_LINE = 4000;
/** In the middle of a sentence nothing is offered: what follows would be torn off. */
const NOTHING_BEHIND = /^[ \t\u3000]*(?:\||[\r\n]|$)/;

/** What may be written at an offset of the draft; the matching with what was typed is done here, in Chinese and in English. */
export function completionsAt(
  engine: Engine,
  check: DraftCheck,
  offset: number,
  isExplicit: boolean,
  voice: Voice,
): readonly Offer[] {
  const { text, lines, frontMatter } = check.draft;
  const { character } = positionAt(lines, offset);
  if (character > LONGEST_LINE || offset < 0 || offset > text.length) return [];
  // Between the two characters of one line end there is no place to write.
  if (offset > 0 && text.startsWith('\r\n', offset - 1)) return [];
  const place: CompletionPlace = { offset, isExplicit, before: text.slice(offset - character, offset) };
  const fence = frontMatter?.fence;
  // A key that is half written is no entry yet: the block ends before it, as if nobody had closed it.
  const isBegun = fence?.closed === false && offset - character === fence.span.end;
  if (fence !== undefined && (offset < fence.span.end || isBegun)) {
    const isInside = isBegun || (fence.body.start <= offset && offset <= fence.body.end);
    return isInside ? frontMatterOffers(check, place, voice) : [];
  }
  const reason = leftOutAt(check.draft, offset);
  if (reason === 'code' || reason === 'catalogue-copy' || reason === 'form') return [];
  const inComment = suppressionOffers(engine, check, offset, voice);
  if (inComment !== undefined) return inComment;
  if (reason !== undefined || !NOTHING_BEHIND.test(text.slice(offset, offset + LONGEST_LINE))) return [];
  return clauseOffers(engine, check, place, voice);
}

/** Why what is written at an offset is not read; a block that is never closed reaches to the end of the text. */
function leftOutAt({ text, ignored }: Draft, offset: number): Draft['ignored'][number]['reason'] | undefined {
  return ignored.find((each) => {
    const { start, end } = each.span;
    if (start >= offset || offset > end) return false;
    return offset < end || (offset === text.length && (isOpenFence(text, each) || !/[\r\n]$/.test(text)));
  })?.reason;
}
