import type { Span } from '../text/span.js';
import { placesOf, type CompiledPolarity } from './compiledLexicon.js';
import type { Statement } from './statements.js';
import type { TermHits } from './terms.js';

/** Which way a statement turns on a control. `cue` is the word that turns it, in units of the normalised text. */
export type Polarity = { readonly kind: 'asks' } | Turn;
export type Turn = { readonly kind: 'negates' | 'defers'; readonly cue: Span };

export interface Cue {
  readonly kind: Turn['kind'];
  readonly span: Span;
  /** Index of the part between commas in which it stands. */
  readonly part: number;
  /** Its part says nothing but the exemption: 「本案免辦」. */
  readonly isBare: boolean;
  /** Its part says 均 or 皆: it reaches every part before it. */
  readonly isSweeping: boolean;
}

/** 「滲透測試則免」「滲透測試（免）」「滲透測試：無」: an exemption in one character, at the end of its part. */
const CURT = /[則得均皆可:(](免)\)?$|:(無)$/;
/** Words that make an exemption reach all parts before it: 「甲，乙，丙，均免辦」. */
const SWEEPING = /[均皆都]/;

/**
 * Finds the words that turn a statement round. A cue inside or touching a harmless word is none: 避免, 不得免除, 如有不適用.
 * `text` is the whole normalised passage, `hits` what was found in the statement (units of the statement); the returned spans
 * are units of the passage.
 */
export function readCues(text: string, statement: Statement, hits: TermHits, words: CompiledPolarity): readonly Cue[] {
  const cues: Cue[] = [];
  const negations = placesOf(words.negation, hits);
  const deferrals = placesOf(words.deferral, hits);
  const harmless = negations.length + deferrals.length === 0 ? [] : placesOf(words.harmless, hits);
  statement.parts.forEach((part, index) => {
    // A word with a gap must not reach over a comma.
    const inPart = ({ start, end }: Span): boolean =>
      start + statement.start >= part.start && end + statement.start <= part.end;
    const isCue = (span: Span): boolean =>
      inPart(span) && !harmless.some((safe) => inPart(safe) && span.start < safe.end && safe.start < span.end);
    const shift = ({ start, end }: Span): Span => ({ start: start + statement.start, end: end + statement.start });
    const found = [
      ...negations.filter(isCue).map((span) => ({ kind: 'negates' as const, span: shift(span) })),
      ...deferrals.filter(isCue).map((span) => ({ kind: 'defers' as const, span: shift(span) })),
    ];
    if (found.length === 0) {
      const curt = curtExemption(text, part);
      if (curt !== undefined) found.push({ kind: 'negates', span: curt });
    }
    if (found.length === 0) return;
    const own = text.slice(part.start, part.end);
    const spans = found.map(({ span }) => span);
    const isBare = saysNothingElse(text, part, spans, words.filler);
    for (const { kind, span } of found) cues.push({ kind, span, part: index, isBare, isSweeping: SWEEPING.test(own) });
  });
  return cues.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** The one character of 「滲透測試則免」, looked for at the end of a part only. */
function curtExemption(text: string, part: Span): Span | undefined {
  const from = Math.max(part.start, part.end - 4);
  const curt = CURT.exec(text.slice(from, part.end));
  if (curt === null) return undefined;
  const at = from + curt.index + curt[0].search(/[免無]/);
  return { start: at, end: at + 1 };
}

/** Whether a part is left empty when the cues and the words around them are taken away; one character may be left over. */
function saysNothingElse(text: string, part: Span, cues: readonly Span[], filler: readonly string[]): boolean {
  let rest = '';
  for (let i = part.start; i < part.end; i++) {
    if (!cues.some((cue) => i >= cue.start && i < cue.end)) rest += text[i] ?? '';
  }
  for (const word of filler) rest = rest.replaceAll(word, '');
  return rest.replace(/[\s.,:()「」、]/g, '').length <= 1;
}

/** Whether a statement says only that something is exempted: 「本案免辦」. What it speaks of stands before it. */
export function isBareExemption(statement: Statement, cues: readonly Cue[]): boolean {
  return cues.length > 0 && statement.parts.every((_, index) => cues.some((cue) => cue.part === index && cue.isBare));
}

/**
 * The polarity of a statement about what it names at `places` (in order); the last place decides, as authors end on what holds:
 * 「防毒軟體由機關提供，廠商無須導入防毒軟體」.
 *
 * A cue turns the part between commas in which it stands. It reaches back to what an earlier part names only when its own part
 * says nothing else («滲透測試部分，本案無須辦理»), and then to the nearest part that names something; 均 reaches all of them.
 * `named` are the places of everything that the statement names.
 */
export function polarityOf(
  statement: Statement,
  cues: readonly Cue[],
  places: readonly Span[],
  named: readonly Span[],
): Polarity {
  const last = places.at(-1);
  if (cues.length === 0 || last === undefined) return { kind: 'asks' };
  const partAt = (offset: number): number =>
    statement.parts.findIndex((part) => offset >= part.start && offset < part.end);
  const from = partAt(last.start);
  const to = Math.max(from, partAt(last.end - 1));
  const namingParts = new Set(named.map((place) => partAt(place.start)));
  for (const cue of cues) {
    if (cue.part >= from && cue.part <= to) return { kind: cue.kind, cue: cue.span };
    if (cue.part < to || !cue.isBare || namingParts.has(cue.part)) continue;
    let back = cue.part - 1;
    while (back > to && !namingParts.has(back)) back--;
    if (back <= to || cue.isSweeping) return { kind: cue.kind, cue: cue.span };
  }
  return { kind: 'asks' };
}
