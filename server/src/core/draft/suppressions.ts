import { foldKey } from './profileFields.js';
import type { Span } from '../text/span.js';

/** Why a control of the list is left out. The words are those of a 簽; the ASCII ones are for keyboards without an IME. */
export const CATEGORIES = ['不適用', '另案', '不採用', '替代措施', '誤判'] as const;
export type Category = (typeof CATEGORIES)[number];

const CATEGORY_WORDS: ReadonlyMap<string, Category> = new Map([
  ...CATEGORIES.map((category) => [category, category] as const),
  ['not-applicable', '不適用'],
  ['other-case', '另案'],
  ['not-adopted', '不採用'],
  ['alternative', '替代措施'],
  ['misjudged', '誤判'],
]);

/**
 * A comment `<!-- tenderlint: ignore sbom 不適用 理由：… -->`, by which the author takes a control out of the findings. It holds
 * for the whole draft, wherever it stands. Without a known category and a reason it does not hold. Spans are UTF-16 offsets of
 * the draft.
 */
export interface Suppression {
  /** The whole comment. */
  readonly span: Span;
  /** As written; empty where nothing was written. */
  readonly verb: string;
  readonly control: string;
  readonly controlSpan: Span;
  readonly category: Category | null;
  readonly categorySpan: Span;
  readonly reason: string;
}

/** Verbs that leave a control out. */
const VERBS = new Set(['ignore', '略過']);
/** What the quick fix writes where the reason goes; left standing, it is none. */
export const REASON_TO_FILL = '請填理由';

export function isIgnoreVerb(verb: string): boolean {
  return VERBS.has(verb.toLowerCase());
}

const HEAD = /^\s*tenderlint\s*[:：]\s*/i;
/** Verb, control, category, 理由： and the rest; each may be lacking. */
const BODY = /^(\S*)(\s*)([\w-]*)(\s*)([^\s:：]*)(?:\s*(?:理由|reason)?\s*[:：]?\s*)/i;
/** A longer comment is prose. */
const LONGEST = 2000;

/** Reads the comments of a draft that are addressed to this program. `code` are ranges in which a comment is none, in order. */
export function readSuppressions(text: string, code: readonly Span[]): readonly Suppression[] {
  const found: Suppression[] = [];
  let inCode = 0;
  for (let at = text.indexOf('<!--'); at >= 0;) {
    const end = text.indexOf('-->', at + 4);
    if (end < 0) break;
    while ((code[inCode]?.end ?? Infinity) <= at) inCode++;
    const range = code[inCode];
    if (range !== undefined && range.start <= at) {
      at = text.indexOf('<!--', range.end);
      continue;
    }
    const body = end - at <= LONGEST ? readBody(text.slice(at + 4, end), at + 4) : undefined;
    if (body !== undefined) found.push({ span: { start: at, end: end + 3 }, ...body });
    at = text.indexOf('<!--', end + 3);
  }
  return found;
}

function readBody(comment: string, base: number): Omit<Suppression, 'span'> | undefined {
  const head = HEAD.exec(comment);
  if (head === null) return undefined;
  const rest = comment.slice(head[0].length);
  const parts = BODY.exec(rest);
  if (parts === null) return undefined;
  const [whole, verb = '', gap = '', control = '', secondGap = '', word = ''] = parts;
  const controlAt = base + head[0].length + verb.length + gap.length;
  const categoryAt = controlAt + control.length + secondGap.length;
  // «ignore sbom 理由：…» has no category: the word behind the control is the key of the reason.
  const isReasonKey = /^(?:理由|reason)$/i.test(word);
  const category = isReasonKey ? null : (CATEGORY_WORDS.get(foldCategory(word)) ?? null);
  const reason = rest.slice(whole.length).trim();
  return {
    verb,
    control: control.toLowerCase(),
    controlSpan: { start: controlAt, end: controlAt + control.length },
    category,
    categorySpan: { start: categoryAt, end: categoryAt + (isReasonKey ? 0 : word.length) },
    reason: reason === REASON_TO_FILL ? '' : reason,
  };
}

function foldCategory(word: string): string {
  const folded = foldKey(word);
  return [...CATEGORY_WORDS.keys()].find((known) => foldKey(known) === folded) ?? word;
}

/** Whether it holds: it leaves a control out, and says under which head and why. */
export function isInForce(suppression: Suppression): boolean {
  const { verb, control, category, reason } = suppression;
  return isIgnoreVerb(verb) && control !== '' && category !== null && reason !== '';
}
