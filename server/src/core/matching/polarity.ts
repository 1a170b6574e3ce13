import type { Span } from '../text/span.js';
import { placesOf, type CompiledPolarity } from './compiledLexicon.js';
import { partAt, type Statement } from './statements.js';
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
  const shift = ({ start, end }: Span): Span => ({ start: start + statement.start, end: end + statement.start });
  const harmless = byPart(statement, placesOf(words.harmless, hits).map(shift));
  const found = byPart(statement, [
    ...placesOf(words.negation, hits).map((span) => ({ kind: 'negates' as const, ...shift(span) })),
    ...placesOf(words.deferral, hits).map((span) => ({ kind: 'defers' as const, ...shift(span) })),
  ]);
  const cues: Cue[] = [];
  statement.parts.forEach((part, index) => {
    const safe = harmless.get(index) ?? [];
    const own = (found.get(index) ?? []).filter(
      (cue) => !safe.some((each) => cue.start < each.end && each.start < cue.end),
    );
    const curt = own.length === 0 ? curtExemption(text, part) : undefined;
    if (curt !== undefined) own.push({ kind: 'negates', ...curt });
    if (own.length === 0) return;
    const isBare = saysNothingElse(text, part, own, words.filler);
    const isSweeping = SWEEPING.test(text.slice(part.start, part.end));
    for (const { kind, start, end } of own) cues.push({ kind, span: { start, end }, part: index, isBare, isSweeping });
  });
  return cues;
}

/** Spans by the part that holds them whole: a word with a gap must not reach over a comma. */
function byPart<S extends Span>(statement: Statement, spans: readonly S[]): ReadonlyMap<number, S[]> {
  const parts = new Map<number, S[]>();
  for (const span of spans) {
    const part = partAt(statement, span.start);
    if (span.end > (statement.parts[part]?.end ?? -1)) continue;
    const own = parts.get(part);
    if (own === undefined) parts.set(part, [span]);
    else own.push(span);
  }
  return parts;
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
  if (cues.length === 0) return false;
  const bare = new Set(cues.filter((cue) => cue.isBare).map((cue) => cue.part));
  return bare.size === statement.parts.length;
}

/** The parts of a statement in which something is named. */
export interface NamingParts {
  readonly has: (part: number) => boolean;
  /** The nearest such part before another; −1 where there is none. */
  readonly before: (part: number) => number;
}

/** `named`: the places of everything that the statement names. Made once for a statement. */
export function readNamingParts(statement: Statement, named: readonly Span[]): NamingParts {
  const parts = new Set(named.map((place) => partAt(statement, place.start)));
  const previous: number[] = [];
  let last = -1;
  statement.parts.forEach((_, index) => {
    previous.push(last);
    if (parts.has(index)) last = index;
  });
  return { has: (part) => parts.has(part), before: (part) => previous[part] ?? -1 };
}

/**
 * The polarity of a statement about what it names at `places` (in order); the last place decides, as authors end on what holds:
 * 「防毒軟體由機關提供，廠商無須導入防毒軟體」.
 *
 * A cue turns the part between commas in which it stands. It reaches back to what an earlier part names only when its own part
 * says nothing else («滲透測試部分，本案無須辦理»), and then to the nearest part that names something; 均 reaches all of them.
 */
export function polarityOf(
  statement: Statement,
  cues: readonly Cue[],
  places: readonly Span[],
  naming: NamingParts,
): Polarity {
  const last = places.at(-1);
  if (cues.length === 0 || last === undefined) return { kind: 'asks' };
  const from = partAt(statement, last.start);
  const to = Math.max(from, partAt(statement, last.end - 1));
  for (const cue of cues) {
    if (cue.part >= from && cue.part <= to) return { kind: cue.kind, cue: cue.span };
    if (cue.part < to || !cue.isBare || naming.has(cue.part)) continue;
    if (naming.before(cue.part) <= to || cue.isSweeping) return { kind: cue.kind, cue: cue.span };
  }
  return { kind: 'asks' };
}
