import type { ControlId, Level } from '../catalogue/catalogue.js';
import { byControl, strictest, type Requirement } from '../catalogue/requirement.js';
import { isTrue, type Binding } from '../draft/bindings.js';
import type { Decision } from '../draft/decision.js';
import type { Draft } from '../draft/readDraft.js';
import { isInForce, type Suppression } from '../draft/suppressions.js';
import type { CompiledEntry, CompiledLexicon } from '../matching/compiledLexicon.js';
import type { Judgement, Verdict } from '../matching/judgement.js';
import { sourceSpan } from '../text/sourceText.js';
import type { Span } from '../text/span.js';
import { turnsDown, type DecisionFor } from './decided.js';
import type { Evidence } from './evidence.js';
import type { Outcome } from './outcome.js';
import { shortfallsOf, type Asking, type Rhythmic, type Shortfall } from './shortfall.js';

export type Doubt = Extract<Verdict, { kind: 'suggests' }>['why'] | 'contradiction' | 'changed';

/** What a draft says of one control of its sheets. */
export interface ControlAssessment {
  readonly control: ControlId;
  /** The strictest of the requirements: the one that findings speak of. */
  readonly requirement: Requirement;
  /** All rows of the declared sheets that ask for the control, in the order of the list. */
  readonly requirements: readonly [Requirement, ...Requirement[]];
  readonly outcome: Outcome;
  /** What the outcome rests on, best first. */
  readonly evidence: readonly Evidence[];
  /** For `uncertain`: why. */
  readonly doubt: Doubt | null;
  /** For `weakened`: in what less is asked than the row asks. */
  readonly shortfalls: readonly Shortfall[];
  /** For `missing`: the passages that come nearest, best first. */
  readonly nearest: readonly Evidence[];
  /** The comment that leaves the control out; of several the first that holds. */
  readonly suppression: Suppression | null;
  /** The decision of the agency's ledger that holds for it, 採用 too; of several the first that lacks nothing. */
  readonly decision: Decision | null;
}

/** Most pieces of evidence kept for a control: more would not be read. */
const MOST_EVIDENCE = 5;
const MOST_NEAREST = 2;

/**
 * Joins the judgements of all passages into one outcome for each control of the declared sheets. `requirements`: their rows; `rhythmOf`: what
 * the law asks of it at the level of the agency.
 */
export function assess(
  lexicon: Pick<CompiledLexicon, 'byControl'>,
  requirements: readonly Requirement[],
  level: Level | null,
  { passages, suppressions, bindings }: Pick<Draft, 'passages' | 'suppressions' | 'bindings'>,
  judgements: readonly (readonly Judgement[])[],
  rhythmOf: (control: ControlId) => Rhythmic | null,
  decisionFor: DecisionFor = () => null,
): readonly ControlAssessment[] {
  const groups = byControl(requirements);
  const said = new Map<ControlId, Asking[]>();
  judgements.forEach((list, i) => {
    const passage = passages[i];
    if (passage === undefined) return;
    const place = (span: Span): Span => sourceSpan(passage.text, span);
    for (const { control, verdict, whole, score, substance } of list) {
      if (verdict.kind === 'excluded' || !groups.has(control)) continue;
      const each: Asking = { evidence: { span: place(whole), score, verdict, passage }, substance, place };
      const known = said.get(control);
      if (known === undefined) said.set(control, [each]);
      else known.push(each);
    }
  });
  return [...groups].map(([control, own]) => {
    const all = said.get(control) ?? [];
    const judged = outcomeOf(all, lexicon.byControl.get(control), level, rhythmOf(control));
    const suspect = bindings.find(
      (each) => each.control === control && each.verb === 'covers' && each.fingerprint !== '' && !isTrue(each),
    );
    const seen = judged.outcome === 'missing' && suspect !== undefined ? suspected(suspect) : judged;
    const suppression = suppressions.find((each) => each.control === control && isInForce(each)) ?? null;
    const decision = decisionFor(control, own);
    const isTurnedDown = suppression !== null || (decision !== null && turnsDown(decision));
    // What the draft asks is asked, whatever a comment or the ledger says of it.
    const outcome = isTurnedDown && seen.outcome !== 'covered' ? 'decided' : seen.outcome;
    const nearest = outcome === 'missing' ? nearestOf(all) : [];
    const requirement = strictest(own);
    return { control, requirement, requirements: own, ...seen, outcome, nearest, suppression, decision };
  });
}

