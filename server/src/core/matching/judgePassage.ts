import type { Passage } from '../draft/passages.js';
import { normalise, type NormalisedText } from '../text/normalise.js';
import type { Span } from '../text/span.js';
import type { CompiledEntry, CompiledLexicon } from './compiledLexicon.js';
import { hasAny, type TermHits } from './termLists.js';
import type { BareJudgement, Judgement, Verdict } from './judgement.js';
import { LIKEWISE, likewise, turnOf } from './likewise.js';
import { nameControl, type Naming, type Place } from './naming.js';
import { isBareExemption, polarityOf, readCues, readNamingParts, type Cue, type Turn } from './polarity.js';
import type { Similarity } from './similarity.js';
import { isBinding, isNarrowedAt, isNarrowedBefore, stanceAt } from './stance.js';
import { readStanceCues, type StanceCues } from './stanceCues.js';
import { isContentsLine, partAt, readStatements, type Statement } from './statements.js';
import { withSubstance } from './statementSubstance.js';
import { placedBy, type ContextReader, type Surroundings } from './surroundings.js';

/** What judging needs: compiled once, used for every passage. */
export interface Judge {
  readonly lexicon: CompiledLexicon;
  readonly similarity: Similarity;
}

/** Likeness from which a statement that lacks a notion is still the clause in other words. */
const NEAR_VERBATIM = 0.82;
/** Likeness from which a statement that has only the key notion is worth a look. */
const WORTH_A_LOOK = 0.5;
/** What is asked first and partly taken out again is asked near the begin; each place is held against all cues, so few are. */
const MOST_KEPT = 4;
const EXCLUDES = /排除/;
/** A line that is no longer is an entry, not a sentence: it needs no verb to ask. */
const LONGEST_TERSE = 40;
/** A cell that is no longer only names what its row is about. */
const LONGEST_NAME = 24;
/** Likeness from which an exemption that leaves one notion unsaid is still about the control. */
const EXEMPTION_LIKENESS = 0.2;
/** Longest label before a colon that governs the rest of its passage: 「防惡意軟體：靜態分析；動態沙箱分析」. */
const LONGEST_LABEL = 24;

/** One statement of the passage, with all that was found in it. */
interface Reading {
  readonly normalised: NormalisedText;
  readonly statement: Statement;
  readonly hits: TermHits;
  readonly cues: readonly Cue[];
  readonly stance: StanceCues;
  readonly around: Surroundings;
}

/**
 * Judges one passage for every control that it touches. It depends on the passage's kind, visible text and context alone, so the
 * result may be kept for as long as these stay the same. Time is linear in the passage.
 */
export function judgePassage(
  judge: Judge,
  readContext: ContextReader,
  passage: Pick<Passage, 'kind' | 'text' | 'context'>,
): readonly Judgement[] {
  const { finder, polarity } = judge.lexicon;
  const normalised = normalise(passage.text.text);
  const { text } = normalised;
  const statements = readStatements(text);
  const first = readContext(passage.context);
  // The label is text of the first statement; for the others it is context.
  const label = /^[^:。;]*(?=:)/.exec(text)?.[0];
  const labelled =
    label === undefined || label.length > LONGEST_LABEL
      ? first
      : {
          ...first,
          governing: [finder.find(label), ...first.governing],
          placed: placedBy(label, judge.lexicon) ?? first.placed,
        };
  const judgements: BareJudgement[] = [];
  const found = new Map<number, TermHits>();
  for (const statement of statements) {
    const own = text.slice(statement.start, statement.end);
    if (isContentsLine(own)) continue;
    const hits = finder.find(own);
    found.set(statement.start, hits);
    const cues = readCues(text, statement, hits, polarity);
    const around = statement.start === 0 ? { ...first, placed: labelled.placed } : labelled;
    const stance = readStanceCues(text, statement, hits, polarity);
    const reading = { normalised, statement, hits, cues, stance, around };
    const [cue] = cues;
    if (cue !== undefined && judgements.length > 0 && isBareExemption(statement, cues)) {
      // 「滲透測試。本案免辦。」: the exemption is of what stands right before it.
      turnLast(judgements, { kind: cue.kind, cue: cue.span }, text);
      continue;
    }
    const judged = judgeStatement(judge, passage.kind, reading);
    const turn = LIKEWISE.test(own) ? turnOf(judgements) : undefined;
    for (const judgement of LIKEWISE.test(own) ? likewise(judgements, judged) : judged) {
      const asks = judgement.verdict.kind === 'covers' || judgement.verdict.kind === 'idle';
      judgements.push(turn !== undefined && asks ? { ...judgement, verdict: turn } : judgement);
    }
  }
  return withSubstance(judge.lexicon, { normalised, statements, found }, first, judgements);
}

/** Turns what the last statement asks for; its judgements are the last ones. */
function turnLast(judgements: BareJudgement[], turn: Turn, text: string): void {
  const start = judgements.at(-1)?.span.start;
  for (let i = judgements.length - 1; i >= 0; i--) {
    const judgement = judgements[i];
    if (judgement?.span.start !== start || judgement === undefined) return;
    if (judgement.verdict.kind === 'covers') judgements[i] = { ...judgement, verdict: turnedVerdict(turn, text, true) };
  }
}

