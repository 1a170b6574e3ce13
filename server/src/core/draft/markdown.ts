import MarkdownItParser, { type MarkdownIt, type Token } from 'markdown-it';
import { createLineMap, lineStart, type LineMap } from '../text/lineMap.js';
import type { Span } from '../text/span.js';
import type { SourceRun, SourceText } from '../text/sourceText.js';
import { readHtmlBlock } from './htmlBlock.js';
import { visibleText, watchInlineRules } from './inlineMarkup.js';

/**
 * The one module that knows the Markdown parser. It gives the blocks of a draft in order, each with its visible text and
 * the way back to the file, so that nothing else depends on how the parser counts.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: SourceText; readonly place: Place }
  /** `isBold`: all of it, as authors set titles who do not know `#`. */
  | { readonly kind: 'paragraph'; readonly text: SourceText; readonly isBold: boolean; readonly place: Place }
  | {
      readonly kind: 'table';
      readonly header: readonly SourceText[];
      readonly rows: readonly (readonly SourceText[])[];
      readonly place: Place;
      readonly span: Span;
    }
  | {
      readonly kind: 'ignored';
      readonly reason: 'code' | 'comment' | 'rule';
      readonly span: Span;
      readonly place: Place;
    };

/** Where a block hangs: numbers of the lists and quotes around it, outermost first. */
export interface Place {
  /** Ids of the list items around the block; two blocks of one item share the id. */
  readonly items: readonly number[];
  readonly quoted: boolean;
}

const BOLD = /^(?:\*\*[^*\n]+\*\*|__[^_\n]+__)[:：]?$/;

function createParser(): MarkdownIt {
  const parser = new MarkdownItParser({ html: true, linkify: false });
  // Inline text is parsed on demand, with positions (inlineMarkup.ts); the rest of the core chain only serves rendering.
  parser.core.ruler.enableOnly(['normalize', 'block', 'strip_references']);
  return parser;
}

let shared: MarkdownIt | undefined;

/** Made on first use: the parser's tables cost several milliseconds that `--version` need not pay. */
function parser(): MarkdownIt {
  if (shared === undefined) {
    shared = createParser();
    watchInlineRules(shared, createParser);
  }
  return shared;
}

/** Splits Markdown into blocks. Never throws: any text is some Markdown. Offsets are UTF-16 units of `source`. */
export function parseMarkdown(source: string): readonly Block[] {
  const lines = createLineMap(source);
  const env: Record<string, unknown> = {};
  const tokens = parser().parse(source, env);
  const blocks: Block[] = [];
  const items: number[] = [];
  let itemCount = 0;
  let quotes = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const place: Place = { items: [...items], quoted: quotes > 0 };
    switch (token.type) {
      case 'list_item_open':
        items.push(++itemCount);
        break;
      case 'list_item_close':
        items.pop();
        break;
      case 'blockquote_open':
        quotes++;
        break;
      case 'blockquote_close':
        quotes--;
        break;
      case 'heading_open':
      case 'paragraph_open': {
        const inline = tokens[i + 1];
        if (inline?.type !== 'inline') break;
        const text = visibleText(parser(), env, locateLines(source, lines, inline));
        if (token.type === 'heading_open')
          blocks.push({ kind: 'heading', level: Number(token.tag.slice(1)), text, place });
        else blocks.push({ kind: 'paragraph', text, isBold: BOLD.test(inline.content), place });
        break;
      }
      case 'table_open': {
        let end = i + 1;
        while (end < tokens.length && tokens[end]?.type !== 'table_close') end++;
        const [header = [], ...rows] = tableRows(source, lines, tokens.slice(i, end), env);
        blocks.push({ kind: 'table', header, rows, place, span: lineSpan(lines, token) });
        i = end;
        break;
      }
      case 'fence':
      case 'code_block':
        blocks.push({ kind: 'ignored', reason: 'code', span: lineSpan(lines, token), place });
        break;
      case 'hr':
        blocks.push({ kind: 'ignored', reason: 'rule', span: lineSpan(lines, token), place });
        break;
      case 'html_block':
        blocks.push(htmlBlock(source, lines, token, place));
        break;
    }
  }
  return blocks;
}

