import { isAlias, isMap, isScalar, isSeq, parseDocument, type Pair } from 'yaml';
import type { Span } from '../text/span.js';
import { findFence, type Fence } from './frontMatterFence.js';
import { readLineEntry, repairFrontMatter, type Slip } from './frontMatterRepair.js';
import { scalarText, treeOf, YAML_OPTIONS, type YamlTree } from './yamlTree.js';

/** A scalar of the front matter as written, without quotes. Spans are UTF-16 offsets of the draft. */
export interface FrontMatterScalar {
  readonly text: string;
  readonly span: Span;
}

export interface FrontMatterEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** One scalar, or the scalars of a list; null when the value is something else (a map, an alias). */
  readonly values: readonly FrontMatterScalar[] | null;
  readonly valueSpan: Span;
  /** The value with all that is nested in it; null where the block could only be read line by line. */
  readonly tree: YamlTree | null;
}

export type FrontMatterProblem =
  | { readonly kind: 'unclosed'; readonly span: Span }
  | { readonly kind: 'unreadable'; readonly span: Span; readonly code: string; readonly line: string }
  | { readonly kind: 'not-a-map'; readonly span: Span }
  | { readonly kind: 'slip'; readonly span: Span; readonly slip: Slip };

export interface FrontMatter {
  readonly fence: Fence;
  readonly entries: readonly FrontMatterEntry[];
  readonly problems: readonly FrontMatterProblem[];
}

/**
 * Reads the front matter of a draft, if it has one. Never throws: what cannot be read is a problem at its place, and what
 * can be read around it is kept. `isKey` tells which keys are ours: a missing blank is mended only behind these,
 * and behind those of `isNestedKey` below the margin.
 */
export function readFrontMatter(
  text: string,
  isKey: (key: string) => boolean,
  isNestedKey?: (key: string) => boolean,
): FrontMatter | undefined {
  const fence = findFence(text, isKey);
  if (fence === undefined) return undefined;
  const problems: FrontMatterProblem[] = [];
  if (!fence.closed) problems.push({ kind: 'unclosed', span: { start: fence.span.start, end: fence.span.start + 3 } });
  const base = fence.body.start;
  // YAML 1.2 ends lines at a lone CR too, the parser does not.
  const body = text.slice(fence.body.start, fence.body.end).replace(/\r(?!\n)/g, '\n');
  const repaired = repairFrontMatter(body, isKey, isNestedKey);
  for (const slip of repaired.slips) {
    problems.push({ kind: 'slip', span: { start: base + slip.span.start, end: base + slip.span.end }, slip });
  }
  const place = (start: number, end: number): Span => {
    const from = base + repaired.toSource(start);
    return { start: from, end: Math.max(from, base + repaired.toSource(end)) };
  };
  // `core` keeps 2024-01-01 and 12:30 as text; duplicates are ours to report, as two names of one key are duplicates too.
  const document = parseDocument(repaired.text, YAML_OPTIONS);
  const [error] = document.errors;
  if (error !== undefined) {
    const at = troubleAt(repaired.text, error.pos[0], error.code);
    const span = place(at, Math.max(at + 1, error.pos[1]));
    const line = lineAround(text, span.start);
    const end = Math.min(span.end, fence.body.end, line.end);
    problems.push({ kind: 'unreadable', span: { start: span.start, end }, code: error.code, line: line.text });
  }
  const contents = document.contents;
  if (contents === null) return { fence, entries: [], problems };
  if (!isMap(contents)) {
    if (error === undefined) {
      const [start, end] = contents.range;
      problems.push({ kind: 'not-a-map', span: place(start, end) });
    }
    return { fence, entries: entriesByLine(repaired.text, isKey, place), problems };
  }
  const entries = contents.items.flatMap((pair) => entryOf(pair, repaired.text, place) ?? []);
  if (error === undefined) return { fence, entries, problems };
  // One bad line may have swallowed others: what stands on lines of its own is read by itself.
  const ours = entriesByLine(repaired.text, isKey, place);
  return { fence, entries: ours.length > 0 ? ours : entries, problems };
}

type Locate = (start: number, end: number) => Span;

