import { sourceSpan, sourceStart, type SourceText } from '../text/sourceText.js';
import type { Span } from '../text/span.js';
import { isCatalogueCopy } from './catalogueCopy.js';
import { isConformityCaption, isConformityTable } from './conformityTable.js';
import { INTRODUCES, leadOf, leadsOver, withLead, type Lead, type PassageLevel } from './leads.js';
import { splitLines } from './lines.js';
import type { Block } from './markdown.js';
import { readNumbering } from './numbering.js';
import {
  closeLineSections,
  LINE_TITLE,
  openSection,
  readsAsHeading,
  type OpenSections,
  type Section,
} from './sections.js';

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
  /** Nearest first: the header of a column, the lines that introduce the passage, the next headings up. */
  readonly governing: readonly string[];
  /** The other cells of a table row; an empty or «同上» first cell stands for the one above. */
  readonly row: readonly string[];
}

/** Content that is left out of the judgement, and why. */
export interface Ignored {
  readonly reason: 'code' | 'comment' | 'catalogue-copy' | 'form';
  readonly span: Span;
}

export interface Passages {
  readonly passages: readonly Passage[];
  readonly sections: readonly Section[];
  readonly ignored: readonly Ignored[];
}

type TextBlock = Extract<Block, { kind: 'paragraph' }>;
type TableBlock = Extract<Block, { kind: 'table' }>;

/** A line of zero-width characters alone shows nothing. */
const VISIBLE = /[^\s\u00ad\u200b-\u200f\u2060\ufeff]/;

/** Cuts the blocks of a draft into passages, in order. `source` is the text that the blocks were read from. */
export function readPassages(blocks: readonly Block[], source: string): Passages {
  const reader = new PassageReader(source);
  for (const block of blocks) reader.take(block);
  return reader;
}

class PassageReader implements Passages {
  readonly passages: Passage[] = [];
  readonly sections: Section[] = [];
  readonly ignored: Ignored[] = [];
  readonly #source: string;
  #open: OpenSections = [];
  #leads: readonly Lead[] = [];
  #previous: PassageLevel | null = null;
  /** The line right before a table says what the table is. */
  #caption: string | null = null;

  constructor(source: string) {
    this.#source = source;
  }

  take(block: Block): void {
    switch (block.kind) {
      case 'ignored':
        if (block.reason !== 'rule') this.ignored.push({ reason: block.reason, span: block.span });
        break;
      case 'heading': {
        const span = spanOf(block.text);
        this.#leads = [];
        this.#previous = null;
        this.#caption = null;
        this.#enter(block.text.text.trim(), span, block.level);
        if (!isConformityCaption(block.text.text)) this.#push('heading', block.text, this.#open.slice(0, -1));
        break;
      }
      case 'table':
        if (isCatalogueCopy(block.header, block.rows))
          this.ignored.push({ reason: 'catalogue-copy', span: block.span });
        else if (isConformityTable(block.header)) this.ignored.push({ reason: 'form', span: block.span });
        else this.#takeTable(block);
        break;
      case 'paragraph':
        for (const line of splitLines(block.text)) {
          if (!isConformityCaption(line.text)) this.#takeLine(block, line);
        }
        break;
    }
  }

