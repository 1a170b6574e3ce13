import { normalisedString } from '../text/normalise.js';
import { isBelow, type Section } from './sections.js';

/** Gives the section that would hold what the list puts under an item (項目); null where no section is about security. */
export type SectionHome = (item: string) => Section | null;

/** Made once for a draft, as many controls may look for their section. */
export function createSectionHome(sections: readonly Section[]): SectionHome {
  const titled = chaptersOf(sections).map((section) => ({ section, title: normalisedString(section.title) }));
  const byItem = new Map<string, Section | null>();
  return (item) => {
    const known = byItem.get(item);
    if (known !== undefined) return known;
    const wanted = normalisedString(item);
    let home: Section | null = null;
    let best = 0;
    for (const { section, title } of titled) {
      const score = fitness(title, wanted);
      if (score > best) {
        home = section;
        best = score;
      }
    }
    byItem.set(item, home);
    return home;
  };
}

/** 「資通安全需求」, a paper of one chapter. */
const NAMES_CHAPTER = /(?:需求|要求|事項|規定)$/;

/**
 * The heading above all others is the title of the paper: 「資安服務案需求規範書」 holds everything and is no place for a clause. A
 * title has no number.
 */
function chaptersOf(sections: readonly Section[]): readonly Section[] {
  const [first, ...rest] = sections;
  if (first === undefined || isCounted(first) || NAMES_CHAPTER.test(first.title)) return sections;
  const isTitle = rest.length > 0 && rest.every(({ depth }) => isBelow(depth, first.depth));
  return isTitle ? rest : sections;
}

/** Whether a heading has a number. 「○○市政府」 begins with what may be a bullet, and counts nothing. */
export function isCounted({ depth: { numbering } }: Section): boolean {
  return numbering !== null && numbering.depth < BULLET;
}

/** Depth of a bullet in the official family. */
export const BULLET = 6;

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