/** Our keys read line by line, for a block that YAML cannot read as a whole; a list may stand on the lines below its key. */
function entriesByLine(body: string, isKey: (key: string) => boolean, place: Locate): readonly FrontMatterEntry[] {
  const entries: FrontMatterEntry[] = [];
  let open: FrontMatterScalar[] | undefined;
  let at = 0;
  const scalarAt = (text: string, start: number): FrontMatterScalar[] => {
    const bare = text.replace(/\s+#.*$/, '').replace(/^["'[\s]+|["'\]\s]+$/g, '');
    const from = start + Math.max(0, text.indexOf(bare));
    return bare === '' ? [] : [{ text: bare, span: place(from, from + bare.length) }];
  };
  for (const line of body.split('\n')) {
    const entry = readLineEntry(line);
    const item = /^[ \t]*-[ \t]+/.exec(line);
    if (item !== null && open !== undefined) open.push(...scalarAt(line.slice(item[0].length), at + item[0].length));
    else if (entry?.lead === '' && isKey(entry.key)) {
      const values = scalarAt(entry.value, at + entry.colon + 1 + entry.blank.length);
      const keySpan = place(at, at + entry.colon);
      entries.push({ key: entry.key, keySpan, values, valueSpan: keySpan, tree: null });
      open = values;
    } else if (line.trim() !== '') open = undefined;
    at += line.length + 1;
  }
  // Only now are the items of a list known.
  return entries.map((entry) => ({ ...entry, valueSpan: spanOf(entry.values ?? []) ?? entry.keySpan }));
}

/** From the first of the values to the last. */
function spanOf(values: readonly FrontMatterScalar[]): Span | undefined {
  const [first] = values;
  return first === undefined ? undefined : { start: first.span.start, end: (values.at(-1) ?? first).span.end };
}

function entryOf(pair: Pair, body: string, place: Locate): FrontMatterEntry | undefined {
  if (!isScalar(pair.key) || pair.key.range === null || pair.key.range === undefined) return undefined;
  const keySpan = place(pair.key.range[0], pair.key.range[1]);
  const key = scalarText(pair.key);
  const value = pair.value;
  const tree = value === null ? null : treeOf(value, place);
  if (isScalar(value) && value.range !== null && value.range !== undefined) {
    const values = scalarsOf(scalarText(value), value.range, body, place);
    return { key, keySpan, values, valueSpan: spanOf(values) ?? keySpan, tree };
  }
  if (isSeq(value) && value.range !== null && value.range !== undefined) {
    const values = value.items.flatMap((item) =>
      isScalar(item) && item.range !== null && item.range !== undefined
        ? scalarsOf(scalarText(item), item.range, body, place)
        : [],
    );
    return { key, keySpan, values, valueSpan: spanOf(values) ?? place(value.range[0], value.range[1]), tree };
  }
  if (value === null) return { key, keySpan, values: [], valueSpan: keySpan, tree };
  const range = isMap(value) || isAlias(value) ? value.range : undefined;
  return {
    key,
    keySpan,
    values: null,
    valueSpan: range === null || range === undefined ? keySpan : place(range[0], range[1]),
    tree,
  };
}

/** A scalar with its place, quotes left out; a block scalar (`|`) has one value on each line. */
function scalarsOf(text: string, range: readonly number[], body: string, place: Locate): readonly FrontMatterScalar[] {
  const [start = 0, end = 0] = range;
  const written = body.slice(start, end);
  let at = 0;
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const found = written.indexOf(line, at);
      at = found < 0 ? at : found + line.length;
      return { text: line, span: found < 0 ? place(start, end) : place(start + found, start + found + line.length) };
    });
}

/** Where the trouble began: a quote or bracket that is never closed is only missed at the end of the block. */
function troubleAt(body: string, reported: number, code: string): number {
  if (code !== 'MISSING_CHAR' && reported < body.trimEnd().length) return reported;
  const entries = [...body.slice(0, reported).matchAll(/^([^\s#:][^:\n]*:[ \t]*)(\S.*)/gm)];
  const open = entries.find(([, , value = '']) => OPENS.test(value)) ?? entries.at(-1);
  return open === undefined ? reported : open.index + (open[1] ?? '').length;
}

/** A value that begins with a quote or bracket and does not end with its partner. */
const OPENS = /^(?:"[^"]*|'[^']*|\[[^\]]*|\{[^}]*)$/;

function lineAround(text: string, offset: number): { readonly text: string; readonly end: number } {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const rest = text.slice(start);
  const length = rest.search(/[\r\n]/);
  const line = length < 0 ? rest : rest.slice(0, length);
  return { text: line.trim(), end: start + line.length };
}