function touchedEntries(lexicon: CompiledLexicon, hits: TermHits): ReadonlySet<CompiledEntry> {
  const touched = new Set<CompiledEntry>();
  for (const list of hits.keys()) for (const entry of lexicon.namedBy.get(list) ?? []) touched.add(entry);
  return touched;
}

function judgeStatement(judge: Judge, kind: Passage['kind'], reading: Reading): readonly BareJudgement[] {
  const { normalised, statement, hits, cues, stance, around } = reading;
  const text = normalised.text.slice(statement.start, statement.end);
  const context = [...around.governing, ...around.row];
  const likeness = judge.similarity.of(text);
  const namings = [...touchedEntries(judge.lexicon, hits)].map((entry) => ({
    entry,
    naming: nameControl(entry, hits, context),
  }));
  const moved = ({ start, end }: Span): Span => ({ start: start + statement.start, end: end + statement.start });
  const shift = (place: Place): Place => ({ ...moved(place), key: moved(place.key) });
  const named = namings.flatMap(({ naming }) => (naming.kind === 'whole' ? naming.places.map(shift) : []));
  const namingParts = readNamingParts(normalised.text, statement, named);
  const judgements = namings.flatMap(({ entry, naming }): readonly BareJudgement[] => {
    if (naming.kind === 'none') return [];
    const similarity = likeness(entry.entry.control);
    const verdict = verdictOf();
    if (verdict === undefined) return [];
    const found = naming.found.map(({ notion, at }) => ({ notion, at: at && toVisible(normalised, moved(at)) }));
    const span = toVisible(normalised, statement);
    return [{ control: entry.entry.control, verdict, span, score: scoreOf(naming, similarity), similarity, found }];

    function verdictOf(): Verdict | undefined {
      if (naming.kind === 'none') return undefined;
      if (naming.kind === 'excluded') return { kind: 'excluded', by: naming.by };
      const isNamed = naming.kind === 'whole' || similarity >= NEAR_VERBATIM;
      // An exemption is short: it may leave a notion unsaid that a requirement would name.
      const isShort =
        naming.kind === 'part' && naming.lacks === 1 && named.length === 0 && similarity >= EXEMPTION_LIKENESS;
      if (around.turned !== undefined && isNamed) {
        return { kind: around.turned.kind, cue: around.turned.by, isWhole: true };
      }
      // A name alone: what the row says of it stands in the other cells.
      if (isNamed && kind === 'table-cell' && text.length <= LONGEST_NAME && !isBinding(stance)) {
        if (around.rowTurned !== undefined)
          return { kind: around.rowTurned.kind, cue: around.rowTurned.by, isWhole: true };
        if (around.rowOptional !== undefined) return { kind: 'weakens', how: 'optional', cue: around.rowOptional };
      }
      const polarity = polarityOf(statement, foreign(naming), naming.places.map(shift), namingParts);
      const kept =
        polarity.kind !== 'negates' || naming.kind !== 'whole' ? undefined : keptPlace(naming.places.map(shift));
      if (kept !== undefined && polarity.kind !== 'asks') {
        return { kind: 'weakens', how: 'partial', cue: cueText(polarity.cue) };
      }
      // 「只須提供清單，遠端連線部分免予提出」
      if (polarity.kind === 'negates' && isNamed && isNarrowedBefore(stance, polarity.cue, naming.places.map(shift))) {
        return { kind: 'weakens', how: 'partial', cue: cueText(polarity.cue) };
      }
      // 「建議辦理，人力不足時可免」: an exemption of what is left open already only says so once more.
      if (polarity.kind === 'negates' && (isNamed || isShort)) {
        const meant = stanceAt(stance, naming.places.map(shift), namingParts, undefined, true);
        if (meant.kind === 'optional') return { kind: 'weakens', how: 'optional', cue: cueText(meant.cue) };
      }
      if (polarity.kind !== 'asks' && around.placed !== undefined && !hasAny(judge.lexicon.polarity.vendor, hits)) {
        return { kind: 'idle', why: around.placed, cue: '' };
      }
      if (polarity.kind !== 'asks') {
        return isNamed || isShort ? turnedVerdict(polarity, normalised.text, isNamed) : { kind: 'near' };
      }
      if (kind === 'heading') return isNamed ? { kind: 'suggests', why: 'heading-only' } : undefined;
      if (isNamed) {
        const isTerse =
          kind !== 'paragraph' || around.isDemanding || text.length <= LONGEST_TERSE || similarity >= NEAR_VERBATIM;
        const meant = stanceAt(stance, naming.places.map(shift), namingParts, around.placed, isTerse);
        if (meant.kind === 'idle') {
          return { kind: 'idle', why: meant.why, cue: cueText(meant.cue) };
        }
        if (meant.kind === 'refers') return { kind: 'suggests', why: 'reference' };
        if (meant.kind === 'optional' || meant.kind === 'partial') {
          return { kind: 'weakens', how: meant.kind, cue: cueText(meant.cue) };
        }
      }
      if (isNamed) return { kind: 'covers', how: naming.kind === 'whole' ? 'named' : 'near-verbatim' };
      return similarity >= WORTH_A_LOOK ? { kind: 'suggests', why: 'incomplete' } : { kind: 'near' };
    }

    /** 「陸資廠商均予以排除」: what is a word of the control itself exempts from nothing. */
    function foreign({ found }: Naming): readonly Cue[] {
      const isExclusion = found.some(({ at }) => at !== null && EXCLUDES.test(textAt(moved(at))));
      return isExclusion ? cues.filter(({ span }) => !EXCLUDES.test(textAt(span))) : cues;
    }

    function textAt({ start, end }: Span): string {
      return normalised.text.slice(start, end);
    }

    /** Asked at one place and turned at a later one: 「僅就系統備份辦理，系統備援不列入」. */
    function keptPlace(places: readonly Place[]): Place | undefined {
      return places
        .slice(0, Math.min(places.length - 1, MOST_KEPT))
        .find(
          (place) =>
            polarityOf(statement, cues, [place], namingParts).kind === 'asks' &&
            (isNarrowedAt(stance, place) || isExceptionPart(places.at(-1)) || isOther(place, places.at(-1))),
        );
    }

    /** 「身分鑑別為必要，設備鑑別不要求」: bound here, and another word of it turned there. */
    function isOther(place: Place, last: Place | undefined): boolean {
      if (last === undefined || !namingParts.isBound(partAt(statement, place.start))) return false;
      const wordAt = ({ key }: Place): string => normalised.text.slice(key.start, key.end);
      return wordAt(place) !== wordAt(last);
    }

    /** 「惟時戳校時本次不做」 takes a part out of what the parts before ask for. */
    function isExceptionPart(place: Place | undefined): boolean {
      const part = place === undefined ? undefined : statement.parts[partAt(statement, place.start)];
      return part !== undefined && /^(?:惟|但|其中)/.test(normalised.text.slice(part.start, part.start + 2));
    }

    function cueText(cue: Span | null): string {
      return cue === null ? '' : normalised.text.slice(cue.start, cue.end);
    }
  });
  return kind === 'heading' || named.length > 0 ? judgements : [...judgements, ...judgeUnderHeading(judge, reading)];
}

