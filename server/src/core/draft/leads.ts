/**
 * Lines that govern what stands below them: an introduction with a colon, a parent item, a short label before a list, a
 * numbered title with deeper numbers under it. The stack is a value, replaced at each passage.
 */
export interface Lead {
  readonly text: string;
  readonly kind: 'introduction' | 'item' | 'label' | 'title';
  readonly level: PassageLevel;
}

/** How deep a passage stands. */
export interface PassageLevel {
  /** Number of list items around it. */
  readonly itemDepth: number;
  /** Depth of its number, −1 without one. */
  readonly numberDepth: number;
  /** Id of the innermost list item, −1 outside lists. */
  readonly item: number;
}

const LONGEST_LABEL = 36;
/** 「下列事項：」 */
export const INTRODUCES = /(?:[:：]|如下|下列(?:事項|項目|要求|規定)?)[。.]?$/;
const SENTENCE = /[。；;，,！!？?]/;

/**
 * The leads that still govern a passage. `previous` is the level of the passage right before it: an introduction governs
 * unnumbered paragraphs of its own level as long as they follow it without a break.
 */
export function leadsOver(leads: readonly Lead[], level: PassageLevel, previous: PassageLevel | null): readonly Lead[] {
  return leads.filter((lead) => {
    if (level.itemDepth !== lead.level.itemDepth) return level.itemDepth > lead.level.itemDepth;
    if (level.numberDepth > lead.level.numberDepth) return true;
    if (level.numberDepth >= 0) return false;
    if (lead.kind === 'item') return level.item === lead.level.item;
    return lead.kind === 'introduction' && previous?.itemDepth === level.itemDepth && previous.item === level.item;
  });
}

/** Opens a lead; a new introduction takes the place of the one before it on its level. */
export function withLead(leads: readonly Lead[], lead: Lead): readonly Lead[] {
  const isReplaced = (each: Lead): boolean =>
    lead.kind === 'introduction' &&
    each.kind === 'introduction' &&
    each.level.itemDepth === lead.level.itemDepth &&
    each.level.numberDepth >= lead.level.numberDepth;
  return [...leads.filter((each) => !isReplaced(each)), lead];
}

/** What a line governs, if anything. A label governs only deeper passages, so any short line may be one. */
export function leadOf(line: string, level: PassageLevel, isTitle: boolean): Lead | undefined {
  if (isTitle) return { text: line, kind: 'title', level };
  if (INTRODUCES.test(line)) return { text: line, kind: 'introduction', level };
  if (level.itemDepth > 0) return { text: line, kind: 'item', level };
  return line.length <= LONGEST_LABEL && !SENTENCE.test(line) ? { text: line, kind: 'label', level } : undefined;
}
