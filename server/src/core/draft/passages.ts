import { sliceSource, sourceSpan, type SourceText } from '../text/sourceText.js';
import { normalisedString } from '../text/normalise.js';
import type { Span } from '../text/span.js';
import type { Block } from './markdown.js';
import { isCatalogueCopy } from './catalogueCopy.js';
import { readNumbering } from './numbering.js';
import { openSection, readsAsHeading, type OpenSections, type Section } from './sections.js';

/** The unit that is judged: as much text as makes one requirement. */
export interface Passage {
  readonly kind: 'heading' | 'paragraph' | 'list-item' | 'table-cell' | 'quote';
  /** What a reader sees, with the way back to the file. */
  readonly text: SourceText;
  readonly span: Span;
  /** The innermost section that holds the passage; for a heading, the one above it. */
  readonly section: Section | null;
  readonly context: Context;
}

/** Texts that govern a passage without being part of it. */
export interface Context {
  /** Title of the nearest heading. */
  readonly heading: string | null;
  /** Nearest first: the line with a colon that introduces a list, the parent item, the header of a column, the next heading up. */
  readonly governing: readonly string[];
  /** The other cells of a table row. */
  readonly row: readonly string[];
}

/** Content that is left out of the judgement, and why. */
export interface Ignored {
  readonly reason: 'code' | 'comment' | 'catalogue-copy';
  readonly span: Span;
}

export interface Passages {
  readonly passages: readonly Passage[];
  readonly sections: readonly Section[];
  readonly ignored: readonly Ignored[];
}

/** A passage that introduces others: it ends in a colon, or is the parent item, or a numbered line with deeper ones below. */
interface Lead {
  readonly text: string;
  readonly itemDepth: number;
  readonly numberDepth: number;
  /** Count of the passages up to it, itself included. */
  readonly at: number;
}

const INTRODUCES = /(?:[:：]|如下|下列(?:事項|項目|要求|規定)?)[。.]?\s*$/;

/** Cuts the blocks of a draft into passages, in order. */
export function readPassages(blocks: readonly Block[]): Passages {
  const passages: Passage[] = [];
  const sections: Section[] = [];
  const ignored: Ignored[] = [];
  let open: OpenSections = [];
  let leads: readonly Lead[] = [];

  const enter = (title: string, titleSpan: Span, markdown: number): void => {
    open = openSection(open, title, titleSpan, markdown);
    const section = open.at(-1);
    if (section !== undefined) sections.push(section);
  };
  /** Context of what stands here; of a heading, from the sections above its own. */
  const contextHere = (row: readonly string[] = [], header: readonly string[] = [], above = open): Context => {
    const titles = above.map((section) => section.title).reverse();
    return {
      heading: titles[0] ?? null,
      governing: [...header, ...leads.map((lead) => lead.text).reverse(), ...titles.slice(0, 2)],
      row,
    };
  };

  for (const block of blocks) {
    if (block.kind === 'ignored') {
      if (block.reason !== 'rule') ignored.push({ reason: block.reason, span: block.span });
      continue;
    }
    if (block.kind === 'heading') {
      const span = spanOf(block.text);
      leads = [];
      enter(block.text.text.trim(), span, block.level);
      const above = open.slice(0, -1);
      const context = contextHere([], [], above);
      passages.push({ kind: 'heading', text: block.text, span, section: above.at(-1) ?? null, context });
      continue;
    }
    if (block.kind === 'table') {
      if (isCatalogueCopy(block.header, block.rows)) {
        ignored.push({ reason: 'catalogue-copy', span: block.span });
        continue;
      }
      // A line with a colon governs the table right behind it; an item governs what is inside it.
      const [last] = leads.slice(-1);
      const depth = block.place.items.length;
      leads = leads.filter(
        (lead) => lead.itemDepth < depth || (lead.itemDepth === depth && lead === last && lead.at === passages.length),
      );
      for (const row of block.rows) {
        row.forEach((cell, column) => {
          if (cell.text.trim() === '') return;
          const others = row.filter((_, i) => i !== column).map((each) => each.text);
          const header = block.header[column]?.text;
          passages.push({
            kind: 'table-cell',
            text: cell,
            span: spanOf(cell),
            section: open.at(-1) ?? null,
            context: contextHere(others, header === undefined ? [] : [header]),
          });
        });
      }
      continue;
    }
    for (const text of splitAtNumbers(block.text)) {
      const line = text.text.trim();
      if (normalisedString(line) === '') continue;
      const itemDepth = block.place.items.length;
      const numberDepth = readNumbering(line)?.depth ?? -1;
      leads = leads.filter(
        (lead) => itemDepth > lead.itemDepth || (itemDepth === lead.itemDepth && numberDepth > lead.numberDepth),
      );
      const span = spanOf(text);
      const isTitle = itemDepth === 0 && !block.place.quoted && readsAsHeading(line);
      if (isTitle) enter(line, span, 7);
      const above = isTitle ? open.slice(0, -1) : open;
      passages.push({
        kind: block.place.quoted ? 'quote' : itemDepth > 0 ? 'list-item' : 'paragraph',
        text,
        span,
        section: above.at(-1) ?? null,
        context: contextHere([], [], above),
      });
      if (isTitle || itemDepth > 0 || INTRODUCES.test(line)) {
        leads = [...leads, { text: line, itemDepth, numberDepth, at: passages.length }];
      }
    }
  }
  return { passages, sections, ignored };
}

function spanOf(text: SourceText): Span {
  return sourceSpan(text, trimmed(text.text));
}

function trimmed(text: string): Span {
  const start = text.length - text.trimStart().length;
  return { start: Math.min(start, text.trimEnd().length), end: text.trimEnd().length };
}

/** Lines typed one under the other make one Markdown paragraph; each numbered line is a requirement of its own. */
function splitAtNumbers(text: SourceText): readonly SourceText[] {
  if (!/[\n\u2028]/.test(text.text)) return [text];
  const cuts: number[] = [];
  for (const match of text.text.matchAll(/[\n\u2028]/g)) {
    const next = match.index + 1;
    const rest = text.text.slice(next, next + 40);
    const blanks = rest.length - rest.trimStart().length;
    if (readNumbering(rest.slice(blanks)) !== undefined) cuts.push(next);
  }
  const edges = [0, ...cuts, text.text.length];
  return edges.slice(1).map((end, i) => sliceSource(text, { start: edges[i] ?? 0, end }));
}
