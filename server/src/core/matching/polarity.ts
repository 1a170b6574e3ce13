import type { Span } from '../text/span.js';
import { type CompiledPolarity } from './compiledLexicon.js';
import type { Statement } from './statements.js';
import type { TermFinder } from './terms.js';

/** Which way a statement turns on a control. `cue` is the word that turns it, in units of the normalised text. */
export type Polarity =
  | { readonly kind: 'asks' }
  | { readonly kind: 'negates'; readonly cue: Span }
  | { readonly kind: 'defers'; readonly cue: Span };

export interface Cue {
  readonly kind: 'negates' | 'defers';
  readonly span: Span;
}

/**
 * Finds the words that turn a statement round. A cue inside or touching a harmless word is none: 避免, 不得免除, 如有不適用.
 * `text` is the whole normalised passage; the returned spans are its units.
 */
export function readCues(
  text: string,
  statement: Statement,
  finder: TermFinder,
  words: CompiledPolarity,
): readonly Cue[] {
  const cues: Cue[] = [];
  // Each part is searched by itself: a cue in one part must not hide the same cue in the next.
  for (const part of statement.parts) {
    const hits = finder.find(text.slice(part.start, part.end));
    const harmless = words.harmless.flatMap((term) => hits.get(term) ?? []);
    const add = (kind: Cue['kind'], terms: readonly number[]): void => {
      for (const term of terms) {
        const span = hits.get(term);
        if (span === undefined || harmless.some((safe) => span.start < safe.end && safe.start < span.end)) continue;
        cues.push({ kind, span: { start: part.start + span.start, end: part.start + span.end } });
      }
    };
    add('negates', words.negation);
    add('defers', words.deferral);
  }
  return cues.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/**
 * The polarity of a statement about what it names at `focus`.
 *
 * A cue turns the part between commas in which it stands. It reaches what an earlier part names only when its own part
 * names nothing («滲透測試部分，本案無須辦理»), and then back to the nearest part that does. `named` are the places of
 * everything that the statement names.
 */
export function polarityOf(statement: Statement, cues: readonly Cue[], focus: Span, named: readonly Span[]): Polarity {
  if (cues.length === 0) return { kind: 'asks' };
  const partOf = (span: Span): number =>
    statement.parts.findIndex((part) => span.start >= part.start && span.start < part.end);
  const focusFrom = partOf(focus);
  const focusTo = statement.parts.findIndex((part) => focus.end > part.start && focus.end <= part.end);
  const namingParts = new Set(named.map(partOf));
  for (const cue of cues) {
    const at = partOf(cue.span);
    const inside = at >= focusFrom && at <= Math.max(focusFrom, focusTo);
    let reaches = inside;
    if (!inside && !namingParts.has(at) && at > focusTo) {
      let back = at - 1;
      while (back > focusTo && !namingParts.has(back)) back--;
      reaches = back <= Math.max(focusFrom, focusTo);
    }
    if (reaches) return { kind: cue.kind, cue: cue.span };
  }
  return { kind: 'asks' };
}

/** A table cell that by itself says that its row is not asked: 「不適用」, 「本案免辦」, 「－(另案)」. */
export function turningCell(cell: string, cues: readonly Cue[]): Cue | undefined {
  const [cue] = cues;
  return cue !== undefined && cell.length <= SHORT_CELL ? cue : undefined;
}

const SHORT_CELL = 16;
