import { plainSource, type SourceText } from '../text/sourceText.js';
import type { Span } from '../text/span.js';

/**
 * Finds the cells of a table row in its line. The parser gives cells no places, so the line is split as the parser splits it;
 * what stands before the table on the line (a list marker, `>`) makes a false first cell, which `contents`, the cells as the
 * parser gives them, tells apart. `base`: offset of the line in `source`.
 */
export function locateCells(
  source: string,
  base: number,
  line: string,
  contents: readonly string[],
): readonly SourceText[] {
  const spans = cellSpans(line);
  const first = contents[0]?.replaceAll('|', '') ?? '';
  const reads = (span: Span | undefined): string =>
    span === undefined ? '' : line.slice(span.start, span.end).replaceAll(/\\?\|/g, '');
  const [head] = spans;
  if (head !== undefined && reads(head) !== first) {
    // Without a bar in front, the marker and the first cell are one stretch: the cell is its end.
    if (first !== '' && reads(head).endsWith(first))
      spans[0] = { start: head.end - (contents[0]?.length ?? 0), end: head.end };
    else spans.shift();
  }
  return spans
    .slice(0, contents.length)
    .map((span) => plainSource(source, { start: base + span.start, end: base + span.end }));
}

/** Spans between unescaped bars; the outer bars of a line make no cells. */
function cellSpans(line: string): Span[] {
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
  while (start < end && /\s/.test(line[start] ?? '')) start++;
  while (end > start && /\s/.test(line[end - 1] ?? '')) end--;
  return { start, end };
}
