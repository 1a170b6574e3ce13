import type { Citation } from '../law/citations.js';
import { outdatedBy, type Outdated } from '../law/outdated.js';
import { message, type Message } from '../messages/translate.js';
import { sourceSpan } from '../text/sourceText.js';
import type { Span } from '../text/span.js';
import { describeNow, describeProvenance } from './describeLaw.js';
import type { Finding, Rule, RuleContext } from './rule.js';

/** A citation of the draft that was replaced, with its place in the file. */
export interface OutdatedCitation {
  readonly citation: Citation;
  readonly outdated: Outdated;
  /** UTF-16 units of the draft. */
  readonly span: Span;
  /** Leads from a span of the passage to the file. */
  readonly toSource: (span: Span) => Span;
}

type LawContext = Pick<RuleContext, 'draft' | 'reading' | 'law' | 'citationsIn' | 'today'>;

/** Citations in the text of a draft whose article had been replaced by the date of the draft, in order. */
export function outdatedCitations(context: LawContext): readonly OutdatedCitation[] {
  const { draft, law, citationsIn } = context;
  const date = dateOf(context);
  return draft.passages.flatMap(({ text }) =>
    citationsIn(text.text).flatMap((citation) => {
      const outdated = outdatedBy(law, citation, date);
      const toSource = (span: Span): Span => sourceSpan(text, span);
      return outdated === undefined ? [] : [{ citation, outdated, span: toSource(citation.span), toSource }];
    }),
  );
}

/** The date of the draft, else the day as the caller gave it; null: the newest law applies. */
function dateOf({ reading, today }: LawContext): string | null {
  return reading.profile.date ?? today;
}

/**
 * The draft cites an article that holds no more. An information: the list itself cites the law of 112, and a draft that copies it
 * word for word is not wrong.
 */
export const citationOutdated: Rule = {
  id: 'citation.outdated',
  check: (context) => {
    const { draft, reading } = context;
    if (reading.profile.services.length === 0) return [];
    return outdatedCitations(context).map(({ span, outdated }): Finding => ({
      rule: 'citation.outdated',
      severity: 'information',
      control: null,
      span,
      message: message('citation.outdated', {
        cited: draft.text.slice(span.start, span.end).replace(/\s+/g, ''),
        subject: subjectOf(outdated),
        now: describeNow(outdated.now),
        // Of an article that was split, which part went where.
        change: outdated.now.length > 1 ? (outdated.cited.change ?? '') : '',
        provenance: describeProvenance(outdated.cited),
        basis: basisOf(context),
      }),
      related: [],
    }));
  },
};

function subjectOf({ cited }: Outdated): Message | string {
  return cited.kind === 'provision' ? message('law.subject', { subject: cited.subject }) : '';
}

function basisOf(context: LawContext): Message | string {
  return dateOf(context) === null ? message('law.newest') : '';
}
