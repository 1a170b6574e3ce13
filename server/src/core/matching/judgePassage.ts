import type { Passage } from '../draft/passages.js';
import { normalise, type NormalisedText } from '../text/normalise.js';
import type { Span } from '../text/span.js';
import { hasAny, type CompiledEntry, type CompiledLexicon } from './compiledLexicon.js';
import type { Judgement, Verdict } from './judgement.js';
import { nameControl, type Naming } from './naming.js';
import { isBareExemption, polarityOf, readCues, readNamingParts, type Cue, type Turn } from './polarity.js';
import type { Similarity } from './similarity.js';
import { isContentsLine, readStatements, type Statement } from './statements.js';
import type { ContextReader, Surroundings } from './surroundings.js';
import type { TermHits } from './terms.js';

/** What judging needs: compiled once, used for every passage. */
export interface Judge {
  readonly lexicon: CompiledLexicon;
  readonly similarity: Similarity;
}

/** Likeness from which a statement that lacks a notion is still the clause in other words. */
const NEAR_VERBATIM = 0.82;
/** Likeness from which a statement that has only the key notion is worth a look. */
const WORTH_A_LOOK = 0.5;
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
  const label = statements.length > 1 ? /^[^:。;]*(?=:)/.exec(text)?.[0] : undefined;
  const labelled =
    label === undefined || label.length > LONGEST_LABEL
      ? first
      : { ...first, governing: [finder.find(label), ...first.governing] };
  const judgements: Judgement[] = [];
  for (const statement of statements) {
    const own = text.slice(statement.start, statement.end);
    if (isContentsLine(own)) continue;
    const hits = finder.find(own);
    const cues = readCues(text, statement, hits, polarity);
    const around = statement.start === 0 ? first : labelled;
    const reading = { normalised, statement, hits, cues, around };
    const [cue] = cues;
    if (cue !== undefined && judgements.length > 0 && isBareExemption(statement, cues)) {
      // 「滲透測試。本案免辦。」: the exemption is of what stands right before it.
      turnLast(judgements, { kind: cue.kind, cue: cue.span }, text);
    } else for (const judgement of judgeStatement(judge, passage.kind, reading)) judgements.push(judgement);
  }
  return judgements;
}

/** Turns what the last statement asks for; its judgements are the last ones. */
function turnLast(judgements: Judgement[], turn: Turn, text: string): void {
  const start = judgements.at(-1)?.span.start;
  for (let i = judgements.length - 1; i >= 0; i--) {
    const judgement = judgements[i];
    if (judgement?.span.start !== start || judgement === undefined) return;
    if (judgement.verdict.kind === 'covers') judgements[i] = { ...judgement, verdict: turnedVerdict(turn, text, true) };
  }
}

function touchedEntries(lexicon: CompiledLexicon, hits: TermHits): ReadonlySet<CompiledEntry> {
  const touched = new Set<CompiledEntry>();
  for (const term of hits.keys()) for (const entry of lexicon.namedBy.get(term) ?? []) touched.add(entry);
  return touched;
}

function judgeStatement(judge: Judge, kind: Passage['kind'], reading: Reading): readonly Judgement[] {
  const { normalised, statement, hits, cues, around } = reading;
  const text = normalised.text.slice(statement.start, statement.end);
  const context = [...around.governing, ...around.row];
  const likeness = judge.similarity.of(text);
  const namings = [...touchedEntries(judge.lexicon, hits)].map((entry) => ({
    entry,
    naming: nameControl(entry, hits, context),
  }));
  const shift = (place: Span): Span => ({ start: place.start + statement.start, end: place.end + statement.start });
  const named = namings.flatMap(({ naming }) => (naming.kind === 'whole' ? naming.places.map(shift) : []));
  const namingParts = readNamingParts(statement, named);
  const judgements = namings.flatMap(({ entry, naming }): readonly Judgement[] => {
    if (naming.kind === 'none') return [];
    const similarity = likeness(entry.entry.control);
    const verdict = verdictOf();
    if (verdict === undefined) return [];
    const found = naming.found.map(({ notion, at }) => ({ notion, at: at && toVisible(normalised, shift(at)) }));
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
      const polarity = polarityOf(statement, cues, naming.places.map(shift), namingParts);
      if (polarity.kind !== 'asks') {
        return isNamed || isShort ? turnedVerdict(polarity, normalised.text, isNamed) : { kind: 'near' };
      }
      if (kind === 'heading') return isNamed ? { kind: 'suggests', why: 'heading-only' } : undefined;
      if (isNamed) return { kind: 'covers', how: naming.kind === 'whole' ? 'named' : 'near-verbatim' };
      return similarity >= WORTH_A_LOOK ? { kind: 'suggests', why: 'incomplete' } : { kind: 'near' };
    }
  });
  return kind === 'heading' || named.length > 0 ? judgements : [...judgements, ...judgeUnderHeading(judge, reading)];
}

/**
 * 「### 滲透測試」 and below it 「廠商應於驗收前辦理一次」: the heading names, the sentence asks. Below a heading only a sentence
 * that says nothing else exempts; what else a sentence does not ask («工具由廠商自備，機關不提供») is about something else.
 */
function judgeUnderHeading(judge: Judge, { normalised, statement, hits, cues, around }: Reading): readonly Judgement[] {
  const { lexicon } = judge;
  const [cue] = isBareExemption(statement, cues) ? cues : [];
  if (cue === undefined && !hasAny(lexicon.polarity.obligation, hits)) return [];
  // An exemption of one's own may also stand below an introduction or a parent item.
  const names = cue === undefined ? around.heading : (around.governing[0] ?? around.heading);
  return [...touchedEntries(lexicon, names)].flatMap((entry): readonly Judgement[] => {
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
