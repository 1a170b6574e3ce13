import type { Span } from '../text/span.js';

/** Where the front matter of a draft stands. `body` is what lies between the fences. */
export interface Fence {
  /** From the opening fence to behind the closing one. */
  readonly span: Span;
  readonly body: Span;
  /** False when no closing `---` or `...` was found: the block is then taken to end at the first blank line or heading. */
  readonly closed: boolean;
}

const OPENING = /^\uFEFF?(?:[ \t]*(?:\r\n|\n|\r))*---[ \t]*(?:\r\n|\n|\r|$)/;

/** Finds the front matter at the head of a text; a byte-order mark and blank lines may stand before it. */
export function findFence(text: string): Fence | undefined {
  const opening = OPENING.exec(text);
  if (opening === null) return undefined;
  const start = opening[0].lastIndexOf('---');
  const bodyStart = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/gm;
  closing.lastIndex = bodyStart;
  const match = closing.exec(text);
  if (match !== null) {
    return {
      span: { start, end: match.index + match[0].length },
      body: { start: bodyStart, end: match.index },
      closed: true,
    };
  }
  const stop = /^(?:[ \t]*(?:\r\n|\n|\r|$)|#)/gm;
  stop.lastIndex = bodyStart;
  const end = stop.exec(text)?.index ?? text.length;
  return { span: { start, end }, body: { start: bodyStart, end }, closed: false };
}

/** The text with its front matter and byte-order mark blanked, line ends kept: every offset and line stays true. */
export function blankFrontMatter(text: string, fence: Fence | undefined): string {
  const end = fence?.span.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
  return text.slice(0, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}
