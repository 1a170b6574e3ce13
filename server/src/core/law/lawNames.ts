import { normalisedString } from '../text/normalise.js';
import type { Instrument, LawBook } from './law.js';

/** A law that a text names. `relative`: a name whose law hangs on the one named before it. */
export type Mention =
  | { readonly kind: 'own'; readonly start: number; readonly end: number; readonly instrument: Instrument }
  | { readonly kind: 'relative'; readonly start: number; readonly end: number; readonly meanings: readonly Meaning[] }
  /** A law that is none of ours. */
  | { readonly kind: 'other'; readonly start: number; readonly end: number };

/** `after` null: where no law was named before. */
interface Meaning {
  readonly after: Instrument | null;
  readonly instrument: Instrument;
}

export interface LawNames {
  /** Names in a folded text, in order, not overlapping. */
  readonly find: (folded: string) => readonly Mention[];
}

/** Words that mean the law last named. */
const SAME = ['同法', '該法', '本法', '上開法律', '同辦法', '該辦法', '同細則', '該細則'];
/**
 * Ends of the names of laws. A name of ours is tried first at each place; what ends so and is none of ours is another law. To take
 * a word for a law by mistake («方法») only makes us silent.
 */
const OTHER = '(?:施行細則|作業辦法|管理辦法|辦法|條例|細則|準則|要點|規程|契約|須知|法(?![律令規院務人定]))';
/** Behind these, a short name is a name; behind any other word it is the end of a longer one. */
const FUNCTION_WORD = /[依按照據合及與和或之暨從該本其於在以由對含即為並稱、]$/;

/** Compiles the names of a book: longest first, so that 「資通安全管理法施行細則」 is not the Act. */
export function compileNames({ instruments }: LawBook): LawNames {
  const own = new Map<string, Instrument>();
  const relative = new Map<string, Meaning[]>();
  for (const instrument of instruments) {
    for (const name of instrument.names) own.set(normalisedString(name), instrument);
    for (const name of instrument.alone.map(normalisedString))
      relative.set(name, [...(relative.get(name) ?? []), { after: null, instrument }]);
    for (const { instrument: id, names } of instrument.after) {
      const after = instruments.find((each) => each.id === id);
      if (after === undefined) continue;
      for (const name of names.map(normalisedString))
        relative.set(name, [...(relative.get(name) ?? []), { after, instrument }]);
    }
  }
  for (const name of SAME.map(normalisedString))
    relative.set(
      name,
      instruments.map((instrument) => ({ after: instrument, instrument })),
    );
  const longestFirst = [...own.keys(), ...relative.keys()].toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return { find: () => [] };
  const pattern = new RegExp(`${longestFirst.map(escaped).join('|')}|${normalisedString(OTHER)}`, 'g');
  return { find: (folded) => mentions(folded, pattern, own, relative) };
}

function mentions(
  folded: string,
  pattern: RegExp,
  own: ReadonlyMap<string, Instrument>,
  relative: ReadonlyMap<string, readonly Meaning[]>,
): readonly Mention[] {
  const found: Mention[] = [];
  for (const match of folded.matchAll(pattern)) {
    const [name] = match;
    const start = match.index;
    const end = start + name.length;
    const instrument = own.get(name);
    if (instrument !== undefined) {
      found.push({ kind: 'own', start, end, instrument });
      continue;
    }
    const meanings = relative.get(name);
    const before = folded.slice(Math.max(0, start - 1), start);
    const isWhole = !/[\u3400-\u9fff]/.test(before) || FUNCTION_WORD.test(before) || isBehindName(found, start);
    // 「政府採購法施行細則」: the end of a name that is not ours.
    found.push(
      meanings !== undefined && isWhole ? { kind: 'relative', start, end, meanings } : { kind: 'other', start, end },
    );
  }
  return found;
}

/** Right behind a name of ours: 「資通安全管理法暨施行細則」 has a word between, 「本法施行細則」 has none. */
function isBehindName(found: readonly Mention[], start: number): boolean {
  const last = found.at(-1);
  return last !== undefined && last.kind !== 'other' && last.end === start;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
