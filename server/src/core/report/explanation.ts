import type { ControlAssessment } from '../assessment/assess.js';
import { applyBindings } from '../assessment/bound.js';
import type { Requirement } from '../catalogue/requirement.js';
import { requirementsOf } from '../catalogue/requirement.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import type { Passage } from '../draft/passages.js';
import type { CompiledEntry } from '../matching/compiledLexicon.js';
import { nameControl, type FoundNotion } from '../matching/naming.js';
import type { Judgement, Verdict } from '../matching/judgement.js';
import type { LexiconEntry } from '../matching/lexicon.js';
import { isContentsLine, readStatements } from '../matching/statements.js';
import { normalise } from '../text/normalise.js';
import { sourceSpan } from '../text/sourceText.js';
import type { Span } from '../text/span.js';

/** Why a draft was judged as it was on one control: what was looked for, what came nearest, and what became of it. */
export interface Explanation {
  readonly entry: LexiconEntry;
  /** Rows of the catalogue with the control: those of the declared sheets, else those of every sheet. */
  readonly requirements: readonly Requirement[];
  /** Whether a declared sheet has the control. */
  readonly isAsked: boolean;
  readonly assessment: ControlAssessment | null;
  /** The passages that the outcome rests on, best first. */
  readonly evidence: readonly NearPassage[];
  /** The nearest passages that it does not rest on, best first, at most three. */
  readonly rejected: readonly NearPassage[];
}

/** One statement that came near, with what it lacked. */
export interface NearPassage {
  readonly passage: Passage;
  readonly span: Span;
  readonly score: number;
  readonly similarity: number;
  /** What the judgement made of it; a line of contents is never judged, and what names too little is not either. */
  readonly judgement: SettledJudgement | 'contents-line' | 'too-little';
  /** What it says on the parameters of the control, as written in the draft. */
  readonly parameters: readonly ParameterRead[];
  readonly found: readonly FoundNotion[];
  /** Names of the notions that were not found. */
  readonly lacks: readonly string[];
}

/** A parameter that a passage speaks of: its index in the lexicon, and the words; for parts, the names of those that are there. */
export interface ParameterRead {
  readonly parameter: number;
  readonly said: string;
}

/** A judgement that says more than «near». */
export type SettledJudgement = Judgement & { readonly verdict: Exclude<Verdict, { kind: 'near' }> };

function isSettled(judgement: Judgement): judgement is SettledJudgement {
  return judgement.verdict.kind !== 'near';
}

const MOST_REJECTED = 3;

/** Explains one control of the lexicon; undefined when there is no such control. */
export function explainControl(engine: Engine, check: DraftCheck, control: string): Explanation | undefined {
  const compiled = engine.judge.lexicon.byControl.get(control);
  if (compiled === undefined) return undefined;
  const { level } = check.reading.profile;
  const ofControl = (requirement: Requirement): boolean => requirement.row.control === control;
  const asked = check.requirements.filter(ofControl);
  const every = check.reading.catalogue.sheets.map((sheet) => sheet.service);
  const assessment = check.assessments.find((each) => each.control === control) ?? null;
  const near = passagesNear(engine, check, control);
  const rests = (each: NearPassage): boolean =>
    assessment?.evidence.some(({ passage, span }) => passage === each.passage && overlaps(span, each.span)) ?? false;
  return {
    entry: compiled.entry,
    requirements: asked.length > 0 ? asked : requirementsOf(check.reading.catalogue, every, level).filter(ofControl),
    isAsked: asked.length > 0,
    assessment,
    evidence: near.filter(rests),
    rejected: near.filter((each) => !rests(each)).slice(0, MOST_REJECTED),
  };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function passagesNear(engine: Engine, check: DraftCheck, control: string): readonly NearPassage[] {
  const compiled = engine.judge.lexicon.byControl.get(control);
  if (compiled === undefined) return [];
  const { finder } = engine.judge.lexicon;
  const judgements = applyBindings(check.draft.passages, check.judgements, check.draft.bindings);
  const near: NearPassage[] = [];
  check.draft.passages.forEach((passage, i) => {
    const judged = (judgements[i] ?? []).filter(isSettled).filter((judgement) => judgement.control === control);
    const normalised = normalise(passage.text.text);
    for (const statement of readStatements(normalised.text)) {
      const text = normalised.text.slice(statement.start, statement.end);
      const visible = { start: normalised.starts[statement.start] ?? 0, end: normalised.ends[statement.end - 1] ?? 0 };
      const judgement = judged.find((each) => each.span.start === visible.start);
      const similarity = engine.judge.similarity.of(text)(control);
      const naming = nameControl(compiled, finder.find(text), []);
      const found = judgement?.found ?? naming.found;
      // A statement with neither a word nor the sound of the clause says nothing of the control.
      if (judgement === undefined && found.length === 0 && similarity < FAR_OFF) continue;
      const known = new Set(found.map(({ notion }) => notion));
      const way = nearestWay(compiled.entry, known);
      near.push({
        passage,
        span: sourceSpan(passage.text, visible),
        score: judgement?.score ?? Math.round(similarity * UNJUDGED_SHARE * 1000) / 1000,
        similarity,
        judgement: judgement ?? (isContentsLine(text) ? 'contents-line' : 'too-little'),
        found: found.filter(({ notion }) => notion < 0 || way.includes(notion)),
        parameters: judgement === undefined ? [] : parametersRead(compiled, check, passage, judgement),
        lacks: known.has(-1)
          ? []
          : way.filter((notion) => !known.has(notion)).map((notion) => nameOf(compiled.entry, notion)),
      });
    }
  });
  return near.sort((a, b) => b.score - a.score || b.similarity - a.similarity);
}

/** The way that is nearest to being named: the one that lacks least. Told of alone, as the words of ten ways would tell nothing. */
function nearestWay({ ways }: LexiconEntry, known: ReadonlySet<number>): readonly number[] {
  const lacks = (way: readonly number[]): number => way.filter((notion) => !known.has(notion)).length;
  const [nearest = []] = ways.toSorted((a, b) => lacks(a) - lacks(b));
  return nearest;
}

function nameOf({ notions }: LexiconEntry, notion: number): string {
  return notions[notion]?.name ?? '';
}

function parametersRead(
  { parameters }: CompiledEntry,
  { draft }: DraftCheck,
  passage: Passage,
  { substance }: Judgement,
): readonly ParameterRead[] {
  return substance.flatMap((reading): readonly ParameterRead[] => {
    if (reading.kind === 'blank' || reading.kind === 'full') return [];
    const { parameter } = reading;
    if (reading.kind === 'parts') {
      const names = reading.named.map((index) => parameters[parameter]?.parts[index]?.name ?? '');
      return [{ parameter, said: names.join('、') }];
    }
    const span = sourceSpan(passage.text, reading.at);
    return [{ parameter, said: reading.said ?? draft.text.slice(span.start, span.end) }];
  });
}

/** Likeness below which a statement without any word of the lexicon is not worth showing. */
const FAR_OFF = 0.15;
/** A statement that was not judged ranks below any that was: its likeness counts by this share. */
const UNJUDGED_SHARE = 0.2;
