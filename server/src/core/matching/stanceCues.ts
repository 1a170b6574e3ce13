import type { Span } from '../text/span.js';
import type { CompiledStance } from './compiledLexicon.js';
import { partAt, type Statement } from './statements.js';
import { placesOf, type TermHits, type Terms } from './termLists.js';

/** What was found in one statement, part by part; made once for a statement. Spans are units of the passage. */
export interface StanceCues {
  readonly statement: Statement;
  readonly strong: PartSpans;
  readonly optional: PartSpans;
  readonly background: PartSpans;
  readonly motive: PartSpans;
  readonly partial: PartSpans;
  readonly reason: PartSpans;
  /** Parts that make it hang on time or means: 「如有餘裕」. */
  readonly conditional: ReadonlySet<number>;
  readonly obligation: PartSpans;
  readonly penalty: PartSpans;
  readonly fault: PartSpans;
  readonly bonus: PartSpans;
  readonly definition: PartSpans;
  readonly quotation: PartSpans;
  readonly reference: PartSpans;
  /** It tells what a law says: 「個人資料保護法第27條規定，…」. */
  readonly isLaw: boolean;
  /** It ends in a question mark. */
  readonly isQuestion: boolean;
  /** Who does what each part says, as far as the part or the one before it tells. */
  readonly subjects: readonly Subject[];
}

/** Spans by the part in which they begin, in order. */
export type PartSpans = ReadonlyMap<number, readonly Span[]>;
/** Who does what a part says. */
export type Subject = 'agency' | 'vendor' | undefined;

/** Reads the words that decide how a statement is meant. `text` is the whole normalised passage, `hits` are units of the statement. */
export function readStanceCues(text: string, statement: Statement, hits: TermHits, words: CompiledStance): StanceCues {
  const found = (terms: Terms, harmless?: Terms): PartSpans => {
    const safe = harmless === undefined ? [] : placesOf(harmless, hits);
    const parts = new Map<number, Span[]>();
    for (const place of placesOf(terms, hits)) {
      if (safe.some((each) => place.start < each.end && each.start < place.end)) continue;
      const span = { start: place.start + statement.start, end: place.end + statement.start };
      const part = partAt(statement, span.start);
      const own = parts.get(part);
      if (own === undefined) parts.set(part, [span]);
      else own.push(span);
    }
    return parts;
  };
  const cues = {
    statement,
    strong: found(words.strong, words.harmlessStrong),
    optional: found(words.optional, words.harmlessOptional),
    background: withoutConditions(text, statement, found(words.background, words.harmlessBackground)),
    motive: found(words.motive, words.harmlessBackground),
    partial: found(words.partial),
    reason: found(words.reason),
    obligation: found(words.obligation),
    penalty: withoutDenied(text, found(words.penalty)),
    fault: found(words.fault),
    bonus: withPoints(text, statement, found(words.bonus, words.harmlessBonus)),
    definition: found(words.definition, words.harmlessDefinition),
    quotation: found(words.quotation),
    reference: found(words.reference),
  };
  const isQuestion = text[statement.end] === '?';
  const isLaw = LAW.test(text.slice(statement.start, statement.end)) && placesOf(words.vendor, hits).length === 0;
  const conditional = new Set(
    statement.parts.flatMap((part, index) => (MEANS.test(text.slice(part.start, part.end)) ? [index] : [])),
  );
  return {
    ...cues,
    conditional,
    isQuestion,
    isLaw,
    subjects: readSubjects(text, statement, found(words.agency), found(words.vendor), found(words.requests)),
  };
}

const LAW = /^[^,依按照]{2,24}(?:法|細則|辦法|要點|準則|規定)第[^,]{1,10}條[^,]{0,8}(?:規定|明定|載明|所定)/;
const MEANS = /(?:如|若|倘|行)有餘[裕力]|(?:時程|時間|經費|預算|人力|情況)(?:允許|許可|充裕)|如可行|若可行/;
const POINTS = /[加得給]\d+(?:\.\d+)?分(?!鐘)/;

/** 「加 2 分」 is written with any number, so no list of words has it. */
function withPoints(text: string, statement: Statement, bonus: PartSpans): PartSpans {
  const match = POINTS.exec(text.slice(statement.start, statement.end));
  if (match === null) return bonus;
  const start = statement.start + match.index;
  const part = partAt(statement, start);
  return new Map([...bonus, [part, [...(bonus.get(part) ?? []), { start, end: start + match[0].length }]]]);
}

/** What may stand before the subject of a part. 「應依本局…」「讓本所…」 have none in 本局, 本所. */
const BEFORE_SUBJECT =
  /^[\d.()、一二三四五六七八九十\s]*(?:且|並|又|惟|但|另|而|至|故|因|現|查|緣|按|以|目前|此外|其中|原|今|據此)?$/;
function readSubjects(
  text: string,
  statement: Statement,
  agency: PartSpans,
  vendor: PartSpans,
  requests: PartSpans,
): readonly Subject[] {
  let last: Subject;
  return statement.parts.map((part, index) => {
    if (isCondition(text, part)) return (last = undefined);
    const requested = requests.get(index) ?? [];
    const isDoer = ({ start, end }: Span): boolean =>
      BEFORE_SUBJECT.test(text.slice(Math.max(part.start, start - 12), start)) &&
      !requested.some((each) => each.start === end) &&
      text[end] !== '之';
    const own = longest((agency.get(index) ?? []).filter(isDoer));
    const theirs = vendor.get(index) ?? [];
    // 「機關得要求廠商…」: the vendor does it.
    const passesOn = theirs.some(
      ({ start }) => text[start - 1] === '由' || requested.some((each) => each.start < start),
    );
    if (own !== undefined && !passesOn && !theirs.some(({ start }) => start < own.start)) last = 'agency';
    else if (theirs.length > 0) last = 'vendor';
    return last;
  });
}

function withoutConditions(text: string, statement: Statement, spans: PartSpans): PartSpans {
  return new Map(
    [...spans].filter(([index]) => {
      const part = statement.parts[index];
      return part !== undefined && !isCondition(text, part);
    }),
  );
}

/** 「不扣款」 */
function withoutDenied(text: string, spans: PartSpans): PartSpans {
  return new Map(
    [...spans].flatMap(([part, own]) => {
      const kept = own.filter(({ start }) => !/[不免未]予?$/.test(text.slice(Math.max(0, start - 2), start)));
      return kept.length > 0 ? [[part, kept] as const] : [];
    }),
  );
}

/** 「機關已有…時」「經評估有必要者」 say when something holds, not what anybody does. */
function isCondition(text: string, part: Span): boolean {
  const own = text.slice(part.start, part.end);
  return /(?:[時者]|情形|情況)$/.test(own) || /如認|認為|認有|認需|如需|倘需|若需|如有|若有|倘有|如遇|若遇/.test(own);
}

/** Of 機關 in 本機關 the longer. */
function longest(spans: readonly Span[]): Span | undefined {
  return spans.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
}
