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

function runAt(text: SourceText, offset: number): SourceRun | undefined {
  let low = 0;
  let high = text.runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((text.runs[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return text.runs[low];
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
  for (const run of text.runs) {
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
