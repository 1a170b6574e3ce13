import { builtInTranslate } from '../../server/src/builtin/builtin.js';
import { completionsAt } from '../../server/src/core/assist/completion.js';
import type { Voice } from '../../server/src/core/assist/controlPage.js';
import { hoverAt, type Hover } from '../../server/src/core/assist/hover.js';
import type { Offer } from '../../server/src/core/assist/offer.js';
import { applyEdits } from '../../server/src/core/edits/edit.js';
import { check, engine, zh } from '../support/engine.js';

export const chinese: Voice = { language: 'zh-TW', translate: zh, hasPages: true };
export const english: Voice = { language: 'en', translate: builtInTranslate('en'), hasPages: true };
/** For an editor that opens no pages of ours. */
export const pageless: Voice = { ...chinese, hasPages: false };

/** Takes the mark of the cursor out of a text. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('‸');
  if (offset < 0) throw new Error(`no cursor in ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** What is offered at the cursor; `asked`: by the key for it, not by typing. */
export function offersAt(marked: string, how: 'asked' | 'typed' = 'asked', voice = chinese): readonly Offer[] {
  const { text, offset } = cursorIn(marked);
  return completionsAt(engine, check(text), offset, how === 'asked', voice);
}

export function labelsAt(marked: string, how?: 'asked' | 'typed', voice?: Voice): readonly string[] {
  return offersAt(marked, how, voice).map(({ label }) => label);
}

/** The text once an offer was taken. */
export function taken(marked: string, label: string): string {
  const offer = offersAt(marked).find((each) => each.label === label);
  if (offer === undefined) throw new Error(`${label} is not offered in ${marked}`);
  return applyEdits(cursorIn(marked).text, [offer]);
}

/** The line of the cursor once an offer was taken. */
export function lineTaken(marked: string, label: string): string {
  const { offset } = cursorIn(marked);
  const after = taken(marked, label);
  const start = after.lastIndexOf('\n', offset - 1) + 1;
  const end = after.indexOf('\n', offset);
  return after.slice(start, end < 0 ? after.length : end);
}

export function hover(marked: string, voice = chinese): Hover | undefined {
  const { text, offset } = cursorIn(marked);
  return hoverAt(engine, check(text), offset, voice);
}
