import type { Span } from '../text/span.js';

/** Where the front matter of a draft stands. `body` is what lies between the fences. */
export interface Fence {
  /** From the opening fence to behind the closing one. */
  readonly span: Span;
  readonly body: Span;
  /** False when no closing `---` or `...` was found before the text of the draft begins. */
  readonly closed: boolean;
}

const BLANK = /^[ \t\u3000]*$/;
const OPENING = /^---[ \t\u3000]*$/;
const CLOSING = /^(?:-{3,}|\.\.\.)[ \t\u3000]*$/;
/** A line that may stand in a front matter: an entry, an item, an indented line, a comment. */
const ENTRY = /^["']?[^\s:：#，。；、「」()（）-][^:：，。；「」]{0,30}[:：]/;
const BELONGS = /^(?:[ \t\u3000]+\S|-[ \t]|#|[\]}])/;

/**
 * Finds the front matter at the head of a text, if what stands behind the opening rule reads as one; a byte-order mark and blank lines may stand before it. A block that is not
 * closed would swallow the draft up to its first rule, so the first line that reads as prose behind an entry ends it; behind a
 * blank line only a line for which `isKey` holds goes on with it.
 */
export function findFence(text: string, isKey: (key: string) => boolean): Fence | undefined {
  const lines = linesOf(text);
  const first = lines.findIndex((line) => !BLANK.test(line.content));
  const opening = lines[first];
  if (opening === undefined || !OPENING.test(opening.content)) return undefined;
  const bodyStart = opening.next;
  const body = lines.slice(first + 1);
  let entries = 0;
  let wasBlank = false;
  for (const line of body) {
    if (CLOSING.test(line.content)) {
      const isFrontMatter = entries > 0 || body.indexOf(line) <= FEW_LINES;
      const span = { start: opening.start, end: line.next };
      return isFrontMatter ? { span, body: { start: bodyStart, end: line.start }, closed: true } : undefined;
    }
    const isBlank = BLANK.test(line.content);
    const key = ENTRY.exec(line.content)?.[0].replace(/["'：:]/g, '');
    if (key !== undefined && (!wasBlank || isKey(key))) entries++;
    else if (entries === 0 && (isBlank || line.content.startsWith('#'))) return undefined;
    else if (!isBlank && entries > 0 && (wasBlank || !BELONGS.test(line.content))) return unclosed(opening, line.start);
    wasBlank ||= isBlank;
  }
  if (entries === 0) return undefined;
  const end = body.find((line) => BLANK.test(line.content) || line.content.startsWith('#'))?.start;
  return unclosed(opening, end ?? lines.at(-1)?.next ?? text.length);
}

/** Lines between two rules that hold no entry and yet are meant as a front matter. */
const FEW_LINES = 3;

function unclosed(opening: Line, end: number): Fence {
  return { span: { start: opening.start, end }, body: { start: opening.next, end }, closed: false };
}

interface Line {
  readonly content: string;
  readonly start: number;
  /** Offset of the line behind it. */
  readonly next: number;
}

/** Longest front matter that is looked through: a draft that opens with a rule and never closes it is no front matter. */
const MOST_LINES = 200;

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  const pattern = /[^\r\n]*(?:\r\n|\n|\r|$)/y;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length && lines.length < MOST_LINES) {
    pattern.lastIndex = at;
    const [match = ''] = pattern.exec(text) ?? [];
    lines.push({ content: match.replace(/[\r\n]+$/, ''), start: at, next: at + match.length });
    at += match.length;
  }
  return lines;
}

/** The text with its front matter and byte-order mark blanked, line ends kept: every offset and line stays true. */
export function blankFrontMatter(text: string, fence: Fence | undefined): string {
  const end = fence?.span.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
  return text.slice(0, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}
