import MarkdownItParser, { type MarkdownIt, type Token } from 'markdown-it';
import { lineStart, type LineMap } from '../text/lineMap.js';
import type { Span } from '../text/span.js';
import type { SourceRun, SourceText } from '../text/sourceText.js';
import { readHtmlBlock } from './htmlBlock.js';
import { visibleText, watchInlineRules } from './inlineMarkup.js';
import { locateCells } from './tableCells.js';

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
  keepRequirementsFromReferences(parser);
  return parser;
}

/** 「[1]: 廠商應辦理…」: a note in brackets, typed as Chinese notes are, without a blank that would end its «target». */
const NOTE_IN_BRACKETS = /^[ \t]*\[[^\]\n]+\]:[ \t]*<?(?!\S*:\/\/)[^\s]*[\u3400-\u9fff]/;

/** Markdown takes such a note for the definition of a link and shows nothing of it; a requirement must not vanish so. */
function keepRequirementsFromReferences(parser: MarkdownIt): void {
  const single = new MarkdownItParser();
  single.block.ruler.enableOnly(['reference']);
  const [reference] = single.block.ruler.getRules('');
  if (reference === undefined) throw new Error('markdown-it has no block rule reference');
  parser.block.ruler.at('reference', (state, startLine, endLine, silent) => {
    const line = state.src.slice(state.bMarks[startLine], state.eMarks[startLine]);
    return !NOTE_IN_BRACKETS.test(line) && reference(state, startLine, endLine, silent);
  });
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

/**
 * Splits Markdown into blocks; any text is some Markdown. `lines` are those of `source`, which the draft has made already.
 * Offsets are UTF-16 units of `source`.
 */
export function parseMarkdown(source: string, lines: LineMap): readonly Block[] {
  return new BlockReader(source, lines).read();
}

class BlockReader {
  readonly #source: string;
  readonly #lines: LineMap;
  readonly #env: Record<string, unknown> = {};
  readonly #blocks: Block[] = [];
  readonly #items: number[] = [];
  #itemCount = 0;
  #quotes = 0;
  /** A tag of deletion is open: Markdown ends an HTML block at a blank line, a reader strikes on. */
  #isStruck = false;
  /** Offset up to which a comment reaches that a blank line cut in two. */
  #hiddenUntil = 0;

  constructor(source: string, lines: LineMap) {
    this.#source = source;
    this.#lines = lines;
  }

  read(): readonly Block[] {
    const tokens = parser().parse(this.#source, this.#env);
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (token === undefined) break;
      if (token.type === 'table_open') {
        let end = i + 1;
        while (end < tokens.length && tokens[end]?.type !== 'table_close') end++;
        this.#table(token, tokens.slice(i, end));
        i = end;
      } else this.#take(token, tokens[i + 1]);
    }
    return this.#blocks;
  }

  get #place(): Place {
    return { items: [...this.#items], quoted: this.#quotes > 0 };
  }

  #take(token: Token, next: Token | undefined): void {
    switch (token.type) {
      case 'list_item_open':
        this.#items.push(++this.#itemCount);
        break;
      case 'list_item_close':
        this.#items.pop();
        break;
      case 'blockquote_open':
        this.#quotes++;
        break;
      case 'blockquote_close':
        this.#quotes--;
        break;
      case 'heading_open':
      case 'paragraph_open':
        if (next?.type === 'inline') this.#inline(token, next);
        break;
      case 'fence':
      case 'code_block':
        this.#ignore('code', token);
        break;
      case 'hr':
        this.#ignore('rule', token);
        break;
      case 'html_block':
        this.#html(token);
        break;
    }
  }

  #ignore(reason: Extract<Block, { kind: 'ignored' }>['reason'], token: Token): void {
    this.#blocks.push({ kind: 'ignored', reason, span: this.#span(token), place: this.#place });
  }

  #isHidden(token: Token): boolean {
    return this.#span(token).start < this.#hiddenUntil;
  }

  #visible(source: SourceText): SourceText {
    const { text, isStruck } = visibleText(parser(), this.#env, source, this.#isStruck);
    this.#isStruck = isStruck;
    return text;
  }

  #inline(token: Token, inline: Token): void {
    if (this.#isHidden(token)) {
      this.#ignore('comment', token);
      return;
    }
    const text = this.#visible(this.#locate(inline));
    const place = this.#place;
    if (token.type === 'heading_open') {
      this.#blocks.push({ kind: 'heading', level: Number(token.tag.slice(1)), text, place });
    } else this.#blocks.push({ kind: 'paragraph', text, isBold: BOLD.test(inline.content), place });
  }

  #html(token: Token): void {
    if (this.#isHidden(token)) {
      this.#ignore('comment', token);
      return;
    }
    const decode = (entity: string): string => parser().utils.unescapeAll(entity);
    const { content, isStruck, isCommented } = readHtmlBlock(this.#locate(token), this.#isStruck, decode);
    this.#isStruck = isStruck;
    const span = this.#span(token);
    if (isCommented) {
      const end = this.#source.indexOf('-->', span.end);
      this.#hiddenUntil = end < 0 ? this.#source.length : end;
    }
    const place = this.#place;
    switch (content.kind) {
      case 'nothing':
        this.#ignore('comment', token);
        break;
      case 'text':
        this.#blocks.push({ kind: 'paragraph', text: content.text, isBold: false, place });
        break;
      case 'table':
        this.#blocks.push({ kind: 'table', header: content.header, rows: content.rows, place, span });
        break;
    }
  }

  #table(open: Token, tokens: readonly Token[]): void {
    if (this.#isHidden(open)) {
      this.#ignore('comment', open);
      return;
    }
    const rows: SourceText[][] = [];
    tokens.forEach((token, i) => {
      if (token.type !== 'tr_open' || token.map === null) return;
      const contents: string[] = [];
      for (let k = i + 1; k < tokens.length && tokens[k]?.type !== 'tr_close'; k++) {
        if (tokens[k]?.type === 'inline') contents.push(tokens[k]?.content ?? '');
      }
      const [line] = token.map;
      const cells = locateCells(this.#source, lineStart(this.#lines, line), this.#line(line), contents);
      rows.push(cells.map((cell) => this.#visible(cell)));
    });
    const [header = [], ...body] = rows;
    this.#blocks.push({ kind: 'table', header, rows: body, place: this.#place, span: this.#span(open) });
  }

  #span(token: Token): Span {
    const [first, last] = token.map ?? [0, 0];
    return { start: lineStart(this.#lines, first), end: lineStart(this.#lines, last) };
  }

  /** The text of a source line without its line end. */
  #line(line: number): string {
    const text = this.#source.slice(lineStart(this.#lines, line), lineStart(this.#lines, line + 1));
    return text.replace(/[\r\n]{1,2}$/, '');
  }

  /**
   * Finds the lines of a token in the file. The parser strips what stands before each line (indent, `>`, list markers, `#`), so
   * each content line is the last occurrence of its text in its source line.
   */
  #locate(token: Token): SourceText {
    const runs: SourceRun[] = [];
    const first = token.map?.[0] ?? 0;
    let at = 0;
    token.content.split('\n').forEach((content, i) => {
      const words = content.replace(/^[ \t]+/, '');
      const indent = content.length - words.length;
      const raw = this.#line(first + i);
      // NUL is shown as U+FFFD by the parser; searched for as it is shown, it keeps its place.
      const found = raw.replaceAll('\0', '\uFFFD').lastIndexOf(words);
      const column = found < 0 ? Math.max(0, raw.length - words.length) : found;
      const source = lineStart(this.#lines, first + i) + column;
      if (words.length > 0) runs.push({ at: at + indent, length: words.length, source, sourceLength: words.length });
      // The joining line feed stands for whatever lies before the next line's words.
      at += content.length + 1;
    });
    return { text: token.content, runs };
  }
}
