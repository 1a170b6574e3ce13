import type { Requirement } from '../catalogue/requirement.js';
import type { Draft } from '../draft/readDraft.js';
import type { ProfileReading } from '../draft/readProfile.js';
import { createSectionHome } from '../draft/sectionHome.js';
import type { Span } from '../text/span.js';

/** Gives the place of what is absent; made once for a draft, as many controls may be absent. */
export type Placement = (requirement: Requirement) => Span;

/**
 * Where something that is absent is shown: at the heading of the section that would hold it, else at the front matter value
 * that asks for it, else at the first line of the text.
 */
export function createPlacement(draft: Draft, reading: ProfileReading): Placement {
  const homeOf = createSectionHome(draft.sections);
  const home = reading.places.get('service') ?? firstLine(draft.text);
  return ({ row: { item } }) => homeOf(item)?.titleSpan ?? home;
}

export function firstLine(text: string): Span {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const end = text.slice(start).search(/[\r\n]/);
  return { start, end: end < 0 ? text.length : start + end };
}
