import { normalise } from '../text/normalise.js';
import type { Span } from '../text/span.js';
import { readOrdinal, type Designation, type Numerals } from './designation.js';
import type { Instrument, LawBook } from './law.js';
import { compileNames, type LawNames, type Mention } from './lawNames.js';

/** A place where a text cites an instrument of ours, or a part of one. Spans are UTF-16 units of the text that was read. */
export interface Citation {
  /** From the name, if it stands there, to the end of the number. */
  readonly span: Span;
  readonly instrument: Instrument;
  /** Place of the number alone; null where the instrument is cited as a whole. */
  readonly number: Span | null;
  readonly at: Designation | null;
  /** How the name stands to the number: `joined` right before it, `apart` with brackets between, `none` not in this span. */
  readonly name: 'joined' | 'apart' | 'none';
  readonly numerals: Numerals;
  /** The sentence around it, folded. */
  readonly sentence: string;
}

/** Finds the citations of a text, in order. */
export type CitationFinder = (text: string) => readonly Citation[];

const NUMBER = '[〇零一二三四五六七八九十百\\d ]{1,8}';
const ARTICLE = `第(${NUMBER})條(?:之(${NUMBER}))?(?:第(${NUMBER})項)?(?:第(${NUMBER})款)?`;
/** 「第10-1條」 is 「第10條之1」. */
const HYPHENED = '第(\\d{1,3})-(\\d{1,2})條';
const ANNEX = `附表(${NUMBER})(?:至(?:附表)?(${NUMBER}))?`;
const TOKEN = new RegExp(`${ARTICLE}|${HYPHENED}|${ANNEX}|[。!?\\u2029]`, 'g');
const ENDS_SENTENCE = /^[。!?\u2029]$/;

