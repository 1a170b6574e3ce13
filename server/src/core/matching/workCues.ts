import type { Service } from '../catalogue/catalogue.js';
import { normalise } from '../text/normalise.js';
import type { Span } from '../text/span.js';
import type { CompiledLexicon } from './compiledLexicon.js';
import { isBareExemption, polarityOf, readCues, readNamingParts } from './polarity.js';
import type { DoubtWhen, ServiceCues } from './serviceCues.js';
import { stanceAt, type Idle } from './stance.js';
import { readStanceCues } from './stanceCues.js';
import { isContentsLine, readStatements, type Statement } from './statements.js';
import { createTermLists, hasAny, placesOf, type ListFinder, type TermHits, type Terms } from './termLists.js';

/**
 * How much a sentence needs its place to ask for the work that it names. `bound` it binds the vendor wherever it stands;
 * `sentence` it asks where the place does not say otherwise; `item` it asks as an entry of a list of work; `trace` it names the
 * work without asking; `none` it speaks of something else, or says that it is not asked.
 */
export type CueForce = 'bound' | 'sentence' | 'item' | 'trace' | 'none';

/**
 * A sentence that has the words of some work. It depends on the visible text alone: what its place says of it is asked when the
 * draft is looked at as a whole. Spans are UTF-16 units of the visible text.
 */
export interface WorkCue {
  readonly work: string;
  readonly force: CueForce;
  /** The words that show it, first to last. */
  readonly span: Span;
  /** The sentence, folded: two places that say the same are one. */
  readonly said: string;
}

/** What reads cues; compiled once. */
export interface WorkReader {
  readonly works: readonly CompiledWork[];
  readonly finder: ListFinder;
  readonly sentences: Terms;
  readonly sections: Terms;
  readonly lexicon: CompiledLexicon;
  readonly doubts: readonly DoubtWhen[];
}

interface CompiledWork {
  readonly work: string;
  readonly belongs: readonly Service[];
  readonly caseTitle: Terms;
  readonly signs: readonly (readonly Terms[])[];
  readonly harmless: Terms;
  readonly unless: Terms;
}

/** Compiles the cues into a finder of their own: few phrases, so that a passage without any costs one walk over its text. */
export function compileWorkCues({ works, doubts, asides }: ServiceCues, lexicon: CompiledLexicon): WorkReader {
  const lists = createTermLists();
  const compiled = works.map(({ work, belongs, caseTitle, signs, harmless, unless }) => ({
    work,
    belongs,
    caseTitle: lists.add(caseTitle),
    signs: signs.map((groups) => groups.map(lists.add)),
    harmless: lists.add(harmless),
    unless: lists.add(unless),
  }));
  const [sentences, sections] = [lists.add(asides.sentences), lists.add(asides.sections)];
  return { works: compiled, finder: lists.build(), sentences, sections, lexicon, doubts };
}

/** Reads the cues of one text. Linear in the text; a sentence is looked at closely only where its words are a sign. */
export function readWorkCues(reader: WorkReader, source: string): readonly WorkCue[] {
  const normalised = normalise(source);
  const { text, starts, ends } = normalised;
  const cues: WorkCue[] = [];
  for (const statement of readStatements(text)) {
    const own = text.slice(statement.start, statement.end);
    const hits = reader.finder.find(own);
    if (hits.size === 0 || hasAny(reader.sentences, hits) || isContentsLine(own)) continue;
    let forceAt: ((places: readonly Span[]) => CueForce) | undefined;
    for (const work of reader.works) {
      const places = placesIn(work, hits);
      if (places === undefined) continue;
      const at = places.map(({ start, end }) => ({ start: start + statement.start, end: end + statement.start }));
      const first = Math.min(...at.map(({ start }) => start));
      const last = Math.max(...at.map(({ end }) => end));
      forceAt ??= readForce(reader, text, statement);
      const span = { start: starts[first] ?? 0, end: ends[last - 1] ?? 0 };
      cues.push({ work: work.work, force: forceAt(at), span, said: own });
    }
  }
  return cues;
}

/** The first words that make a whole sign of a work; one place for each group. */
function placesIn(work: CompiledWork, hits: TermHits): readonly Span[] | undefined {
  if (hasAny(work.unless, hits)) return undefined;
  const safe = placesOf(work.harmless, hits);
  const free = ({ start, end }: Span): boolean => !safe.some((each) => start < each.end && each.start < end);
  for (const groups of work.signs) {
    const places = groups.flatMap((terms) => placesOf(terms, hits).find(free) ?? []);
    if (places.length === groups.length) return places;
  }
  return undefined;
}

/** How a sentence is meant, by the words of the lexicon: the judgement of controls reads it in the same way. */
function readForce({ lexicon }: WorkReader, text: string, statement: Statement): (places: readonly Span[]) => CueForce {
  const hits = lexicon.finder.find(text.slice(statement.start, statement.end));
  const turns = readCues(text, statement, hits, lexicon.polarity);
  const stance = readStanceCues(text, statement, hits, lexicon.polarity);
  const isExemption = isBareExemption(statement, turns);
  return (places) => {
    const naming = readNamingParts(text, statement, places);
    const said = places.slice(0, 1);
    if (isExemption || polarityOf(statement, turns, said, naming).kind !== 'asks') return 'none';
    const asks = (placed: Idle | undefined, isTerse: boolean): boolean =>
      stanceAt(stance, said, naming, placed, isTerse).kind === 'asks';
    if (asks('background', false)) return 'bound';
    if (asks(undefined, false)) return 'sentence';
    if (asks(undefined, true)) return 'item';
    const meant = stanceAt(stance, said, naming, undefined, true);
    return meant.kind === 'idle' && meant.why !== 'told' ? 'none' : 'trace';
  };
}

/** The works that the title of a case shows, with the words (units of the title). */
export function readTitleCues(reader: WorkReader, title: string): ReadonlyMap<string, Span> {
  const { text, starts, ends } = normalise(title);
  const hits = reader.finder.find(text);
  const shown = new Map<string, Span>();
  for (const work of reader.works) {
    const safe = placesOf(work.harmless, hits);
    const place = placesOf(work.caseTitle, hits).find(
      ({ start, end }) => !safe.some((each) => start < each.end && each.start < end),
    );
    if (place !== undefined) shown.set(work.work, { start: starts[place.start] ?? 0, end: ends[place.end - 1] ?? 0 });
  }
  return shown;
}

/** Cues of texts, kept from one version of a draft to the next; texts that a pass did not meet are dropped after it. */
export interface WorkMemo {
  readonly readAll: (texts: readonly string[]) => readonly (readonly WorkCue[])[];
}

/** A memo, empty or with what was read of some texts (parallel). */
export function createWorkMemo(
  reader: WorkReader,
  texts: readonly string[] = [],
  read: readonly (readonly WorkCue[])[] = [],
): WorkMemo {
  let kept: ReadonlyMap<string, readonly WorkCue[]> = new Map(texts.map((text, i) => [text, read[i] ?? []]));
  return {
    readAll: (all) => {
      const used = new Map<string, readonly WorkCue[]>();
      const results = all.map((text) => {
        const cues = used.get(text) ?? kept.get(text) ?? readWorkCues(reader, text);
        used.set(text, cues);
        return cues;
      });
      kept = used;
      return results;
    },
  };
}
