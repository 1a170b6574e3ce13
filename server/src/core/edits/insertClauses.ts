import type { ControlAssessment } from '../assessment/assess.js';
import type { Outcome } from '../assessment/outcome.js';
import type { ControlId } from '../catalogue/catalogue.js';
import { checkDraft, type DraftCheck, type Engine } from '../checkDraft.js';
import { createSectionHome } from '../draft/sectionHome.js';
import type { Section } from '../draft/sections.js';
import { clausesIn, newSectionAtEnd, newSectionAtHead, type Clause } from './composeClauses.js';
import { clausePieces } from './clausePieces.js';
import { applyEdits, type Edit } from './edit.js';

/**
 * Where a clause may go, in the order tried: the section that would hold it, a new section at the end, a new section at the
 * head. A draft may end in an open code block or strike out all that follows; a clause written there would not count, and a
 * second run would write it again.
 */
const PLACES = ['home', 'end', 'head'] as const;

/** What is asked already, exempted, put elsewhere or decided is not written over. */
const CAN_BE_WRITTEN: ReadonlySet<Outcome> = new Set<Outcome>(['missing', 'uncertain']);

/**
 * The edits that write the standard clauses of controls which the draft lacks, in the order of the list. A control that the
 * draft does not lack, or that no place takes, is left out: running it twice changes nothing more.
 */
export function insertClauses(engine: Engine, check: DraftCheck, controls: readonly ControlId[]): readonly Edit[] {
  const wanted = new Set(controls);
  let missing = check.assessments.filter(({ control, outcome }) => wanted.has(control) && CAN_BE_WRITTEN.has(outcome));
  const places = new Map<ControlId, number>(missing.map(({ control }) => [control, 0]));
  while (missing.length > 0) {
    const edits = compose(check, missing, places);
    const failed = failures(engine, check, edits, missing);
    if (failed.size === 0) return edits;
    for (const control of failed) places.set(control, (places.get(control) ?? 0) + 1);
    missing = missing.filter(({ control }) => (places.get(control) ?? 0) < PLACES.length);
  }
  return [];
}

/** Controls whose clause would not count where it was put; all of them, if it would take something from another control. */
function failures(
  engine: Engine,
  check: DraftCheck,
  edits: readonly Edit[],
  inserted: readonly ControlAssessment[],
): ReadonlySet<ControlId> {
  const after = checkDraft(engine, applyEdits(check.draft.text, edits), { override: check.override });
  const outcomes = new Map(after.assessments.map(({ control, outcome }) => [control, outcome]));
  const harmed = check.assessments.some(
    ({ control, outcome }) => outcome === 'covered' && outcomes.get(control) !== 'covered',
  );
  return new Set(
    inserted.map(({ control }) => control).filter((control) => harmed || outcomes.get(control) !== 'covered'),
  );
}

function compose(
  check: DraftCheck,
  missing: readonly ControlAssessment[],
  places: ReadonlyMap<ControlId, number>,
): readonly Edit[] {
  const { draft, reading } = check;
  const homeOf = createSectionHome(draft.sections);
  const bySection = new Map<Section, Clause[]>();
  const atEnd: Clause[] = [];
  const atHead: Clause[] = [];
  for (const { control, requirement } of missing) {
    const { row } = requirement;
    const clause = { item: row.item, pieces: clausePieces(row, reading.profile.level) };
    const place = PLACES[places.get(control) ?? 0];
    const home = place === 'home' ? homeOf(row.item) : null;
    if (home !== null) bySection.set(home, [...(bySection.get(home) ?? []), clause]);
    else (place === 'head' ? atHead : atEnd).push(clause);
  }
  return [
    ...[...bySection].map(([section, clauses]) => clausesIn(draft, section, clauses)),
    ...(atEnd.length > 0 ? [newSectionAtEnd(draft, atEnd)] : []),
    ...(atHead.length > 0 ? [newSectionAtHead(draft, atHead)] : []),
  ];
}