function nearestOf(all: readonly Asking[]): readonly Evidence[] {
  return all
    .map(({ evidence }) => evidence)
    .filter(({ verdict }) => verdict.kind === 'near' || verdict.kind === 'idle')
    .sort((a, b) => b.score - a.score || a.span.start - b.span.start)
    .slice(0, MOST_NEAREST);
}

/** Once confirmed, changed since: whether it still asks is for a person. */
function suspected({ passage }: Binding): Seen {
  const evidence: readonly Evidence[] =
    passage === null ? [] : [{ span: passage.span, score: 0, verdict: { kind: 'near' }, passage }];
  return { outcome: 'uncertain', evidence, doubt: 'changed', shortfalls: [] };
}

type Seen = Pick<ControlAssessment, 'outcome' | 'evidence' | 'doubt' | 'shortfalls'>;

function outcomeOf(
  all: readonly Asking[],
  compiled: CompiledEntry | undefined,
  level: Level | null,
  every: Rhythmic | null,
): Seen {
  const of = (...kinds: Verdict['kind'][]): readonly Evidence[] =>
    all
      .map(({ evidence }) => evidence)
      .filter((each) => kinds.includes(each.verdict.kind))
      // Of two cells that name a control together, the longer says what is asked; else the order of the draft.
      .sort((a, b) => b.score - a.score || lengthOf(b) - lengthOf(a) || a.span.start - b.span.start)
      .slice(0, MOST_EVIDENCE);
  const settled = { doubt: null, shortfalls: [] };
  const covers = of('covers');
  const asks = covers.length > 0 ? covers : of('weakens');
  const negates = of('negates');
  const defers = of('defers');
  const turned = [...negates, ...defers].filter(
    ({ verdict }) => (verdict.kind === 'negates' || verdict.kind === 'defers') && verdict.isWhole,
  );
  const [ask] = asks;
  const [exception] = turned;
  if (ask !== undefined && exception !== undefined && turned.every((each) => isExceptionTo(each, asks))) {
    const cue = 'cue' in exception.verdict ? exception.verdict.cue : '';
    const shortfalls: readonly Shortfall[] = [{ kind: 'partial', span: exception.span, cue }];
    return { ...settled, outcome: 'weakened', evidence: [ask, exception], shortfalls };
  }
  if (asks.length > 0 && turned.length > 0) {
    // Asked here, and exempted or put into another case there: which holds is not ours to guess.
    const evidence = [...asks.slice(0, 2), ...turned.slice(0, 2)];
    return { ...settled, outcome: 'uncertain', evidence, doubt: 'contradiction' };
  }
  if (asks.length > 0) {
    const shortfalls = shortfallsOf(compiled, all, level, every);
    return { outcome: shortfalls.length > 0 ? 'weakened' : 'covered', evidence: asks, doubt: null, shortfalls };
  }
  // 「由本府統籌。本案免辦。」: it is done all the same, elsewhere.
  const isDone = negates.some(({ passage }) => defers.some((each) => each.passage === passage));
  if (negates.length > 0 && !isDone) return { ...settled, outcome: 'negated', evidence: negates };
  if (defers.length > 0) return { ...settled, outcome: 'elsewhere', evidence: defers };
  const suggests = of('suggests');
  const [first] = suggests;
  if (first?.verdict.kind === 'suggests') {
    return { ...settled, outcome: 'uncertain', evidence: suggests, doubt: first.verdict.why };
  }
  return { ...settled, outcome: 'missing', evidence: [] };
}

/** 「…；其餘設備鑑別不在本次要求之列」: behind the request, in the same passage, a part of it is taken out. */
function isExceptionTo({ passage, span }: Evidence, asks: readonly Evidence[]): boolean {
  return asks.some((ask) => ask.passage === passage && ask.span.start < span.start);
}

function lengthOf({ span }: Evidence): number {
  return span.end - span.start;
}
