import type { ControlAssessment } from '../assessment/assess.js';
import type { ServiceDoubt } from '../assessment/serviceFit.js';
import type { Approval } from '../catalogue/approvals.js';
import type { ControlId } from '../catalogue/catalogue.js';
import type { Ledger } from '../draft/decisions.js';
import type { Draft } from '../draft/readDraft.js';
import type { ProfileReading } from '../draft/readProfile.js';
import type { LexiconEntry } from '../matching/lexicon.js';
import type { Message } from '../messages/translate.js';
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
  | 'binding.suspect'
  | 'binding.incomplete'
  | 'suppression.incomplete'
  | 'suppression.unused'
  | 'decision.unreadable'
  | 'decision.incomplete'
  | 'decision.approver-missing'
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
  | 'draft.empty'
  | 'draft.unreadable';

/** One thing to tell the author. `span` is in UTF-16 offsets of the draft. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly control: ControlId | null;
  readonly span: Span;
  readonly message: Message;
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
  /** Words of the draft that contradict its declared service types. */
  readonly serviceDoubt: ServiceDoubt | null;
  /** Where to show what is absent. */
  readonly placeOfAbsent: Placement;
  /** Short names of controls. */
  readonly names: ReadonlyMap<ControlId, Pick<LexiconEntry, 'title' | 'titleEn'>>;
  /** What of each row is a matter of more or less. */
  readonly parameters: ReadonlyMap<ControlId, LexiconEntry['parameters']>;
  /** Whose confirmation rows of the list ask for where they are not taken in. */
  readonly approvals: readonly Approval[];
  /** What the agency decided on single controls. */
  readonly ledger: Ledger;
  /** ISO date by which decisions are due; null: not known. */
  readonly today: string | null;
}

/** One check; a pure function of its context. */
export interface Rule {
  readonly id: RuleId;
  readonly check: (context: RuleContext) => readonly Finding[];
}
