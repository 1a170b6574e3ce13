import type { Requirement } from '../catalogue/requirement.js';
import type { Draft } from '../draft/readDraft.js';
import type { ProfileReading } from '../draft/readProfile.js';
import { normalisedString } from '../text/normalise.js';
import type { Span } from '../text/span.js';

/** Gives the place of what is absent; made once for a draft, as many controls may be absent. */
export type Placement = (requirement: Requirement) => Span;

/**
 * Where something that is absent is shown: at the heading of the section that would hold it, else at the front matter value
 * that asks for it, else at the first line of the text.
 */
export function createPlacement(draft: Draft, reading: ProfileReading): Placement {
  const sections = draft.sections.map((section) => ({
    span: section.titleSpan,
    title: normalisedString(section.title),
  }));
  const home = reading.places.get('service') ?? firstLine(draft.text);
  const byItem = new Map<string, Span>();
  return ({ row: { item } }) => {
    const known = byItem.get(item);
    if (known !== undefined) return known;
    const wanted = normalisedString(item);
    let place = home;
    let best = 0;
    for (const { span, title } of sections) {
      const score = fitness(title, wanted);
      if (score > best) {
        place = span;
        best = score;
      }
    }
    byItem.set(item, place);
    return place;
  };
}

const SECURITY = /資訊安全|資通安全|資安/;
const REQUIREMENTS = /需求|要求|規範|管理|事項|規定/;
/** Titles that share fewer of the item's pairs are about something else. */
const LIKE_ENOUGH = 0.6;

function fitness(title: string, item: string): number {
  if (title.includes(item)) return 4;
  const shared = sharedPairs(title, item);
  if (shared >= LIKE_ENOUGH) return 2 + shared;
  if (!SECURITY.test(title)) return 0;
  return REQUIREMENTS.test(title) ? 2 : 1;
}

function sharedPairs(title: string, item: string): number {
  let shared = 0;
  for (let i = 0; i + 1 < item.length; i++) if (title.includes(item.slice(i, i + 2))) shared++;
  return shared / Math.max(1, item.length - 1);
}

export function firstLine(text: string): Span {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const end = text.slice(start).search(/[\r\n]/);
  return { start, end: end < 0 ? text.length : start + end };
}
