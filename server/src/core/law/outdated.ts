import { normalisedString } from '../text/normalise.js';
import type { Citation } from './citations.js';
import { closeness, writeDesignation } from './designation.js';
import { isInForce, type Instrument, type LawBook, type Provision } from './law.js';

/** A citation of what was replaced by the day in question, and what holds in its stead. */
export interface Outdated {
  readonly cited: Provision | Instrument;
  /** Never empty; in the order of the data. */
  readonly now: readonly Provision[];
}

/**
 * What a citation means on a day: the closest entry; one that was replaced goes before its successor of the same number where the
 * sentence has a word of it. undefined where the book has no such entry.
 */
export function meantBy(law: LawBook, citation: Citation, date: string | null): Provision | Instrument | undefined {
  const { at, instrument } = citation;
  if (at === null) return instrument;
  const candidates = law.provisions
    .filter((each) => each.instrument === instrument)
    .map((provision) => ({ provision, close: closeness(provision.at, at) }))
    .filter(({ provision, close }) => close > 0 && mayBeMeant(provision, citation, date))
    .toSorted((a, b) => b.close - a.close || rank(b.provision) - rank(a.provision));
  return candidates[0]?.provision;
}

function mayBeMeant({ words, replacedBy, from }: Provision, { sentence }: Citation, date: string | null): boolean {
  if (replacedBy.length === 0) return date === null || from === null || from <= date;
  return words.length === 0 || words.some((word) => sentence.includes(normalisedString(word)));
}

function rank({ replacedBy }: Provision): number {
  return replacedBy.length > 0 ? 1 : 0;
}

/**
 * What of a citation was replaced by a day (ISO; null: the newest law applies). undefined where it cites what holds, where the
 * change came later, or where the book knows nothing of it.
 */
export function outdatedBy(law: LawBook, citation: Citation, date: string | null): Outdated | undefined {
  const cited = meantBy(law, citation, date);
  if (cited === undefined) return undefined;
  const now = successorsOf(law, cited).filter((each) => isInForce(each, date));
  return now.length === 0 ? undefined : { cited, now };
}

/** The provisions in which the content of another stands now. */
export function successorsOf(law: LawBook, { replacedBy }: Provision | Instrument): readonly Provision[] {
  return law.provisions.filter(({ id }) => replacedBy.includes(id));
}

/** 「資通安全管理法第10條第2項」; for an instrument, its title. */
export function titleOf(entry: Provision | Instrument): string {
  return entry.kind === 'instrument' ? entry.title : entry.instrument.title + writeDesignation(entry.at, 'arabic');
}

/** How a citation would be written today, and the part of the text (a span of the citation) that it takes the place of. */
export interface Recast {
  readonly span: Citation['span'];
  readonly text: string;
}

/**
 * Writes the current citation in the numerals of the old one. The author's own name of the law stays where the law stays;
 * undefined where name and number stand apart and the law changes: the brackets between them are the author's.
 */
export function recast({ span, number, name, instrument, numerals }: Citation, { now }: Outdated): Recast | undefined {
  const isSame = now.every((each) => each.instrument === instrument);
  if (isSame && number !== null)
    return { span: number, text: now.map(({ at }) => writeDesignation(at, numerals)).join('及') };
  if (name === 'apart') return undefined;
  return { span, text: now.map((each) => each.instrument.title + writeDesignation(each.at, numerals)).join('及') };
}
