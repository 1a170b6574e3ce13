import type { ControlAssessment } from '../assessment/assess.js';
import type { Outcome } from '../assessment/outcome.js';
import type { ControlId } from '../catalogue/catalogue.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import { createSectionHome, type SectionHome } from '../draft/sectionHome.js';
import type { Section } from '../draft/sections.js';
import { clausesIn, type Clause } from './composeClauses.js';
import { clauseSentence } from './clausePieces.js';
import type { Edit } from './edit.js';
import { newSectionAtEnd, newSectionAtHead } from './newSection.js';
import { createRecheck } from './recheck.js';
import { readContents } from './sectionContents.js';

/**
 * Where a clause may go, in the order tried: the section that would hold it, a new section at the end, one before what was left
 * open there, one at the head. A draft may end in an open code block or strike out all that follows; a clause written there
 * would not count, and a second run would write it again.
 */
const PLACES = ['home', 'end', 'text', 'head'] as const;

/** What is asked already, exempted, put elsewhere or decided is not written over. */
const CAN_BE_WRITTEN: ReadonlySet<Outcome> = new Set<Outcome>(['missing', 'uncertain']);

/**
 * The edits that write the standard clauses of controls which the draft lacks, in the order of the list. A control that the
 * draft does not lack, or that no place takes, is left out: running it twice changes nothing more.
 */
export function insertClauses(engine: Engine, check: DraftCheck, controls: readonly ControlId[]): readonly Edit[] {
  const wanted = new Set(controls);
  let missing = check.assessments.filter(({ control, outcome }) => wanted.has(control) && CAN_BE_WRITTEN.has(outcome));
  const homeOf = createSectionHome(check.draft.sections);
  const places = new Map<ControlId, number>(
    missing.map(({ control, requirement }) => [control, homeOf(requirement.row.item) === null ? 1 : 0]),
  );
  const recheck = createRecheck(engine, check);
  while (missing.length > 0) {
    const edits = compose(check, homeOf, missing, places);
    const failed = failures(check, recheck(edits), missing);
    if (failed.size === 0) return edits;
    for (const control of failed) places.set(control, (places.get(control) ?? 0) + 1);
    missing = missing.filter(({ control }) => (places.get(control) ?? 0) < PLACES.length);
  }
  return [];
}

/** Outcomes that rest on what the author wrote: a clause put into the middle of it must not change them. */
const SETTLED: ReadonlySet<Outcome> = new Set<Outcome>(['covered', 'negated', 'elsewhere', 'decided']);

/** A clause asks for its control; one with a blank does so once the author has filled it in. */
function countsWhenFilled({ outcome, shortfalls }: ControlAssessment): boolean {
  return outcome === 'covered' || (outcome === 'weakened' && shortfalls.every(({ kind }) => kind === 'blank'));
}

/** Controls whose clause would not count where it was put; all of them, if it would change what is said of another control. */
function failures(
  before: DraftCheck,
  after: DraftCheck,
  inserted: readonly ControlAssessment[],
): ReadonlySet<ControlId> {
  const outcomes = new Map(after.assessments.map(({ control, outcome }) => [control, outcome]));
  const counting = new Set(after.assessments.filter(countsWhenFilled).map(({ control }) => control));
  const harmed = before.assessments.some(
    ({ control, outcome }) => SETTLED.has(outcome) && outcomes.get(control) !== outcome,
  );
  return new Set(inserted.map(({ control }) => control).filter((control) => harmed || !counting.has(control)));
}

function compose(
  { draft, reading }: DraftCheck,
  homeOf: SectionHome,
  missing: readonly ControlAssessment[],
  places: ReadonlyMap<ControlId, number>,
): readonly Edit[] {
  const bySection = new Map<Section, Clause[]>();
  const elsewhere: Record<(typeof PLACES)[number], Clause[]> = { home: [], end: [], text: [], head: [] };
  for (const { control, requirement } of missing) {
    const { row } = requirement;
    const clause = { item: row.item, sentence: clauseSentence(row, reading.profile.level) };
    const place = PLACES[places.get(control) ?? 0] ?? 'head';
    const home = place === 'home' ? homeOf(row.item) : null;
    if (home === null) elsewhere[place].push(clause);
    else bySection.set(home, [...(bySection.get(home) ?? []), clause]);
  }
  // A section and the last of its sub-sections end at one place: what belongs into the inner one comes first.
  const own = [...bySection]
    .toSorted(([a], [b]) => b.path.length - a.path.length)
    .map(([section, clauses]) => ({ contents: readContents(draft, section), clauses }));
  return [
    ...own.map(({ contents, clauses }, i) => {
      const isBehindOthers = own.slice(0, i).some((each) => each.contents.end === contents.end);
      return clausesIn(draft, contents, clauses, isBehindOthers);
    }),
    ...(elsewhere.text.length > 0 ? [newSectionAtEnd(draft, elsewhere.text, true)] : []),
    ...(elsewhere.end.length > 0 ? [newSectionAtEnd(draft, elsewhere.end, false)] : []),
    ...(elsewhere.head.length > 0 ? [newSectionAtHead(draft, elsewhere.head)] : []),
  ];
}
