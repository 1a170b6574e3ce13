import type { Edit } from './edit.js';

/**
 * The same change as an edit that begins at the start of a line: an insertion at the end of a line that begins with a line break
 * is moved behind the break that stands there. undefined where there is none to move behind (the last line).
 */
export function asWholeLines(text: string, edit: Edit): Edit | undefined {
  const { span, pieces } = edit;
  const isAtMargin = span.start === 0 || /[\r\n]/.test(text[span.start - 1] ?? '');
  if (isAtMargin) return edit;
  const [first, ...rest] = pieces;
  const eol = /^(?:\r\n|\n|\r)/.exec(text.slice(span.start, span.start + 2))?.[0];
  if (eol === undefined || span.end !== span.start || typeof first !== 'string' || !first.startsWith(eol))
    return undefined;
  const at = span.start + eol.length;
  return { span: { start: at, end: at }, pieces: [first.slice(eol.length), ...rest, eol] };
}
