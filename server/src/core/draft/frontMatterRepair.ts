import type { Span } from '../text/span.js';

/** A slip of the keyboard that YAML does not forgive and every author makes. Spans are UTF-16 offsets of the body. */
export interface Slip {
  readonly kind: 'full-width-colon' | 'full-width-blank' | 'no-blank-after-colon' | 'tab-indent';
  readonly span: Span;
  /** The line as it should be written. */
  readonly suggestion: string;
}

export interface Repaired {
  readonly text: string;
  readonly slips: readonly Slip[];
  /** Offset in the repaired text → offset in the body. */
  readonly toSource: (offset: number) => number;
}

const LINE = /[^\r\n]*(?:\r\n|\n|\r|$)/g;
const ENTRY = /^([ \t\u3000]*(?:-[ \t]+)?)([^\s:：#"'\-[\]{}][^:："'#[\]{}]*?)([ \t\u3000]*)([:：])([ \t\u3000]*)(.*)$/;

/**
 * Writes `服務類型：開發`, `level:高` and tab indents as YAML wants them, so that the rest of the front matter can still be
 * read; each slip is reported. Only a line whose key satisfies `isKey` is touched: a time or a URL has colons too.
 */
export function repairFrontMatter(body: string, isKey: (key: string) => boolean): Repaired {
  const slips: Slip[] = [];
  const insertions: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const match of body.matchAll(LINE)) {
    if (match[0] === '') continue;
    const content = match[0].replace(/[\r\n]+$/, '');
    const mended = mendLine(content, match.index, isKey, slips);
    for (const at of mended.insertedAt) insertions.push(length + at);
    const line = mended.text + match[0].slice(content.length);
    parts.push(line);
    length += line.length;
  }
  return {
    text: parts.join(''),
    slips,
    toSource: (offset) => offset - insertions.filter((at) => at < offset).length,
  };
}

function mendLine(
  line: string,
  base: number,
  isKey: (key: string) => boolean,
  slips: Slip[],
): { text: string; insertedAt: readonly number[] } {
  let text = line;
  const indent = /^[ \t\u3000]*/.exec(line)?.[0] ?? '';
  if (/[\t\u3000]/.test(indent) && indent.length < line.length) {
    text = ' '.repeat(indent.length) + line.slice(indent.length);
    slips.push({ kind: 'tab-indent', span: { start: base, end: base + indent.length }, suggestion: text });
  }
  const entry = ENTRY.exec(text);
  if (entry === null) return { text, insertedAt: [] };
  const [, lead = '', key = '', gap = '', colon = '', blank = '', value = ''] = entry;
  if (!isKey(key)) return { text, insertedAt: [] };
  const colonAt = lead.length + key.length + gap.length;
  const hasBlank = blank !== '' || value === '';
  const wellFormed = colon === ':' && hasBlank && !blank.includes('\u3000');
  if (wellFormed) return { text, insertedAt: [] };
  const suggestion = `${lead}${key}: ${value}`.trimEnd();
  const kind = colon === '：' ? 'full-width-colon' : hasBlank ? 'full-width-blank' : 'no-blank-after-colon';
  slips.push({
    kind,
    span: { start: base + colonAt, end: base + colonAt + 1 + blank.length },
    suggestion: suggestion.trimStart(),
  });
  const mendedBlank = hasBlank ? ' '.repeat(blank.length) : ' ';
  return {
    text: `${lead}${key}${' '.repeat(gap.length)}:${mendedBlank}${value}`,
    insertedAt: hasBlank ? [] : [colonAt + 1],
  };
}
