import type { ControlAssessment } from '../assessment/assess.js';
import type { ServiceDoubt } from '../assessment/serviceFit.js';
import type { CaseConclusion } from '../conditions/caseConclusions.js';
import type { Catalogue, ControlId } from '../catalogue/catalogue.js';
import type { Approval } from '../catalogue/approvals.js';
import type { Ledger } from '../draft/decisions.js';
import type { Draft } from '../draft/readDraft.js';
import type { ProfileReading } from '../draft/readProfile.js';
import type { CitationFinder } from '../law/citations.js';
import type { LawBook } from '../law/law.js';
import type { LexiconEntry } from '../matching/lexicon.js';
import type { Message } from '../messages/translate.js';
import type { OverlayReading } from '../overlay/overlay.js';
import type { Span } from '../text/span.js';
import type { Placement } from './placement.js';

/** How loudly a finding speaks. `error` is kept for input that cannot be read: what the list only recommends is never one. */
export const SEVERITIES = ['error', 'warning', 'information'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type RuleId =
  | 'control.missing'
  | 'control.weakened'
  | 'control.uncertain'
  | 'control.negated'
  | 'control.elsewhere'
  | 'control.unreadable'
  | 'facts.open'
  | 'facts.testing'
  | 'facts.level-low'
  | 'facts.agency-kind'
  | 'binding.suspect'
  | 'binding.incomplete'
  | 'binding.outdated'
  | 'suppression.incomplete'
  | 'suppression.unused'
  | 'citation.outdated'
  | 'decision.unreadable'
  | 'decision.incomplete'
  | 'decision.approver'
  | 'decision.contradicts'
  | 'decision.expired'
  | 'decision.absent'
  | 'decision.other-case'
  | 'decision.unneeded'
  | 'profile.incomplete'
  | 'profile.unknown-service'
  | 'profile.service-doubtful'
  | 'profile.unknown-level'
  | 'profile.several-levels'
  | 'profile.unknown-value'
  | 'profile.unknown-catalogue'
  | 'profile.unknown-key'
  | 'profile.duplicate-key'
  | 'front-matter.unreadable'
  | 'front-matter.unclosed'
  | 'front-matter.punctuation'
  | 'overlay.unreadable'
  | 'overlay.invalid'
  | 'overlay.refused'
  | 'overlay.clash'
  | 'draft.empty'
  | 'draft.unreadable';

/** One thing to tell the author. `span` is in UTF-16 offsets of the draft. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly control: ControlId | null;
  readonly span: Span;
  readonly message: Message;
  /** One of many that wait for the agency's judgement: counted, and listed on request. Never true of a warning. */
  readonly onRequest?: boolean;
  /** Other places that belong to it. */
  readonly related: readonly RelatedPlace[];
}

/** A place beside the finding's own, and what it is. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: Message;
}

/** All that a rule may look at. */
export interface RuleContext {
  readonly draft: Draft;
  readonly reading: ProfileReading;
  readonly assessments: readonly ControlAssessment[];
  /** What the facts mean for the case as a whole. */
  readonly caseConclusions: readonly CaseConclusion[];
  /** Words of the draft that contradict its declared service types. */
  readonly serviceDoubt: ServiceDoubt | null;
  /** Where to show what is absent. */
  readonly placeOfAbsent: Placement;
  /** Short names of controls. */
  readonly names: ReadonlyMap<ControlId, Pick<LexiconEntry, 'title' | 'titleEn'>>;
  /** What of each row is a matter of more or less. */
  readonly parameters: ReadonlyMap<ControlId, LexiconEntry['parameters']>;
  /** Every version of the list at hand, newest first. */
  readonly catalogues: readonly Catalogue[];
  /** The layers over the list, and what of them could not be taken. */
  readonly overlays: OverlayReading;
  readonly law: LawBook;
  readonly citationsIn: CitationFinder;
  /** Whose confirmation rows of the list ask for where they are not taken in. */
  readonly approvals: readonly Approval[];
  /** What the agency decided on single controls. */
  readonly ledger: Ledger;
  /** ISO date by which law and decisions are read; null: not known. */
  readonly today: string | null;
}

/** One check; a pure function of its context. */
export interface Rule {
  readonly id: RuleId;
  readonly check: (context: RuleContext) => readonly Finding[];
}
