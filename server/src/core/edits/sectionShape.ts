import type { Draft } from '../draft/readDraft.js';
import { readHeadingNumbering, readNumbering, type Numbering } from '../draft/numbering.js';
import type { Passage } from '../draft/passages.js';
import { BULLET, isCounted } from '../draft/sectionHome.js';
import { LINE_TITLE, type Section } from '../draft/sections.js';
import { normalisedString } from '../text/normalise.js';
import { lineStartOf, lineEndOf, type SectionContents } from './sectionContents.js';
import { readTableShape, type TableShape } from './tableShape.js';

/**
 * How a section writes its requirements, read from those that stand in it. `label` is the last number used, with the blank
 * behind it; `lead` what stands before it (a list mark, the mark of a quote); `isLoose`: with blank lines between; `continues`:
 * the section ends in the last of them, no blank line between.
 */
export type SectionShape =
  | { readonly kind: 'empty' }
  /** `mark`: of a Markdown heading (`###`) or of a bold line (`**`). */
  | { readonly kind: 'headings'; readonly mark: string; readonly label: string }
  | ItemShape
  | { readonly kind: 'table'; readonly table: TableShape }
  | { readonly kind: 'plain' };

export interface ItemShape {
  readonly kind: 'items';
  readonly lead: string;
  readonly label: string;
  readonly isLoose: boolean;
  readonly continues: boolean;
}

/** Deepest Markdown heading. */
export const DEEPEST_HEADING = LINE_TITLE - 1;

/** Reads the shape of a section; sub-headings before numbered lines and lists before a table. */
export function readShape(draft: Draft, contents: SectionContents): SectionShape {
  const { subheadings, passages } = contents;
  const heading = subheadings.at(-1);
  if (heading !== undefined) {
    const { markdown } = heading.depth;
    const mark = markdown === LINE_TITLE ? '**' : '#'.repeat(markdown);
    return { kind: 'headings', mark, label: labelOf(heading) };
  }
  if (passages.length === 0) return { kind: 'empty' };
  return itemShape(draft, contents) ?? tableShape(draft, passages) ?? { kind: 'plain' };
}

/** The number of a heading with the blank behind it; empty where it has none. */
export function labelOf(section: Section): string {
  const { length = 0 } = (isCounted(section) ? readHeadingNumbering(section.title) : undefined) ?? {};
  return section.title.slice(0, length);
}

function tableShape(draft: Draft, passages: readonly Passage[]): SectionShape | undefined {
  const last = passages.at(-1);
  if (last?.kind !== 'table-cell') return undefined;
  const table = readTableShape(draft.text, last.span.start);
  return table === undefined ? undefined : { kind: 'table', table };
}

function itemShape(draft: Draft, { section, passages, end }: SectionContents): ItemShape | undefined {
  const { text } = draft;
  const siblings = outermostItems(text, passages);
  const last = siblings.at(-1);
  if (last === undefined) return undefined;
  const { passage, lead, label } = last;
  const before = siblings.at(-2)?.passage ?? passages[passages.indexOf(passage) - 1];
  const from = before?.span.end ?? section.titleSpan.end;
  const isLoose =
    siblings.length === 1 && LIST.test(lead)
      ? hasLooseLists(draft)
      : hasBlankLine(text.slice(from, passage.span.start));
  return {
    kind: 'items',
    lead,
    label,
    isLoose,
    continues: passages.at(-1)?.kind === passage.kind && !hasBlankLine(text.slice(passage.span.start, end)),
  };
}

/** How the draft sets the items of its other lists: the blank line before an item that stands alone tells nothing. */
function hasLooseLists({ text, passages }: Draft): boolean {
  const second = passages.findIndex(({ kind }, i) => kind === 'list-item' && passages[i - 1]?.kind === 'list-item');
  const [first, next] = [passages[second - 1], passages[second]];
  return first !== undefined && next !== undefined && hasBlankLine(text.slice(first.span.end, next.span.start));
}

/** A requirement with a number or a list mark. */
export interface Item {
  readonly passage: Passage;
  readonly lead: string;
  readonly label: string;
  readonly numbering: Pick<Numbering, 'family' | 'depth'>;
}

/** The items that are counted on the outermost level, in order. */
export function outermostItems(text: string, passages: readonly Passage[]): readonly Item[] {
  const isQuoted = passages.every(({ kind }) => kind === 'quote');
  const items = passages.flatMap((passage) => itemOf(text, passage, isQuoted) ?? []);
  const listed = items.filter(({ lead }) => LIST.test(lead));
  const indent = Math.min(...listed.map(({ lead }) => indentOf(lead)));
  const outer = items.filter((item) => !listed.includes(item) || indentOf(item.lead) === indent);
  // 「2.3.1」 stands above the 「一、」 below it, though both are numbers of the second rank.
  const family = outer.find(({ numbering }) => numbering.depth < BULLET)?.numbering.family ?? 'official';
  const own = outer.filter(({ numbering }) => numbering.family === family);
  const depth = Math.min(...own.map(({ numbering }) => numbering.depth));
  const first = own.find(({ numbering }) => numbering.depth === depth);
  return first === undefined ? [] : own.filter((item) => styleOf(item) === styleOf(first));
}

/** Depth of a number that Markdown itself counts. */
const COUNTED = 3;

/** Quote marks, then a list mark; either may be lacking. */
const LEAD = /^([ \t]*(?:>[ \t]?)*)([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)?/;
const LIST = /(?:[-*+]|\d[.)])[ \t]+$/;
/** 「※」 begins a note, 「○○局」 a name that is kept open. */
const NO_ITEM = /^(?:※|○○)/;

function itemOf(text: string, passage: Passage, isQuoted: boolean): Item | undefined {
  const { kind, span } = passage;
  if (kind !== 'paragraph' && kind !== 'list-item' && !(kind === 'quote' && isQuoted)) return undefined;
  const start = lineStartOf(text, span.start);
  const [, quote = '', marker = ''] = LEAD.exec(text.slice(start, lineEndOf(text, start))) ?? [];
  if (kind === 'list-item' && marker === '') return undefined;
  const line = passage.text.text.trim();
  if (NO_ITEM.test(line)) return undefined;
  const numbering = readNumbering(line);
  const label = line.slice(0, numbering?.length ?? 0);
  if (kind === 'paragraph') return numbering === undefined ? undefined : { passage, lead: '', label, numbering };
  const lead = quote + marker;
  if (numbering !== undefined) return { passage, lead, label, numbering };
  const depth = /\d/.test(marker) ? COUNTED : BULLET;
  return marker === '' ? undefined : { passage, lead, label: '', numbering: { family: 'official', depth } };
}

function indentOf(lead: string): number {
  return /^[ \t>]*/.exec(lead)?.[0].length ?? 0;
}

/** What two labels of one sequence have in common: 第九條 and 第十條, not 第九條 and 一、. */
function styleOf({ lead, label }: Item): string {
  return normalisedString(lead.replace(/[> \t]/g, '') + label)
    .replace(/[壹貳參肆伍陸柒捌玖拾]+/g, '壹')
    .replace(/[一二三四五六七八九十百]+/g, '一')
    .replace(/[甲乙丙丁戊己庚辛壬癸]/g, '甲')
    .replace(/[a-z]/g, 'a')
    .replace(/\d+/g, '1')
    .replace(/[、.]/g, '.');
}

function hasBlankLine(text: string): boolean {
  return /(?:\r\n|\n|\r)[ \t\u3000>]*(?:\r\n|\n|\r)/.test(text);
}
