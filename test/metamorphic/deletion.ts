import type { ControlAssessment } from '../../server/src/core/assessment/assess.js';
import type { ControlId } from '../../server/src/core/catalogue/catalogue.js';
import type { DraftCheck } from '../../server/src/core/checkDraft.js';
import { assessmentOf, check } from '../support/engine.js';

/** What came of deleting all that asks for a control. */
export interface Deletion {
  readonly text: string;
  readonly check: DraftCheck;
  /** How often there was still something left to delete. */
  readonly rounds: number;
}

/** Each round takes out five pieces of evidence; no draft of the tests says one thing more often than that. */
export const MOST_ROUNDS = 12;

/** Takes the passages on which an outcome rests out of a draft: their words, not the marker or the bars around them. */
export function deleteEvidence(text: string, { evidence }: ControlAssessment): string {
  const spans = [...new Set(evidence.map(({ passage }) => passage.span))].sort((a, b) => b.start - a.start);
  return spans.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

/** Deletes until the draft neither asks for the control nor asks for less of it. */
export function deleteAsking(text: string, control: ControlId): Deletion {
  let rest = text;
  for (let rounds = 0; ; rounds++) {
    const result = check(rest);
    if (!result.status.checked) return { text: rest, check: result, rounds };
    const assessment = assessmentOf(result, control);
    const isAsked = assessment.outcome === 'covered' || assessment.outcome === 'weakened';
    if (!isAsked || rounds === MOST_ROUNDS) return { text: rest, check: result, rounds };
    rest = deleteEvidence(rest, assessment);
  }
}
