import type { ControlAssessment } from '../assessment/assess.js';
import { LEVELS, type ControlId, type Level } from '../catalogue/catalogue.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import { message, type Message } from '../messages/translate.js';
import { describeControl } from '../rules/describe.js';
import type { Finding } from '../rules/rule.js';
import type { Span } from '../text/span.js';
import { plainText, type Edit } from './edit.js';
import { insertClauses } from './insertClauses.js';
import { levelBlanks, fillLevel } from './levelBlanks.js';
import { conformityTable } from './conformityTable.js';
import { mendFrontMatter, setLevel } from './frontMatterEdits.js';
import { insertDecision } from './insertDecision.js';
import { hasComment, insertSuppression } from './insertSuppression.js';
import { recastCitation } from './recastCitation.js';

/**
 * A change that is offered. It holds only what is needed to work out the edits anew from the draft, so that it can travel to an
 * editor and back; its edits are those of the very version of the draft for which it was offered.
 */
export type Fix =
  /** Writes the clause of one control. */
  | { readonly kind: 'insert'; readonly control: ControlId }
  /** Writes every clause of the same 項目 and mark that the draft lacks. */
  | { readonly kind: 'insert-item'; readonly control: ControlId }
  /** Writes every ● that the draft lacks. */
  | { readonly kind: 'insert-recommended' }
  | { readonly kind: 'suppress'; readonly control: ControlId }
  /** Writes an entry into the ledger of the front matter. */
  | { readonly kind: 'record-decision'; readonly control: ControlId }
  /** Fills the level into blanks of inserted clauses. */
  | { readonly kind: 'fill-level' }
  | { readonly kind: 'set-level'; readonly level: Level }
  /** Mends what the front matter reader found at this offset. */
  | { readonly kind: 'mend'; readonly at: number }
  /** Writes the current citation for the one at this offset. */
  | { readonly kind: 'recast'; readonly at: number }
  /** Appends 附表十's measures as a table for the vendor to fill in. */
  | { readonly kind: 'conformity-table' };

/** A fix with its title; `isPreferred`: the one that an author most likely wants. */
export interface OfferedFix {
  readonly fix: Fix;
  readonly title: Message;
  readonly isPreferred: boolean;
}

/** What can be done about a finding, the likeliest first. */
export function fixesFor(engine: Engine, check: DraftCheck, finding: Finding): readonly OfferedFix[] {
  if (finding.control !== null && finding.rule.startsWith('control.')) {
    const assessment = check.assessments.find(({ control }) => control === finding.control);
    return assessment === undefined ? [] : fixesForControl(engine, check, assessment);
  }
  if (finding.rule === 'profile.incomplete') return fixesForLevel(engine, check, finding);
  if (finding.rule === 'citation.outdated') {
    const [edit] = recastCitation(engine, check, finding.span.start);
    if (edit === undefined) return [];
    const title = message('fix.recast', { text: plainText(edit.pieces) });
    // The old citation may be meant: it stays unless the author asks.
    return [{ fix: { kind: 'recast', at: finding.span.start }, title, isPreferred: false }];
  }
  // A slip may stand where YAML stumbles; mending it is offered for the slip.
  if (finding.rule === 'front-matter.unreadable') return [];
  const mended = mendFrontMatter(check, finding.span.start);
  if (mended === undefined) return [];
  const title = message('fix.mend', { text: mended.shown });
  return [{ fix: { kind: 'mend', at: finding.span.start }, title, isPreferred: true }];
}

function fixesForControl(engine: Engine, check: DraftCheck, assessment: ControlAssessment): readonly OfferedFix[] {
  const { control, requirement } = assessment;
  const name = describeControl(engine, assessment);
  const fixes: OfferedFix[] = [];
  if (isInsertable(assessment)) {
    fixes.push({
      fix: { kind: 'insert', control },
      title: message('fix.insert', { control: name }),
      isPreferred: true,
    });
  }
  if (assessment.outcome === 'missing') {
    const siblings = lacking(check, ofItem(assessment));
    if (siblings.length > 1) {
      const { item } = requirement.row;
      const title = message('fix.insert-item', { item, mark: requirement.mark ?? '', count: siblings.length });
      fixes.push({ fix: { kind: 'insert-item', control }, title, isPreferred: false });
    }
    const all = lacking(check, isRecommended);
    if (all.length > 1 && requirement.mark === '●') {
      fixes.push({
        fix: { kind: 'insert-recommended' },
        title: message('fix.insert-recommended', { count: all.length }),
        isPreferred: false,
      });
    }
  }
  if (isUndecided(assessment) && insertDecision(engine, check, control).length > 0) {
    const title = message('fix.record-decision', { control: name });
    fixes.push({ fix: { kind: 'record-decision', control }, title, isPreferred: false });
  }
  if (!hasComment(check.draft, control)) {
    const title = message('fix.suppress', { control: name });
    fixes.push({ fix: { kind: 'suppress', control }, title, isPreferred: false });
  }
  return fixes;
}

