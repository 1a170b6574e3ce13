import type { Span } from './span.js';

/**
 * A piece of text put together from runs of a source, with the way back.
 *
 * The runs are those of the draft that a reader sees: markup, comments and struck-through words are left out, an entity
 * such as `&nbsp;` stands as the character that it means. Offsets are UTF-16 code units.
 */
export interface SourceText {
  readonly text: string;
  readonly runs: readonly SourceRun[];
}

/** `length` units of the text at `at` stand for `sourceLength` units of the source at `source`. */
export interface SourceRun {
  readonly at: number;
  readonly length: number;
  readonly source: number;
  /** Equal to `length` for a plain run; else the run is one substitution that cannot be split. */
  readonly sourceLength: number;
}

/** Index of the run that holds the unit at `offset`, else of the last one before it; 0 where none is. */
export function runIndexAt(text: SourceText, offset: number): number {
  let low = 0;
  let high = text.runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((text.runs[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function runAt(text: SourceText, offset: number): SourceRun | undefined {
  return text.runs[runIndexAt(text, offset)];
}

/** Source offset at which the unit at `offset` begins. */
export function sourceStart(text: SourceText, offset: number): number {
  const run = runAt(text, offset);
  if (run === undefined) return 0;
  if (run.sourceLength !== run.length) return run.source;
  return run.source + Math.min(offset - run.at, run.length);
}

/** Source offset just behind the unit at `offset`. */
function sourceEnd(text: SourceText, offset: number): number {
  const run = runAt(text, offset);
  if (run === undefined) return 0;
  if (run.sourceLength !== run.length) return run.source + run.sourceLength;
  return run.source + Math.min(offset - run.at + 1, run.length);
}

/** The source range that a range of the text stands for; markup inside it is included, markup around it is not. */
export function sourceSpan(text: SourceText, span: Span): Span {
  const start = sourceStart(text, span.start);
  return { start, end: span.end > span.start ? Math.max(start, sourceEnd(text, span.end - 1)) : start };
}

/** A part of a text, with its way back. */
export function sliceSource(text: SourceText, span: Span): SourceText {
  const runs: SourceRun[] = [];
  for (let i = runIndexAt(text, span.start); i < text.runs.length; i++) {
    const run = text.runs[i];
    if (run === undefined || run.at >= span.end) break;
    const from = Math.max(run.at, span.start);
    const to = Math.min(run.at + run.length, span.end);
    if (from >= to) continue;
    const plain = run.sourceLength === run.length;
    runs.push({
      at: from - span.start,
      length: to - from,
      source: plain ? run.source + (from - run.at) : run.source,
      sourceLength: plain ? to - from : run.sourceLength,
    });
  }
  return { text: text.text.slice(span.start, span.end), runs };
}

/** The whole of a stretch of the source as a text. */
export function plainSource(source: string, span: Span): SourceText {
  const text = source.slice(span.start, span.end);
  return { text, runs: [{ at: 0, length: text.length, source: span.start, sourceLength: text.length }] };
}

/** Puts a text together from stretches of another and from substitutes for the rest; stretches come in order. */
export class SourceTextBuilder {
  readonly #of: SourceText;
  readonly #parts: string[] = [];
  readonly #runs: SourceRun[] = [];
  #length = 0;

  constructor(of: SourceText) {
    this.#of = of;
  }

  /** Takes over `[start, end)` as it is. */
  keep(start: number, end: number): void {
    if (start >= end) return;
    const slice = sliceSource(this.#of, { start, end });
    for (const run of slice.runs) this.#runs.push({ ...run, at: run.at + this.#length });
    this.#parts.push(slice.text);
    this.#length += slice.text.length;
  }

  /** Shows something else for `[start, end)`; an empty text leaves it out. */
  substitute(start: number, end: number, shown: string): void {
    if (shown === '') return;
    const { at, length } = this.#sourceBetween(start, end);
    this.#runs.push({ at: this.#length, length: shown.length, source: at, sourceLength: length });
    this.#parts.push(shown);
    this.#length += shown.length;
  }

  build(): SourceText {
    return { text: this.#parts.join(''), runs: this.#runs };
  }

  /** The source of a stretch; empty where only layout (the indent of a next line) lies there. */
  #sourceBetween(start: number, end: number): { readonly at: number; readonly length: number } {
    const endOf = (offset: number): number => {
      const run = runAt(this.#of, offset);
      return run === undefined ? 0 : run.source + Math.max(0, Math.min(offset - run.at, run.length));
    };
    const at = endOf(start);
    const last = runAt(this.#of, end - 1);
    const to = last === undefined ? at : last.source + Math.max(0, Math.min(end - last.at, last.length));
    return { at, length: Math.max(0, to - at) };
  }
}
