import { HARD_BREAK } from '../text/normalise.js';
import { SourceTextBuilder, type SourceText } from '../text/sourceText.js';
import type { Span } from '../text/span.js';
import { struckByTags } from './struckText.js';

/**
 * What a reader sees of an HTML block: a table pasted from a word processor as rows of cells, anything else as text. Tags and
 * comments are not content, nor is what stands between the tags of deletion. Offsets are those of the file.
 */
export type HtmlContent =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly text: SourceText }
  | {
      readonly kind: 'table';
      readonly header: readonly SourceText[];
      readonly rows: readonly (readonly SourceText[])[];
    };

export interface HtmlReading {
  readonly content: HtmlContent;
  /** A tag of deletion is still open behind the block. */
  readonly isStruck: boolean;
  /** A comment is still open behind the block. */
  readonly isCommented: boolean;
}

const MARKUP = /<!--[\s\S]*?(?:-->|$)|<[^<>]*>|&(?:#x?[0-9a-f]{1,8}|[a-z][a-z0-9]{1,31});/gi;
const BLOCK_TAG = /^<\/?(?:br|p|div|li|tr|td|th|table|ul|ol|h\d)\b/i;
const ROW = /^<tr\b/i;
const CELL = /^<t([dh])\b/i;
const CLOSES_CELL = /^<\/t(?:d|h|r|body|head|able)\b/i;

/** Reads an HTML block. `decode` turns an entity into its character. Linear in its length. */
export function readHtmlBlock(html: SourceText, isStruck: boolean, decode: (entity: string) => string): HtmlReading {
  const { text } = html;
  const marks = [...text.matchAll(MARKUP)].map((match): Span => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const tags = struckByTags(text, marks, isStruck);
  const rows: { readonly isHeader: boolean; readonly builder: SourceTextBuilder }[][] = [];
  const outside = new SourceTextBuilder(html);
  let current = outside;
  let at = 0;
  let hidden = 0;
  for (const { start, end } of [...marks, { start: text.length, end: text.length }]) {
    // Spans of deletion come in order; those that end before this mark are done.
    while ((tags.struck[hidden]?.end ?? Infinity) <= at) hidden++;
    const struck = tags.struck[hidden];
    if (struck === undefined || start <= struck.start || at >= struck.end) current.keep(at, start);
    const mark = text.slice(start, end);
    if (mark.startsWith('&')) current.substitute(start, end, decode(mark));
    else if (ROW.test(mark)) {
      rows.push([]);
      current = outside;
    } else if (CELL.test(mark)) {
      const row = rows.at(-1);
      current = row === undefined ? outside : new SourceTextBuilder(html);
      row?.push({ isHeader: CELL.exec(mark)?.[1]?.toLowerCase() === 'h', builder: current });
    } else if (CLOSES_CELL.test(mark)) current = outside;
    else if (BLOCK_TAG.test(mark)) current.substitute(start, end, HARD_BREAK);
    at = end;
  }
  const last = marks.at(-1);
  const isCommented = last !== undefined && /^<!--(?![\s\S]*-->$)/.test(text.slice(last.start, last.end));
  return { content: contentOf(rows, outside.build()), isStruck: tags.isOpen, isCommented };
}

function contentOf(
  rows: readonly (readonly { readonly isHeader: boolean; readonly builder: SourceTextBuilder }[])[],
  outside: SourceText,
): HtmlContent {
  const texts = rows.map((row) => row.map((cell) => cell.builder.build())).filter((row) => row.length > 0);
  if (texts.length > 0) {
    const isTitled = rows.find((row) => row.length > 0)?.every((cell) => cell.isHeader) === true;
    return { kind: 'table', header: isTitled ? (texts[0] ?? []) : [], rows: isTitled ? texts.slice(1) : texts };
  }
  return outside.text.replaceAll(HARD_BREAK, '').trim() === '' ? { kind: 'nothing' } : { kind: 'text', text: outside };
}