  #takeTable({ header, rows, place }: TableBlock): void {
    const level: PassageLevel = { itemDepth: place.items.length, numberDepth: -1, item: place.items.at(-1) ?? -1 };
    this.#leads = leadsOver(this.#leads, level, this.#previous);
    this.#previous = null;
    let above: readonly string[] = [];
    const caption = this.#caption;
    this.#caption = null;
    // A table without a title row, as word processors give it, has its first requirement in the header.
    const isTitled = rows.length > 0 && header.every((cell) => cell.text.trim().length <= LONGEST_COLUMN_TITLE);
    for (const row of isTitled ? rows : [header, ...rows]) {
      const texts = row.map((cell) => cell.text);
      const full = inheritFromAbove(texts, above);
      row.forEach((cell, column) => {
        if (cell.text.trim() === '') return;
        const title = isTitled ? header[column]?.text : undefined;
        const others = full
          .slice(0, MOST_CELLS)
          .map((text, i) => (isTitled && TICK.test(text.trim()) ? (header[i]?.text ?? text) : text))
          .filter((_, i) => i !== column);
        const titles = [title, caption].filter((each) => each !== undefined && each !== null);
        this.#push('table-cell', cell, this.#open, others, titles);
      });
      above = full;
    }
  }

  #takeLine({ place, isBold }: TextBlock, text: SourceText): void {
    const line = text.text.trim();
    if (!VISIBLE.test(line)) return;
    // A line at the margin behind a list belongs to it for Markdown (lazy continuation), but not for its author.
    const numbering = readNumbering(line);
    const isLazy =
      (numbering !== undefined || INTRODUCES.test(line)) && place.items.length > 0 && this.#startsAtMargin(text);
    const items = isLazy ? [] : place.items;
    const level: PassageLevel = {
      itemDepth: items.length,
      numberDepth: numbering?.depth ?? -1,
      item: items.at(-1) ?? -1,
    };
    this.#leads = leadsOver(this.#leads, level, this.#previous);
    const isTitle = items.length === 0 && (readsAsHeading(line) || (isBold && line.length <= LONGEST_BOLD_TITLE));
    if (isTitle && !place.quoted) this.#enter(line, spanOf(text), LINE_TITLE);
    else if (numbering !== undefined && items.length === 0) this.#open = closeLineSections(this.#open, numbering);
    const kind = place.quoted ? 'quote' : items.length > 0 ? 'list-item' : 'paragraph';
    this.#push(kind, text, isTitle && !place.quoted ? this.#open.slice(0, -1) : this.#open);
    const lead = leadOf(line, level, isTitle);
    if (lead !== undefined) this.#leads = withLead(this.#leads, lead);
    this.#previous = level;
    this.#caption = items.length === 0 && line.length <= LONGEST_CAPTION && !/[。；;]$/.test(line) ? line : null;
  }

  #startsAtMargin(text: SourceText): boolean {
    const start = sourceStart(text, text.text.length - text.text.trimStart().length);
    return start > 0 && /[\r\n]/.test(this.#source[start - 1] ?? '');
  }

  #enter(title: string, titleSpan: Span, markdown: number): void {
    this.#open = openSection(this.#open, title, titleSpan, markdown);
    const section = this.#open.at(-1);
    if (section !== undefined) this.sections.push(section);
  }

  #push(
    kind: Passage['kind'],
    text: SourceText,
    above: OpenSections,
    row: readonly string[] = [],
    header: readonly string[] = [],
  ): void {
    const titles = above
      .slice(-2)
      .map((section) => curtail(section.title))
      .reverse();
    const leads = this.#leads
      .slice(-MOST_LEADS)
      .map((lead) => curtail(lead.text))
      .reverse();
    const governing = [...header.map(curtail), ...leads, ...titles];
    const context = { heading: titles[0] ?? null, governing, row: row.map(curtail) };
    this.passages.push({ kind, text, span: spanOf(text), section: above.at(-1) ?? null, context });
  }
}

/**
 * Each passage is judged with its context, so what is taken of the context is bounded: a list of thousands under one long
 * paragraph must not cost thousands of paragraphs. An introduction says what it introduces at its end.
 */
const LONGEST_CONTEXT = 200;
const MOST_LEADS = 6;
const MOST_CELLS = 12;

function curtail(text: string): string {
  return text.slice(-LONGEST_CONTEXT);
}

const LONGEST_CAPTION = 60;
/** A mark in a column stands for the column's title. */
const TICK = /^[✓✔☑■●◎○VvＶＯO]$/;
const LONGEST_BOLD_TITLE = 36;
const LONGEST_COLUMN_TITLE = 20;
const DITTO = /^(?:〃|″|同上|")?$/;

/** Cells merged downwards come out empty: the first of a row that says nothing says what the one above said. */
function inheritFromAbove(row: readonly string[], above: readonly string[]): readonly string[] {
  const first = row.findIndex((cell) => !DITTO.test(cell.trim()));
  return row.map((cell, i) => (i < first ? (above[i] ?? cell) : cell));
}

function spanOf(text: SourceText): Span {
  const start = text.text.length - text.text.trimStart().length;
  const end = text.text.trimEnd().length;
  return sourceSpan(text, { start: Math.min(start, end), end });
}
