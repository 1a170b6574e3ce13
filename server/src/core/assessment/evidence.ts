import type { Passage } from '../draft/passages.js';
import type { Verdict } from '../matching/judgement.js';
import type { Span } from '../text/span.js';

/** A passage that speaks to a control. `span` is the statement in the draft (UTF-16 offsets). */
export interface Evidence {
  readonly span: Span;
  readonly score: number;
  readonly verdict: Verdict;
  readonly passage: Passage;
}
