import type { Span } from '../text/span.js';
import type { NamingParts } from './polarity.js';
import type { PartSpans, StanceCues } from './stanceCues.js';
import { partAt } from './statements.js';

/**
 * How a statement that names something is meant: as a duty, as something left to the vendor, or not as a request at all. Words
 * alone do not ask: 「本機關已通過 ISO 27001」 tells, 「弱點掃描係指…」 defines, 「未辦理者按日計罰」 punishes, 「取得者酌予加分」 rewards.
 */
export type Stance =
  | { readonly kind: 'asks' }
  | { readonly kind: 'optional' | 'partial'; readonly cue: Span }
  /** All it says is in another paper: 「滲透測試，詳附件三」. */
  | { readonly kind: 'refers'; readonly cue: Span }
  | { readonly kind: 'idle'; readonly why: Idle; readonly cue: Span | null };

/** Why words are no request. `place`: the heading or the introduction says so. */
export type Idle = 'background' | 'agency' | 'definition' | 'penalty' | 'bonus' | 'quotation' | 'reply' | 'told';

const ASKS: Stance = { kind: 'asks' };

/** How near to its begin an optional word opens a part. */
const NEAR_BEGIN = 4;

/** Whether the part of a place narrows what is asked: 僅就…. */
export function isNarrowedAt(cues: StanceCues, place: Span): boolean {
  return cues.partial.has(partAt(cues.statement, place.start));
}

/** Whether a part before a cue, in which the control is named, narrows what is asked. */
export function isNarrowedBefore(cues: StanceCues, cue: Span, places: readonly Span[]): boolean {
  const part = partAt(cues.statement, cue.start);
  const first = places.reduce((least, { start }) => Math.min(least, partAt(cues.statement, start)), Infinity);
  for (const each of cues.partial.keys()) if (each >= first && each < part) return true;
  return false;
}

/** Whether any word of the statement binds somebody. */
export function isBinding(cues: StanceCues): boolean {
  return cues.strong.size > 0;
}

/** The stance of a statement on what it names at `places`; where it is named more than once, the place that asks for most decides. */
export function stanceAt(
  cues: StanceCues,
  places: readonly Span[],
  naming: NamingParts,
  placed: Idle | undefined,
  isTerse: boolean,
): Stance {
  let best: Stance | undefined;
  for (const place of places) {
    const from = Math.max(0, partAt(cues.statement, place.start));
    const to = Math.max(from, partAt(cues.statement, place.end - 1));
    const stance = stanceOfParts(cues, from, to, naming, placed, isTerse);
    if (stance.kind === 'asks') return stance;
    if (best === undefined || (best.kind === 'idle' && stance.kind !== 'idle')) best = stance;
  }
  return best ?? ASKS;
}

