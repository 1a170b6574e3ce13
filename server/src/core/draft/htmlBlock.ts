import { HARD_BREAK } from '../text/normalise.js';
import type { SourceRun, SourceText } from '../text/sourceText.js';

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

const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<(?:del|s|strike|script|style)\b[\s\S]*?(?:<\/(?:del|s|strike|script|style)>|$)|<[^<>]*>/gi;
const BLOCK_TAG = /^<\/?(?:br|p|div|li|tr|td|th|table|ul|ol|h\d)\b/i;
const ROW = /^<tr\b/i;
const CLOSES_CELL = /^<\/t(?:d|h|r|body|head|able)\b/i;
const CELL = /^<t([dh])\b/i;

/** Text under construction, with its runs. */
class Builder {
  #text = '';
  readonly #runs: SourceRun[] = [];

  add(shown: string, source: number, sourceLength: number): void {
    if (shown === '') return;
    this.#runs.push({ at: this.#text.length, length: shown.length, source, sourceLength });
    this.#text += shown;
  }

  get text(): SourceText {
    return { text: this.#text, runs: this.#runs };
  }
}

/** Reads an HTML block that begins at `base` of the file. Linear in its length. */
export function readHtmlBlock(html: string, base: number): HtmlContent {
  const rows: { readonly isHeader: boolean; readonly builder: Builder }[][] = [];
  const outside = new Builder();
  let current = outside;
  let at = 0;
  for (const match of [...html.matchAll(MARKUP), null]) {
    const end = match?.index ?? html.length;
    current.add(html.slice(at, end), base + at, end - at);
    if (match === null) break;
    const [tag] = match;
    if (ROW.test(tag)) {
      rows.push([]);
      current = outside;
    } else if (CELL.test(tag)) {
      const row = rows.at(-1);
      current = row === undefined ? outside : new Builder();
      row?.push({ isHeader: CELL.exec(tag)?.[1]?.toLowerCase() === 'h', builder: current });
    } else if (CLOSES_CELL.test(tag)) current = outside;
    else if (BLOCK_TAG.test(tag)) current.add(HARD_BREAK, base + end, tag.length);
    at = end + tag.length;
  }
  const texts = rows.map((row) => row.map((cell) => cell.builder.text)).filter((row) => row.length > 0);
  if (texts.length > 0) {
    const isTitled = rows[0]?.every((cell) => cell.isHeader) === true;
    return { kind: 'table', header: isTitled ? (texts[0] ?? []) : [], rows: isTitled ? texts.slice(1) : texts };
  }
  return isBlank(outside.text.text) ? { kind: 'nothing' } : { kind: 'text', text: outside.text };
}

function isBlank(text: string): boolean {
  return text.replaceAll(HARD_BREAK, '').trim() === '';
}
