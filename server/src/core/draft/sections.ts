import type { Span } from '../text/span.js';
import { readHeadingNumbering, readNumbering, type Numbering } from './numbering.js';

/** A heading with all that stands under it. Spans are UTF-16 offsets of the draft. */
export interface Section {
  /** Visible text of the heading, numbering included. */
  readonly title: string;
  readonly titleSpan: Span;
  /** Headings above, outermost first. */
  readonly path: readonly string[];
  readonly depth: SectionDepth;
}

/**
 * Rank of a heading: first its Markdown level, then its numbering. Authors often write every heading as `##` and show the
 * depth by 壹、 一、 (一) alone; and a numbered line that is no Markdown heading ranks below those that are.
 */
export interface SectionDepth {
  /** 1–6 for a Markdown heading, 7 for a numbered line. */
  readonly markdown: number;
  readonly numbering: Numbering | null;
}

/** The stack of open sections; a value, replaced at each heading. */
export type OpenSections = readonly Section[];

/** Whether a heading of the first depth stands in a section of the second. */
export function isBelow(inner: SectionDepth, outer: SectionDepth): boolean {
  if (inner.markdown !== outer.markdown) return inner.markdown > outer.markdown;
  if (inner.numbering === null || outer.numbering === null) return false;
  if (inner.numbering.family === outer.numbering.family) return inner.numbering.depth > outer.numbering.depth;
  // 「1. 需求」 above 「1.1 資安」: the plain number is the head of the decimal family.
  return inner.numbering.family === 'decimal' && inner.numbering.depth > 0;
}

/** Closes the sections that a new heading ends, and opens its own. */
export function openSection(open: OpenSections, title: string, titleSpan: Span, markdown: number): OpenSections {
  const depth: SectionDepth = { markdown, numbering: readHeadingNumbering(title) ?? null };
  const kept = open.filter((section) => isBelow(depth, section.depth));
  return [...kept, { title, titleSpan, path: kept.map((section) => section.title), depth }];
}

/** Closes the numbered lines that a numbered line of their depth, or of a lesser one, ends, though it opens none itself. */
export function closeLineSections(open: OpenSections, numbering: Numbering): OpenSections {
  return open.filter(
    ({ depth }) => depth.markdown !== LINE_TITLE || depth.numbering === null || depth.numbering.depth < numbering.depth,
  );
}

/** `markdown` of a numbered or bold line that is no Markdown heading: below all that are. */
export const LINE_TITLE = 7;

const LONGEST_TITLE = 36;
/** 「五、預算編列（單位：千元）」: what stands in brackets makes no sentence of a title. */
const BRACKETED = /[（(][^（）()]*[）)]/g;

/**
 * Whether a paragraph line reads as a heading: it is numbered, short, and no sentence. It still counts as text (「(一)主機
 * 弱點掃描」 may be the whole requirement); it only opens a section for what follows.
 */
export function readsAsHeading(line: string): boolean {
  const numbering = readNumbering(line);
  if (numbering === undefined || line.length > LONGEST_TITLE) return false;
  // 「（二）提供服務商：不得為…」 says what is asked; a title may at most end in a colon.
  return !/[。；;，,！!？?]|[：:]./.test(line.slice(numbering.length).replace(BRACKETED, ''));
}