function stanceOfParts(
  cues: StanceCues,
  from: number,
  to: number,
  naming: NamingParts,
  placed: Idle | undefined,
  isTerse: boolean,
): Stance {
  const last = cues.statement.parts.length - 1;
  const isBound = within(cues.strong, from, to) !== undefined;
  const idle = (why: Idle, cue: Span | undefined): Stance => ({ kind: 'idle', why, cue: cue ?? null });
  if (cues.isQuestion) return idle('told', undefined);
  if (cues.isLaw) return idle('quotation', undefined);
  const quotation = within(cues.quotation, 0, to);
  if (quotation !== undefined && !isBound) return idle('quotation', quotation);
  const definition = within(cues.definition, 0, last);
  if (definition !== undefined && within(cues.strong, 0, last) === undefined) return idle('definition', definition);
  const penalty = within(cues.penalty, 0, last);
  if (penalty !== undefined && isBreach(cues, from, to)) return idle('penalty', penalty);
  const bonus = within(cues.bonus, 0, last);
  if (bonus !== undefined && !isBound) return idle('bonus', bonus);
  const reference = within(cues.reference, from, last);
  if (reference !== undefined && within(cues.strong, 0, last) === undefined) return { kind: 'refers', cue: reference };
  // 「機關應…」 too: it is the agency's own duty.
  const subject = cues.subjects[to];
  const background = within(cues.background, from, to);
  const advised = subject === 'agency' ? within(cues.optional, from, to) : undefined;
  if (advised !== undefined && !isBound) return { kind: 'optional', cue: advised };
  if (subject === 'agency') return idle('agency', background);
  if (background !== undefined && !isBound) return idle('background', background);
  if (placed !== undefined && !isBound && (placed !== 'background' || subject !== 'vendor'))
    return idle(placed, undefined);
  // What follows without naming anything of its own still speaks of this: 「全時側錄，視需要再行導入」.
  let end = to;
  while (end < last && !naming.has(end + 1)) end++;
  const optional = within(cues.optional, from, to) ?? leading(cues, from);
  if (optional !== undefined && !isStrongerThan(cues, from, to, optional)) return { kind: 'optional', cue: optional };
  const isAsked = within(cues.strong, 0, to) !== undefined;
  const trailing = within(cues.optional, to + 1, end);
  if (trailing !== undefined && !isAsked && !isStrongerThan(cues, to + 1, end, trailing))
    return { kind: 'optional', cue: trailing };
  const partial = within(cues.partial, from, end);
  if (partial !== undefined) return { kind: 'partial', cue: partial };
  const isOrdered = isAsked || within(cues.strong, to, last) !== undefined;
  const isDone = within(cues.obligation, 0, last) !== undefined;
  const motive = within(cues.motive, from, to);
  if (motive !== undefined && !isOrdered && !isDone && subject !== 'vendor') return idle('background', motive);
  // 「為避免…，爰有汰換之必要」: what it is good for, not what is asked.
  const reason = within(cues.reason, 0, last);
  if (reason !== undefined && !isOrdered && subject !== 'vendor') return idle('background', reason);
  return isOrdered || isTerse || isDone || subject === 'vendor' ? ASKS : idle('told', undefined);
}

/** The first span in a range of parts; a statement may have thousands, so a range from its begin is not walked. */
function within(spans: PartSpans, first: number, last: number): Span | undefined {
  if (first === 0) {
    for (const [part, [span]] of spans) return part <= last ? span : undefined;
    return undefined;
  }
  if (last - first > spans.size) {
    for (const [part, [span]] of spans) if (part >= first && part <= last) return span;
    return undefined;
  }
  for (let part = first; part <= last; part++) {
    const [span] = spans.get(part) ?? [];
    if (span !== undefined) return span;
  }
  return undefined;
}

/** 「建議廠商於上線前，辦理…」: the part right before begins what this one ends. */
function leading(cues: StanceCues, from: number): Span | undefined {
  const [span] = from > 0 ? (cues.optional.get(from - 1) ?? []) : [];
  const part = cues.statement.parts[from - 1];
  const isOpening =
    span !== undefined &&
    part !== undefined &&
    (span.start - part.start <= NEAR_BEGIN || cues.conditional.has(from - 1));
  return isOpening && cues.strong.get(from - 1) === undefined ? span : undefined;
}

/** A binding word before the optional one. */
function isStrongerThan(cues: StanceCues, from: number, to: number, optional: Span): boolean {
  for (let part = from; part <= to; part++) {
    for (const strong of cues.strong.get(part) ?? []) {
      // 「應儘量」 binds; 「建議應」「原則上應」 only advise.
      if (strong.end <= optional.start) return true;
    }
  }
  return false;
}

/** What is named is what was not done: the breach that a penalty is for. */
function isBreach(cues: StanceCues, from: number, to: number): boolean {
  for (let part = from; part <= to; part++) {
    if (cues.penalty.has(part) || cues.fault.has(part)) {
      const [fault] = cues.fault.get(part) ?? [];
      const strong = cues.strong.get(part) ?? [];
      return !strong.some((each) => fault === undefined || each.start < fault.start);
    }
  }
  return !cues.strong.has(to) && cues.fault.has(to + 1);
}
