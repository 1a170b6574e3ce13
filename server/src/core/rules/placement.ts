import type { Requirement } from '../catalogue/requirement.js';
import type { Draft } from '../draft/readDraft.js';
import type { ProfileReading } from '../draft/readProfile.js';
import type { Section } from '../draft/sections.js';
import { normalisedString } from '../text/normalise.js';
import type { Span } from '../text/span.js';

/**
 * Where something that is absent is shown: at the heading of the section that would hold it, else at the front matter value
 * that asks for it, else at the first line of the text.
 */
export function placeOfAbsent(draft: Draft, reading: ProfileReading, requirement: Requirement): Span {
  return (
    bestSection(draft.sections, requirement.row.item)?.titleSpan ??
    reading.places.get('service') ??
    firstLine(draft.text)
  );
}

/** The section whose title is the item, or has most of its characters; else the one on information security. */
function bestSection(sections: readonly Section[], item: string): Section | undefined {
  const wanted = normalisedString(item);
  let best: Section | undefined;
  let bestScore = 0;
  for (const section of sections) {
    const score = fitness(normalisedString(section.title), wanted);
    if (score > bestScore) {
      best = section;
      bestScore = score;
    }
  }
  return best;
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
