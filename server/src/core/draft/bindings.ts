import { fingerprintOf } from '../text/fingerprint.js';
import type { Span } from '../text/span.js';
import type { Passage } from './passages.js';
import type { Suppression } from './suppressions.js';

/**
 * A comment `<!-- tenderlint: covers sbom 1f3a9c2e07d4 -->` by which the author says of the passage in which it stands, or right
 * behind which, 「這段就是」; with `not` 「這段不是」. The fingerprint is of the passage when that was said. Spans are UTF-16 offsets.
 */
export interface Binding {
  /** The whole comment. */
  readonly span: Span;
  readonly verb: BindingVerb;
  readonly control: string;
  readonly controlSpan: Span;
  /** As written; empty where nothing was written. */
  readonly fingerprint: string;
  /** Version of the list whose wording was before the author's eyes (`@112-09-20`); null in comments that do not say. */
  readonly catalogue: string | null;
  /** The passage that it speaks of; null where none stands before it. */
  readonly passage: Passage | null;
}

export const BINDING_VERBS = ['covers', 'not'] as const;
export type BindingVerb = (typeof BINDING_VERBS)[number];

const WORDS: ReadonlyMap<string, BindingVerb> = new Map([
  ['covers', 'covers'],
  ['就是', 'covers'],
  ['not', 'not'],
  ['不是', 'not'],
]);

const VERSION = /^\s+@([\w.-]+)/;

/** The comments of a draft that are addressed to this program, by what they do. */
export interface Comments {
  readonly suppressions: readonly Suppression[];
  readonly bindings: readonly Binding[];
}

/** Parts the bindings from the comments that leave a control out. `passages` in the order of the draft. */
export function partBindings(text: string, comments: readonly Suppression[], passages: readonly Passage[]): Comments {
  const suppressions: Suppression[] = [];
  const bindings: Binding[] = [];
  let next = 0;
  for (const comment of comments) {
    const verb = WORDS.get(comment.verb.toLowerCase());
    if (verb === undefined) {
      suppressions.push(comment);
      continue;
    }
    while (next < passages.length && (passages[next]?.span.start ?? Infinity) < comment.span.start) next++;
    const { span, control, controlSpan, categorySpan } = comment;
    const fingerprint = text.slice(categorySpan.start, categorySpan.end).toLowerCase();
    const catalogue = VERSION.exec(text.slice(categorySpan.end, span.end))?.[1] ?? null;
    bindings.push({ span, verb, control, controlSpan, fingerprint, catalogue, passage: passages[next - 1] ?? null });
  }
  return { suppressions, bindings };
}

/** Whether the passage still says what it said when it was bound. */
export function isTrue({ passage, fingerprint }: Binding): boolean {
  return passage !== null && fingerprint === fingerprintOf(passage.text.text);
}