function lineSpan(lines: LineMap, token: Token): Span {
  const [first, last] = token.map ?? [0, 0];
  return { start: lineStart(lines, first), end: lineStart(lines, last) };
}

/** The text of a source line without its line end. */
function lineText(source: string, lines: LineMap, line: number): string {
  return source.slice(lineStart(lines, line), lineStart(lines, line + 1)).replace(/[\r\n]+$/, '');
}

/**
 * Finds the lines of an inline token in the file. The parser strips what stands before each line (indent, `>`, list
 * markers, `#`), so each content line is the last occurrence of its text in its source line.
 */
function locateLines(source: string, lines: LineMap, inline: Token): SourceText {
  const runs: SourceRun[] = [];
  const first = inline.map?.[0] ?? 0;
  let at = 0;
  inline.content.split('\n').forEach((content, i) => {
    const words = content.replace(/^[ \t]+/, '');
    const indent = content.length - words.length;
    const raw = lineText(source, lines, first + i);
    // NUL is shown as U+FFFD by the parser; searched for as it is shown, it keeps its place.
    const found = raw.replaceAll('\0', '\uFFFD').lastIndexOf(words);
    const column = found < 0 ? Math.max(0, raw.length - words.length) : found;
    const start = lineStart(lines, first + i) + column;
    if (words.length > 0)
      runs.push({ at: at + indent, length: words.length, source: start, sourceLength: words.length });
    // The joining line feed stands for whatever lies before the next line's words.
    at += content.length + 1;
  });
  return { text: inline.content, runs };
}

/** Cells of each row of a table. The parser gives cells no places, so a row's line is split again as the parser splits it. */
function tableRows(
  source: string,
  lines: LineMap,
  tokens: readonly Token[],
  env: object,
): readonly (readonly SourceText[])[] {
  const rows: SourceText[][] = [];
  for (const token of tokens) {
    if (token.type === 'tr_open' && token.map !== null) {
      const line = token.map[0];
      const row = cellSpans(lineText(source, lines, line)).map((span) =>
        cellText(source, lineStart(lines, line), span),
      );
      rows.push(row.map((cell) => visibleText(parser(), env, cell)));
    }
  }
  return rows;
}

/** Spans between unescaped bars; the outer bars of a line make no cells. */
function cellSpans(line: string): readonly Span[] {
  const bars: number[] = [];
  for (let i = 0; i < line.length; i++) if (line[i] === '|' && line[i - 1] !== '\\') bars.push(i);
  const edges = [-1, ...bars, line.length];
  const spans = edges.slice(1).map((end, i) => trimSpan(line, { start: (edges[i] ?? -1) + 1, end }));
  const isEmpty = (span: Span | undefined): boolean => span !== undefined && span.start >= span.end;
  if (isEmpty(spans[0])) spans.shift();
  if (isEmpty(spans.at(-1))) spans.pop();
  return spans;
}

function trimSpan(line: string, { start, end }: Span): Span {
  while (start < end && /[\s>]/.test(line[start] ?? '')) start++;
  while (end > start && /\s/.test(line[end - 1] ?? '')) end--;
  return { start, end };
}

function cellText(source: string, base: number, span: Span): SourceText {
  const raw = source.slice(base + span.start, base + span.end);
  return { text: raw, runs: [{ at: 0, length: raw.length, source: base + span.start, sourceLength: raw.length }] };
}

function htmlBlock(source: string, lines: LineMap, token: Token, place: Place): Block {
  const span = lineSpan(lines, token);
  const content = readHtmlBlock(source.slice(span.start, span.end), span.start);
  switch (content.kind) {
    case 'nothing':
      return { kind: 'ignored', reason: 'comment', span, place };
    case 'text':
      return { kind: 'paragraph', text: content.text, isBold: false, place };
    case 'table':
      return { kind: 'table', header: content.header, rows: content.rows, place, span };
  }
}
