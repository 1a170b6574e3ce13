import type { ControlId } from '../../server/src/core/catalogue/catalogue.js';
import type { Outcome } from '../../server/src/core/assessment/outcome.js';
import { check } from '../support/engine.js';

/** What of a check must not move: the outcome of each control, and which rules speak of which controls. */
export interface Seen {
  readonly outcomes: ReadonlyMap<ControlId, Outcome>;
  /** `rule control`, sorted. */
  readonly findings: readonly string[];
}

let cases = 0;
const known = new Map<string, Seen>();

/** How many transformed drafts were compared with their base so far. */
export function checkedCases(): number {
  return cases;
}

/** Counts one more comparison that a property makes by itself. */
export function countCase(): void {
  cases++;
}

/** Checks a draft afresh, with no memo. */
export function see(text: string): Seen {
  const { assessments, findings } = check(text);
  return {
    outcomes: new Map(assessments.map(({ control, outcome }) => [control, outcome])),
    findings: findings.map(({ rule, control }) => `${rule} ${control ?? ''}`).sort(),
  };
}

/** Checks a base once however often it is transformed. */
export function seeBase(text: string): Seen {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  const seen = see(text);
  known.set(text, seen);
  return seen;
}

/** Where two checks differ, as `control: before → after`, and findings that only the first has; empty where nothing moved. */
export function differences(before: Seen, after: Seen): readonly string[] {
  const outcomes = [...before.outcomes].flatMap(([control, outcome]) => {
    const other = after.outcomes.get(control);
    return other === outcome ? [] : [`${control}: ${outcome} → ${other ?? 'not checked'}`];
  });
  const left = [...after.findings];
  const lost = before.findings.filter((finding) => {
    const at = left.indexOf(finding);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...outcomes, ...lost.map((finding) => `lost: ${finding}`)];
}

/** Compares a transformed draft with its base; counts one case where the transformation did change the text. */
export function compare(base: string, transformed: string): readonly string[] {
  if (transformed === base) return [];
  cases++;
  return differences(seeBase(base), see(transformed));
}
