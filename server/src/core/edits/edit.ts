import type { Span } from '../text/span.js';

/** A place that the author fills in. `stop`: equal ones are filled together; `choices`: what may stand there, if it is known. */
export interface Blank {
  readonly stop: string;
  readonly shown: string;
  readonly choices: readonly string[];
}

/** What is written: text as it is, and places to fill. */
export type Piece = string | Blank;

/** Replaces a range of the draft (UTF-16 offsets). An empty range inserts. */
export interface Edit {
  readonly span: Span;
  readonly pieces: readonly Piece[];
}

/** The text of an edit where the editor knows no places to fill: they stand as they show. */
export function plainText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.shown)).join('');
}

export function hasBlanks(edits: readonly Edit[]): boolean {
  return edits.some(({ pieces }) => pieces.some((piece) => typeof piece !== 'string'));
}

/** The text of an edit in the snippet syntax of LSP 3.18 (TextMate's): tab stops in the order of the text. */
export function snippetText(pieces: readonly Piece[]): string {
  const numbers = new Map<string, number>();
  return pieces
    .map((piece, i) => {
      if (typeof piece === 'string') return escapeSnippet(piece);
      const known = numbers.get(piece.stop);
      if (known !== undefined)
        return repeatedStop(
          known,
          pieces.slice(i + 1).find((each) => each !== ''),
        );
      const number = numbers.size + 1;
      numbers.set(piece.stop, number);
      const body =
        piece.choices.length > 0 ? `|${piece.choices.map(escapeChoice).join(',')}|` : `:${escapeSnippet(piece.shown)}`;
      return `\${${String(number)}${body}}`;
    })
    .join('');
}

/** A figure right behind would be read as one of the number's. */
function repeatedStop(number: number, next: Piece | undefined): string {
  return typeof next === 'string' && /^\d/.test(next) ? `\${${String(number)}}` : `$${String(number)}`;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&');
}

/** The text with the edits made; they must not overlap. Two insertions at one place come in their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let at = 0;
  let result = '';
  for (const { span, pieces } of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    result += text.slice(at, span.start) + plainText(pieces);
    at = span.end;
  }
  return result + text.slice(at);
}