/**
 * 「### 滲透測試」 and below it 「廠商應於驗收前辦理一次」: the heading names, the sentence asks. Below a heading only a sentence
 * that says nothing else exempts; what else a sentence does not ask («工具由廠商自備，機關不提供») is about something else.
 */
function judgeUnderHeading(
  judge: Judge,
  { normalised, statement, hits, cues, around }: Reading,
): readonly BareJudgement[] {
  const { lexicon } = judge;
  const [cue] = isBareExemption(statement, cues) ? cues : [];
  if (cue === undefined && !hasAny(lexicon.polarity.obligation, hits)) return [];
  // An exemption of one's own may also stand below an introduction or a parent item.
  const names = cue === undefined ? around.heading : (around.governing[0] ?? around.heading);
  return [...touchedEntries(lexicon, names)].flatMap((entry): readonly BareJudgement[] => {
    const naming = nameControl(entry, names, [hits]);
    if (naming.kind !== 'whole') return [];
    const verdict: Verdict =
      cue === undefined
        ? { kind: 'covers', how: 'under-heading' }
        : turnedVerdict({ kind: cue.kind, cue: cue.span }, normalised.text, true);
    const found = naming.found.map(({ notion }) => ({ notion, at: null }));
    const span = toVisible(normalised, statement);
    return [{ control: entry.entry.control, verdict, span, score: UNDER_HEADING_SCORE, similarity: 0, found }];
  });
}

function turnedVerdict({ kind, cue }: Turn, text: string, isWhole: boolean): Verdict {
  return { kind, cue: text.slice(cue.start, cue.end), isWhole };
}

/** Below any statement that names the control itself. */
const UNDER_HEADING_SCORE = 0.55;

/** What the statement itself names counts for more than what its context lends it. */
function scoreOf(naming: Naming, similarity: number): number {
  const own = naming.found.filter(({ at }) => at !== null).length / Math.max(1, naming.found.length);
  const base = naming.kind === 'whole' ? 0.6 + 0.1 * own : naming.kind === 'excluded' ? 0 : 0.2;
  const room = naming.kind === 'whole' ? 0.3 : naming.kind === 'excluded' ? 0.2 : 0.6;
  return Math.round((base + room * similarity) * 1000) / 1000;
}

/** Units of the normalised text → units of the visible text, blanks at both ends left out. */
function toVisible(normalised: NormalisedText, { start, end }: Span): Span {
  return { start: normalised.starts[start] ?? 0, end: normalised.ends[end - 1] ?? 0 };
}
