import { sliceSource, type SourceText } from '../text/sourceText.js';
import { readNumbering } from './numbering.js';

/**
 * Lines typed one under the other make one paragraph for Markdown. For their author each may be a requirement of its own, or
 * they may be one sentence wrapped at a width. A line begins a new requirement when it is numbered, when it begins with a label
 * and a colon, or when the line above stops short: text that is wrapped fills its lines.
 */
export function splitLines(text: SourceText): readonly SourceText[] {
  const starts = [0, ...[...text.text.matchAll(LINE_END)].map((match) => match.index + 1)];
  if (starts.length === 1) return [text];
  const lines = starts.map((start, i) => text.text.slice(start, (starts[i + 1] ?? text.text.length + 1) - 1).trim());
  const widest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const cuts = starts.filter((_, i) => {
    const line = lines[i] ?? '';
    const above = lines[i - 1];
    if (above === undefined) return false;
    if (readNumbering(line) !== undefined || LABEL.test(line)) return true;
    return lines.length >= FEWEST_LINES && above.length < widest * SHORT && !GOES_ON.test(above);
  });
  const edges = [0, ...cuts, text.text.length];
  return edges.slice(1).map((end, i) => sliceSource(text, { start: edges[i] ?? 0, end }));
}

const LINE_END = /[\n\u2028\u2029]/g;
/** 「資安檢測：原始碼檢測」 */
const LABEL = /^[^：:，,。；;、]{2,24}[：:]/;
/** Two lines do not tell a width. */
const FEWEST_LINES = 3;
/** A line with less than this share of the widest was not wrapped there. */
const SHORT = 0.6;
/** Ends in the middle of a sentence, whatever its length. */
const GOES_ON = /[，,、：:（(「及與或之的等並]$/;
