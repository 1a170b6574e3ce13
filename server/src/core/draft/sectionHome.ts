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

/** The heading above all others is the title of the paper: 「資安服務案需求規範書」 holds everything and is no place for a clause. */
function chaptersOf(sections: readonly Section[]): readonly Section[] {
  const [title, ...rest] = sections;
  const isTitle = title !== undefined && rest.length > 0 && rest.every(({ depth }) => isBelow(depth, title.depth));
  return isTitle ? rest : sections;
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
