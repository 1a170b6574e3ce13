import { isAlias, isMap, isScalar, isSeq, parseDocument, type Pair } from 'yaml';
import type { Span } from '../text/span.js';
import { findFence, type Fence } from './frontMatterFence.js';
import { repairFrontMatter, type Slip } from './frontMatterRepair.js';

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
 * can be read around it is kept. `isKey` tells which keys are ours, so that slips are mended only there.
 */
export function readFrontMatter(text: string, isKey: (key: string) => boolean): FrontMatter | undefined {
  const fence = findFence(text);
  if (fence === undefined) return undefined;
  const problems: FrontMatterProblem[] = [];
  if (!fence.closed) problems.push({ kind: 'unclosed', span: { start: fence.span.start, end: fence.span.start + 3 } });
  const base = fence.body.start;
  // YAML 1.2 ends lines at a lone CR too, the parser does not.
  const body = text.slice(fence.body.start, fence.body.end).replace(/\r(?!\n)/g, '\n');
  const repaired = repairFrontMatter(body, isKey);
  for (const slip of repaired.slips) {
    problems.push({ kind: 'slip', span: { start: base + slip.span.start, end: base + slip.span.end }, slip });
  }
  const place = (start: number, end: number): Span => {
    const from = base + repaired.toSource(start);
    return { start: from, end: Math.max(from, base + repaired.toSource(end)) };
  };
  // `core` keeps 2024-01-01 and 12:30 as text; duplicates are ours to report, as two names of one key are duplicates too.
  const document = parseDocument(repaired.text, {
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
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
    return { fence, entries: [], problems };
  }
  const entries = contents.items.flatMap((pair) => entryOf(pair, place) ?? []);
  return { fence, entries, problems };
}

function entryOf(pair: Pair, place: (start: number, end: number) => Span): FrontMatterEntry | undefined {
  if (!isScalar(pair.key) || pair.key.range === null || pair.key.range === undefined) return undefined;
  const keySpan = place(pair.key.range[0], pair.key.range[1]);
  const key = scalarText(pair.key);
  const value = pair.value;
  if (isScalar(value) && value.range !== null && value.range !== undefined) {
    const valueSpan = place(value.range[0], value.range[1]);
    const text = scalarText(value);
    return {
      key,
      keySpan,
      values: text === '' ? [] : [{ text, span: valueSpan }],
      valueSpan: text === '' ? keySpan : valueSpan,
    };
  }
  if (isSeq(value) && value.range !== null && value.range !== undefined) {
    const values: FrontMatterScalar[] = [];
    for (const item of value.items) {
      if (!isScalar(item) || item.range === null || item.range === undefined) continue;
      values.push({ text: scalarText(item), span: place(item.range[0], item.range[1]) });
    }
    const first = values[0]?.span ?? place(value.range[0], value.range[1]);
    return { key, keySpan, values, valueSpan: { start: first.start, end: values.at(-1)?.span.end ?? first.end } };
  }
  if (value === null) return { key, keySpan, values: [], valueSpan: keySpan };
  const range = isMap(value) || isAlias(value) ? value.range : undefined;
  return {
    key,
    keySpan,
    values: null,
    valueSpan: range === null || range === undefined ? keySpan : place(range[0], range[1]),
  };
}

function scalarText(scalar: { readonly value: unknown; readonly source?: string }): string {
  if (typeof scalar.value === 'string') return scalar.value.trim();
  if (scalar.value === null || scalar.value === undefined) return '';
  // A number or a boolean is read as its author wrote it.
  return (scalar.source ?? JSON.stringify(scalar.value)).trim();
}

/** Where the trouble began: a quote or bracket that is never closed is only missed at the end of the block. */
function troubleAt(body: string, reported: number, code: string): number {
  if (code !== 'MISSING_CHAR' && reported < body.trimEnd().length) return reported;
  const entries = [...body.slice(0, reported).matchAll(/^([^\s#:][^:\n]*:[ \t]*)\S/gm)];
  const last = entries.at(-1);
  return last === undefined ? reported : last.index + (last[1] ?? '').length;
}

function lineAround(text: string, offset: number): { readonly text: string; readonly end: number } {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const rest = text.slice(start);
  const length = rest.search(/[\r\n]/);
  const line = length < 0 ? rest : rest.slice(0, length);
  return { text: line.trim(), end: start + line.length };
}
