import type { ControlId } from '../catalogue/catalogue.js';
import { byControl, requirementsOf, strictest, type Requirement } from '../catalogue/requirement.js';
import type { Passage } from '../draft/passages.js';
import type { ProfileReading } from '../draft/readProfile.js';
import { isInForce, type Suppression } from '../draft/suppressions.js';
import type { Judgement, Verdict } from '../matching/judgement.js';
import { sourceSpan } from '../text/sourceText.js';
import type { Span } from '../text/span.js';
import type { Outcome } from './outcome.js';

/** A passage that speaks to a control. `span` is the statement in the draft (UTF-16 offsets). */
export interface Evidence {
  readonly span: Span;
  readonly score: number;
  readonly verdict: Verdict;
  readonly passage: Passage;
}

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
  readonly doubt: 'incomplete' | 'heading-only' | 'contradiction' | null;
  /** For `missing`: the passages that come nearest, best first. */
  readonly nearest: readonly Evidence[];
  /** The comment that leaves the control out; of several the first that holds. */
  readonly suppression: Suppression | null;
}

/** Most pieces of evidence kept for a control: more would not be read. */
const MOST_EVIDENCE = 5;
const MOST_NEAREST = 2;

/** Joins the judgements of all passages into one outcome for each control of the declared sheets. */
export function assess(
  reading: ProfileReading,
  passages: readonly Passage[],
  judgements: readonly (readonly Judgement[])[],
  suppressions: readonly Suppression[],
): readonly ControlAssessment[] {
  const { services, level } = reading.profile;
  const groups = byControl(requirementsOf(reading.catalogue, services, level));
  const evidence = new Map<ControlId, Evidence[]>();
  judgements.forEach((list, i) => {
    const passage = passages[i];
    if (passage === undefined) return;
    for (const { control, verdict, span, score } of list) {
      if (verdict.kind === 'excluded' || !groups.has(control)) continue;
      const each: Evidence = { span: sourceSpan(passage.text, span), score, verdict, passage };
      const known = evidence.get(control);
      if (known === undefined) evidence.set(control, [each]);
      else known.push(each);
    }
  });
  return [...groups].map(([control, requirements]) => {
    const all = evidence.get(control) ?? [];
    const seen = outcomeOf(all);
    const suppression = suppressions.find((each) => each.control === control && isInForce(each)) ?? null;
    // What the draft asks is asked, whatever a comment says of it.
    const outcome = suppression !== null && seen.outcome !== 'covered' ? 'decided' : seen.outcome;
    const nearest = outcome === 'missing' ? nearestOf(all) : [];
    return { control, requirement: strictest(requirements), requirements, ...seen, outcome, nearest, suppression };
  });
}

function nearestOf(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence
    .filter(({ verdict }) => verdict.kind === 'near')
    .sort((a, b) => b.score - a.score || a.span.start - b.span.start)
    .slice(0, MOST_NEAREST);
}

function outcomeOf(evidence: readonly Evidence[]): Pick<ControlAssessment, 'outcome' | 'evidence' | 'doubt'> {
  const of = (...kinds: Verdict['kind'][]): readonly Evidence[] =>
    evidence
      .filter((each) => kinds.includes(each.verdict.kind))
      // Of two cells that name a control together, the longer says what is asked; else the order of the draft.
      .sort((a, b) => b.score - a.score || lengthOf(b) - lengthOf(a) || a.span.start - b.span.start)
      .slice(0, MOST_EVIDENCE);
  const covers = of('covers');
  const negates = of('negates');
  const defers = of('defers');
  const turned = [...negates, ...defers].filter(
    ({ verdict }) => (verdict.kind === 'negates' || verdict.kind === 'defers') && verdict.isWhole,
  );
  if (covers.length > 0 && turned.length > 0) {
    // Asked here, and exempted or put into another case there: which holds is not ours to guess.
    return { outcome: 'uncertain', evidence: [...covers.slice(0, 2), ...turned.slice(0, 2)], doubt: 'contradiction' };
  }
  if (covers.length > 0) return { outcome: 'covered', evidence: covers, doubt: null };
  if (negates.length > 0) return { outcome: 'negated', evidence: negates, doubt: null };
  if (defers.length > 0) return { outcome: 'elsewhere', evidence: defers, doubt: null };
  const suggests = of('suggests');
  const [first] = suggests;
  if (first?.verdict.kind === 'suggests') return { outcome: 'uncertain', evidence: suggests, doubt: first.verdict.why };
  return { outcome: 'missing', evidence: [], doubt: null };
}

function lengthOf({ span }: Evidence): number {
  return span.end - span.start;
}
