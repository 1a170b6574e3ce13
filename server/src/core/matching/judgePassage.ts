import type { Passage } from '../draft/passages.js';
import { normalise, normalisedString, type NormalisedText } from '../text/normalise.js';
import type { Span } from '../text/span.js';
import { hasAny, type CompiledEntry, type CompiledLexicon } from './compiledLexicon.js';
import type { Judgement, Verdict } from './judgement.js';
import { nameControl, type Naming } from './naming.js';
import { polarityOf, readCues, turningCell, type Polarity } from './polarity.js';
import type { Similarity } from './similarity.js';
import { isContentsLine, readStatements, type Statement } from './statements.js';
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

interface Surroundings {
  readonly heading: TermHits;
  readonly governing: readonly TermHits[];
  readonly row: readonly TermHits[];
  /** Set when a cell of the row says that the row is not asked. */
  readonly turned: Polarity | undefined;
}

/**
 * Judges one passage for every control that it touches. It depends on the passage's visible text and context alone, so the
 * result may be kept for as long as these stay the same. Time is linear in the passage.
 */
export function judgePassage(judge: Judge, passage: Pick<Passage, 'kind' | 'text' | 'context'>): readonly Judgement[] {
  const { finder } = judge.lexicon;
  const normalised = normalise(passage.text.text);
  const around = readSurroundings(judge, passage.context);
  const judgements: Judgement[] = [];
  for (const statement of readStatements(normalised.text)) {
    const text = normalised.text.slice(statement.start, statement.end);
    if (isContentsLine(text)) continue;
    judgements.push(...judgeStatement(judge, passage.kind, normalised, statement, finder.find(text), around));
  }
  return judgements;
}

function readSurroundings(judge: Judge, context: Passage['context']): Surroundings {
  const { finder, polarity } = judge.lexicon;
  const find = (text: string): TermHits => finder.find(normalisedString(text));
  let turned: Polarity | undefined;
  for (const cell of context.row) {
    const text = normalisedString(cell);
    for (const statement of readStatements(text)) {
      const cue = turningCell(text, readCues(text, statement, finder, polarity));
      if (cue !== undefined) turned ??= { kind: cue.kind, cue: { start: 0, end: 0 } };
    }
  }
  return {
    heading: context.heading === null ? new Map() : find(context.heading),
    governing: context.governing.map(find),
    row: context.row.map(find),
    turned,
  };
}

function touchedEntries(lexicon: CompiledLexicon, hits: TermHits): ReadonlySet<CompiledEntry> {
  const touched = new Set<CompiledEntry>();
  for (const term of hits.keys()) for (const entry of lexicon.namedBy.get(term) ?? []) touched.add(entry);
  return touched;
}

function judgeStatement(
  judge: Judge,
  kind: Passage['kind'],
  normalised: NormalisedText,
  statement: Statement,
  hits: TermHits,
  around: Surroundings,
): readonly Judgement[] {
  const text = normalised.text.slice(statement.start, statement.end);
  const span = toVisible(normalised, statement);
  const context = [...around.governing, ...around.row];
  const namings = [...touchedEntries(judge.lexicon, hits)].map((entry) => ({
    entry,
    naming: nameControl(entry, hits, context),
  }));
  const shift = (place: Span): Span => ({ start: place.start + statement.start, end: place.end + statement.start });
  const named = namings.flatMap(({ naming }) => (naming.kind === 'whole' ? [shift(naming.focus)] : []));
  const cues = readCues(normalised.text, statement, judge.lexicon.finder, judge.lexicon.polarity);
  const judgements: Judgement[] = [];
  const report = (entry: CompiledEntry, naming: Naming, similarity: number, verdict: Verdict): void => {
    const found = naming.found.map(({ notion, at }) => ({
      notion,
      at: at === null ? null : toVisible(normalised, shift(at)),
    }));
    judgements.push({
      control: entry.entry.control,
      verdict,
      span,
      score: scoreOf(naming, similarity),
      similarity,
      found,
    });
  };
  for (const { entry, naming } of namings) {
    if (naming.kind === 'none') continue;
    const similarity = judge.similarity.of(text, entry.entry.control);
    if (naming.kind === 'excluded') {
      report(entry, naming, similarity, { kind: 'excluded', by: naming.by });
      continue;
    }
    const polarity = around.turned ?? polarityOf(statement, cues, shift(naming.focus), named);
    const isNamed = naming.kind === 'whole' || similarity >= NEAR_VERBATIM;
    if (polarity.kind !== 'asks') {
      // An exemption is short: 「弱點檢視，免辦」 leaves a notion unsaid that a requirement would name.
      if (isNamed || naming.lacks === 1) {
        report(entry, naming, similarity, turnedVerdict(polarity, normalised.text, isNamed));
      }
    } else if (!isNamed) {
      if (similarity >= WORTH_A_LOOK && kind !== 'heading') {
        report(entry, naming, similarity, { kind: 'suggests', why: 'incomplete' });
      }
    } else if (kind === 'heading') report(entry, naming, similarity, { kind: 'suggests', why: 'heading-only' });
    else
      report(entry, naming, similarity, { kind: 'covers', how: naming.kind === 'whole' ? 'named' : 'near-verbatim' });
  }
  if (kind !== 'heading' && named.length === 0)
    judgements.push(...judgeUnderHeading(judge, normalised, statement, hits, around));
  return judgements;
}

/** 「### 滲透測試」 and below it 「廠商應於驗收前辦理一次」: the heading names, the sentence asks. */
function judgeUnderHeading(
  judge: Judge,
  normalised: NormalisedText,
  statement: Statement,
  hits: TermHits,
  around: Surroundings,
): readonly Judgement[] {
  const { lexicon } = judge;
  const cues = readCues(normalised.text, statement, lexicon.finder, lexicon.polarity);
  if (cues.length === 0 && !hasAny(lexicon.polarity.obligation, hits)) return [];
  const judgements: Judgement[] = [];
  const whole: Span = { start: statement.start, end: statement.end };
  for (const entry of touchedEntries(lexicon, around.heading)) {
    const naming = nameControl(entry, around.heading, [hits]);
    if (naming.kind !== 'whole') continue;
    const polarity = polarityOf(statement, cues, whole, []);
    const verdict: Verdict =
      polarity.kind === 'asks'
        ? { kind: 'covers', how: 'under-heading' }
        : turnedVerdict(polarity, normalised.text, true);
    const found = naming.found.map(({ notion }) => ({ notion, at: null }));
    judgements.push({
      control: entry.entry.control,
      verdict,
      span: toVisible(normalised, statement),
      score: UNDER_HEADING_SCORE,
      similarity: 0,
      found,
    });
  }
  return judgements;
}

function turnedVerdict(polarity: Exclude<Polarity, { kind: 'asks' }>, text: string, isWhole: boolean): Verdict {
  return { kind: polarity.kind, cue: text.slice(polarity.cue.start, polarity.cue.end), isWhole };
}

/** Below any statement that names the control itself. */
const UNDER_HEADING_SCORE = 0.6;

function scoreOf(naming: Naming, similarity: number): number {
  const base = naming.kind === 'whole' ? 0.7 : naming.kind === 'excluded' ? 0 : 0.2;
  const room = naming.kind === 'whole' ? 0.3 : naming.kind === 'excluded' ? 0.2 : 0.6;
  return Math.round((base + room * similarity) * 1000) / 1000;
}

/** Units of the normalised text → units of the visible text, blanks at both ends left out. */
function toVisible(normalised: NormalisedText, { start, end }: Span): Span {
  return { start: normalised.starts[start] ?? 0, end: normalised.ends[end - 1] ?? 0 };
}
