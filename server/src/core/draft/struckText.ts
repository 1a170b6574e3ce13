import type { Token } from 'markdown-it';
import type { Span } from '../text/span.js';

/** A run of `*`, `_` or `~~` with the token that markdown-it made of it. Offsets are units of the inline text. */
export interface Delimiter extends Span {
  readonly token: Token;
}

/**
 * What `~~` strikes. Beside Chinese punctuation CommonMark leaves a `~~` literal (its rule on flanking knows only Latin
 * spacing), though the author plainly struck the text: such leftovers are paired in order. Better a requirement that is asked
 * for once more than one that was struck and counts.
 */
export function struckByTildes(delimiters: readonly Delimiter[]): readonly Span[] {
  const struck: Span[] = [];
  let depth = 0;
  let from = 0;
  let literal: Delimiter | undefined;
  for (const delimiter of delimiters) {
    const { token, start, end } = delimiter;
    if (token.type === 's_open') {
      if (depth === 0) from = start;
      depth++;
    } else if (token.type === 's_close') {
      depth--;
      if (depth === 0) struck.push({ start: from, end });
    } else if (token.content === '~~' && depth === 0) {
      if (literal !== undefined) struck.push({ start: literal.start, end });
      literal = literal === undefined ? delimiter : undefined;
    }
  }
  return struck;
}

/** Tags whose content is no text of the draft: deletion, and code by its HTML name. */
export const HIDING_TAG = /^<(\/?)(?:del|s|strike|code|pre|script|style)\b/i;

/** What tags of deletion strike, and whether one is still open at the end. `isOpen`: one was open at the start. */
export function struckByTags(
  text: string,
  tags: readonly Span[],
  isOpen: boolean,
): { readonly struck: readonly Span[]; readonly isOpen: boolean } {
  const struck: Span[] = [];
  let depth = isOpen ? 1 : 0;
  let from = 0;
  for (const { start, end } of tags) {
    const tag = HIDING_TAG.exec(text.slice(start, end));
    if (tag === null) continue;
    if (tag[1] === '') {
      if (depth === 0) from = start;
      depth++;
    } else if (depth > 0) {
      depth--;
      if (depth === 0) struck.push({ start: from, end });
    }
  }
  if (depth > 0) struck.push({ start: from, end: text.length });
  return { struck, isOpen: depth > 0 };
}
