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

/** A verb of ours needs no colon before it: 「tenderlint ignore sbom」 must not stand there without effect and without a word. */
const HEAD = /^\s*tenderlint(?:\s*[:：]\s*|\s+(?=(?:ignore|略過|covers|not|就是|不是)\s))/i;
const VERB = /^([^\s:：]*)\s*[:：]?/;
/** Where the names end and the reason begins. */
const REASON = /理由|reason|[:：]/i;
const REASON_KEY = /^[\s,，、;；]*(?:理由|reason)?\s*[:：]?\s*/i;
const WORD = /[^\s,，、;；()（）]+/g;
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
    // Between backticks it is shown, not meant: in a guide that explains the comment, or only how one begins.
    if (text[at - 1] === '`' && (text[at + 4] === '`' || text[end + 3] === '`')) {
      at = text.indexOf('<!--', at + 4);
      continue;
    }
    const body = end - at > LONGEST ? undefined : readBody(text.slice(at + 4, end), at + 4);
    if (body !== undefined) found.push({ span: { start: at, end: end + 3 }, ...body });
    at = text.indexOf('<!--', end + 3);
  }
  return found;
}

function readBody(comment: string, base: number): Omit<Suppression, 'span'> | undefined {
  const head = HEAD.exec(comment)?.[0];
  if (head === undefined) return undefined;
  const [whole = '', verb = ''] = VERB.exec(comment.slice(head.length)) ?? [];
  const at = base + head.length + whole.length;
  const rest = comment.slice(head.length + whole.length);
  const [first, second] = [...rest.slice(0, REASON.exec(rest)?.index).matchAll(WORD)];
  // 「ignore 不適用 理由：…」 names no control.
  const [control, word] = categoryOf(first?.[0] ?? '') === null ? [first, second] : [undefined, first];
  const placeOf = (name: RegExpExecArray | undefined): Span => {
    const start = at + (name?.index ?? 0);
    return { start, end: start + (name?.[0].length ?? 0) };
  };
  const controlSpan = placeOf(control);
  const categorySpan = placeOf(word);
  const reason = rest
    .slice(Math.max(controlSpan.end, categorySpan.end) - at)
    .replace(REASON_KEY, '')
    .trim()
    .replace(/\s+/g, ' ');
  return {
    verb,
    control: (control?.[0] ?? '').toLowerCase(),
    controlSpan,
    category: categoryOf(word?.[0] ?? ''),
    categorySpan,
    reason: saysSomething(reason) ? reason : '',
  };
}

/** The category that a word means; the ledger of decisions takes the same words. */
export function categoryOf(word: string): Category | null {
  const folded = foldKey(word).replace(/[「」『』()]/g, '');
  const known = [...CATEGORY_WORDS].find(([each]) => foldKey(each) === folded);
  return known?.[1] ?? null;
}

/** Not what the quick fix writes there, nor one of the words that stand for a reason to come. */
export function saysSomething(reason: string): boolean {
  const words = reason.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  return words !== '' && words !== REASON_TO_FILL && !TO_COME.has(words);
}

const TO_COME = new Set(['待補', '待填', '待定', '理由', '無', 'tbd', 'todo', 'reason']);

/** Whether it holds: it leaves a control out, and says under which head and why. */
export function isInForce(suppression: Suppression): boolean {
  const { verb, control, category, reason } = suppression;
  return isIgnoreVerb(verb) && control !== '' && category !== null && reason !== '';
}