/** Words that are no requirement yet may be made one; where two passages contradict each other a third would not help. */
function isInsertable({ outcome, doubt }: ControlAssessment): boolean {
  return outcome === 'missing' || (outcome === 'uncertain' && doubt !== 'contradiction');
}

/** What the draft does not ask, or turns away: the agency may have decided so. */
function isUndecided({ outcome }: ControlAssessment): boolean {
  return outcome === 'missing' || outcome === 'negated' || outcome === 'elsewhere';
}

function isRecommended({ requirement }: ControlAssessment): boolean {
  return requirement.mark === '●';
}

function ofItem({ requirement }: ControlAssessment): (each: ControlAssessment) => boolean {
  return (each) => each.requirement.row.item === requirement.row.item && each.requirement.mark === requirement.mark;
}

function lacking(check: DraftCheck, isWanted: (each: ControlAssessment) => boolean): readonly ControlId[] {
  return check.assessments.filter((each) => each.outcome === 'missing' && isWanted(each)).map(({ control }) => control);
}

function fixesForLevel(engine: Engine, check: DraftCheck, { message: text }: Finding): readonly OfferedFix[] {
  if (text.id !== 'profile.no-level') return [];
  return LEVELS.filter((level) => setLevel(engine, check, level).length > 0).map((level) => ({
    fix: { kind: 'set-level', level },
    title: message('fix.set-level', { level }),
    isPreferred: false,
  }));
}

/** What can be done at a place without a finding: a blank for the level that stands there, or in the statement around it. */
export function fixesAt(check: DraftCheck, span: Span): readonly OfferedFix[] {
  const { level } = check.reading.profile;
  const blanks = level === null ? [] : levelBlanks(check);
  const isHere = blanks.some(({ statement }) => statement.start <= span.end && span.start <= statement.end);
  if (level === null || !isHere) return [];
  const title = message('fix.fill-level', { level, count: blanks.length });
  return [{ fix: { kind: 'fill-level' }, title, isPreferred: true }];
}

/** What can be done with the draft as a whole: nothing is wrong without it. */
export function refactorings(engine: Engine, check: DraftCheck): readonly OfferedFix[] {
  const { level } = check.reading.profile;
  if (level === null || conformityTable(engine, check).length === 0) return [];
  const title = message('fix.conformity-table', { level });
  return [{ fix: { kind: 'conformity-table' }, title, isPreferred: false }];
}

/** Whether anything is left for `insert-recommended` to write. */
export function lacksRecommended(check: DraftCheck): boolean {
  return lacking(check, isRecommended).length > 0;
}

/** The edits of a fix, worked out from the draft as it is now; none where there is nothing (more) to do. */
export function editsOf(engine: Engine, check: DraftCheck, fix: Fix): readonly Edit[] {
  switch (fix.kind) {
    case 'insert':
      return insertClauses(engine, check, isInsertableNow(check, fix.control) ? [fix.control] : []);
    case 'insert-item': {
      const assessment = check.assessments.find(({ control }) => control === fix.control);
      return assessment === undefined ? [] : insertClauses(engine, check, lacking(check, ofItem(assessment)));
    }
    case 'insert-recommended':
      return insertClauses(engine, check, lacking(check, isRecommended));
    case 'suppress':
      return insertSuppression(check, fix.control);
    case 'record-decision':
      return insertDecision(engine, check, fix.control);
    case 'fill-level':
      return fillLevel(check);
    case 'set-level':
      return setLevel(engine, check, fix.level);
    case 'mend': {
      const mended = mendFrontMatter(check, fix.at);
      return mended === undefined ? [] : [mended.edit];
    }
    case 'recast':
      return recastCitation(engine, check, fix.at);
    case 'conformity-table':
      return conformityTable(engine, check);
  }
}

function isInsertableNow(check: DraftCheck, control: ControlId): boolean {
  const assessment = check.assessments.find((each) => each.control === control);
  return assessment !== undefined && isInsertable(assessment);
}