/** What may stand between a name and the number that it governs: what closes it, a short name in brackets, 「之」. */
const BETWEEN = /^[」』》〉"”)]{0,3}(?:\([^()]{0,30}\))?[」』》〉"”]?(?:之|的)?$/;
const BEFORE_ANNEX = /^[」』》〉)]{0,3}[(「『]?$/;
/** What joins a number with the one before. */
const JOINS = /^(?:規定)?(?:及|與|和|或|、|至|暨|以及|並|到|~|-)$/;
/** Longest stretch between a name and its number, in folded units: brackets of 30 with what closes them. */
const FARTHEST = 40;

/**
 * Compiles a finder over the names of a book. A number counts when a name of ours stands right before it, or when it goes on from
 * a number that counts; 第4條 of a contract is none of ours. 「施行細則」 alone is ours only where the law last named in the same
 * sentence is: 政府採購法施行細則第4條 is another law's.
 *
 * Linear in the text: one pass over the names and one over numbers and sentence ends, each of whose parts has a bounded
 * length, then one merge of the two in order that looks at most {@link FARTHEST} units back.
 */
export function createCitationFinder(law: LawBook): CitationFinder {
  const names = compileNames(law);
  // Most passages cite nothing; these are not even folded.
  return (text) => (/[法則號]|附\s*表/.test(text) ? new Reader(names, text).read() : []);
}

/** A place as folded. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly instrument: Instrument;
  readonly name: Citation['name'];
  readonly match: RegExpExecArray | null;
}

/** Reads one text; the fields are the state of the sentence at hand. */
class Reader {
  readonly #folded: ReturnType<typeof normalise>;
  readonly #mentions: readonly Mention[];
  readonly #found: Found[] = [];
  readonly #bounds: number[] = [0];
  #next = 0;
  /** The law last named in the sentence; null: one that is not ours, undefined: none. */
  #last: Instrument | null | undefined;
  /** What a number may belong to: the name or the number right before it. */
  #open: Found | null = null;

  constructor(names: LawNames, text: string) {
    this.#folded = normalise(text);
    this.#mentions = names.find(this.#folded.text);
  }

  read(): readonly Citation[] {
    const { text } = this.#folded;
    for (const match of text.matchAll(TOKEN)) {
      this.#takeMentions(match.index);
      if (ENDS_SENTENCE.test(match[0])) {
        this.#bounds.push(match.index + 1);
        this.#last = undefined;
        this.#open = null;
      } else this.#takeNumber(match);
    }
    this.#takeMentions(text.length);
    this.#bounds.push(text.length);
    let sentence = 0;
    return this.#found.flatMap((found) => {
      while ((this.#bounds[sentence + 1] ?? text.length) <= found.start) sentence++;
      return this.#citation(found, text.slice(this.#bounds[sentence], this.#bounds[sentence + 1]));
    });
  }

  #takeMentions(before: number): void {
    for (
      let at = this.#mentions[this.#next];
      at !== undefined && at.start < before;
      at = this.#mentions[++this.#next]
    ) {
      const instrument = this.#meaningOf(at);
      this.#last = instrument;
      this.#open =
        instrument === null ? null : { start: at.start, end: at.end, instrument, name: 'joined', match: null };
      if (this.#open !== null) this.#found.push(this.#open);
    }
  }

  #meaningOf(mention: Mention): Instrument | null {
    if (mention.kind === 'own') return mention.instrument;
    if (mention.kind === 'other') return null;
    const last = this.#last === undefined ? null : (this.#last ?? undefined);
    return mention.meanings.find(({ after }) => after === last)?.instrument ?? null;
  }

  #takeNumber(match: RegExpExecArray): void {
    const open = this.#governing(match);
    const end = match.index + match[0].length;
    if (open === null) {
      this.#open = null;
      return;
    }
    const { instrument } = open;
    const isNamed = open.match === null && open.end >= 0;
    // 「之」 between the two goes with them.
    const isJoined = /^[之的]?$/.test(this.#folded.text.slice(open.end, match.index));
    const found: Found = isNamed
      ? { start: open.start, end, instrument, name: isJoined ? 'joined' : 'apart', match }
      : { start: match.index, end, instrument, name: 'none', match };
    if (isNamed) this.#found.pop();
    this.#found.push(found);
    this.#open = found;
  }

  #governing({ index, 0: words }: RegExpExecArray): Found | null {
    const open = this.#open;
    const isAnnex = words.startsWith('附');
    if (open !== null && index - open.end <= FARTHEST) {
      const between = this.#folded.text.slice(open.end, index);
      const fits = open.match === null ? BETWEEN.test(between) : JOINS.test(between);
      if (fits || (isAnnex && BEFORE_ANNEX.test(between))) return open;
    }
    // An annex may go by its number alone in the rest of a sentence that names its regulation.
    const last = this.#last;
    if (!isAnnex || last?.id !== 'classification') return null;
    return { start: index, end: -1, instrument: last, name: 'none', match: null };
  }

  #citation({ start, end, instrument, name, match }: Found, sentence: string): readonly Citation[] {
    const { starts, ends } = this.#folded;
    const at = match === null ? null : designationOf(match);
    if (at === undefined) return [];
    const span = (from: number): Span => ({ start: starts[from] ?? 0, end: ends[end - 1] ?? 0 });
    const isChinese = match !== null && /第[〇零一二三四五六七八九十百]/.test(match[0]);
    return [
      {
        span: span(start),
        instrument,
        number: match === null ? null : span(match.index),
        at,
        name,
        numerals: isChinese ? 'chinese' : 'arabic',
        sentence,
      },
    ];
  }
}

function designationOf(match: RegExpExecArray): Designation | undefined {
  const [, article, branch, paragraph, item, hyphened, after, annex, through] = match;
  if (annex !== undefined) {
    const first = readOrdinal(annex);
    const last = through === undefined ? first : readOrdinal(through);
    return first === undefined || last === undefined ? undefined : { kind: 'annex', annex: first, through: last };
  }
  const part = (text: string | undefined): number | null => (text === undefined ? null : (readOrdinal(text) ?? null));
  const number = readOrdinal(article ?? hyphened ?? '');
  if (number === undefined) return undefined;
  return {
    kind: 'article',
    article: number,
    branch: part(branch ?? after),
    paragraph: part(paragraph),
    item: part(item),
  };
}
