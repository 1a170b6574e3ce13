import type { DraftCheck } from '../../server/src/core/checkDraft.js';
import { applyEdits, plainText, type Edit } from '../../server/src/core/edits/edit.js';
import { editsOf, fixesAt, fixesFor, type Fix } from '../../server/src/core/edits/fixes.js';
import type { Span } from '../../server/src/core/text/span.js';
import { check, engine, zh } from '../support/engine.js';

/** The edits of a fix for a draft as it is. */
export function edits(text: string, fix: Fix): readonly Edit[] {
  return editsOf(engine, check(text), fix);
}

/** The draft with a fix applied. */
export function fixed(text: string, fix: Fix): string {
  return applyEdits(text, edits(text, fix));
}

const FRONT = '---\n服務類型: enhancement\n防護需求等級: 普\n---\n';

/** A body of which the two clauses of 程式碼安全 are lacking, behind a front matter that asks for them. */
export function draft(body: string): string {
  return FRONT + body;
}

/** The body with these two clauses written into it. */
export function written(body: string): string {
  const after = fixed(draft(body), { kind: 'insert-item', control: 'code-origin' });
  if (!after.startsWith(FRONT)) throw new Error(`the front matter was changed: ${after}`);
  return after.slice(FRONT.length);
}

export const ORIGIN = '程式來源不得為來自大陸或港澳地區';
export const BACKDOOR = '廠商提供之應用程式不能有植入後門或木馬程式';

/** Texts that the edits write, in the order of the draft. */
export function insertions(all: readonly Edit[]): readonly string[] {
  return all.map(({ pieces }) => plainText(pieces));
}

/** The text without what the edits have written: the draft as it was, for edits that only insert. */
export function withdrawn(after: string, all: readonly Edit[]): string {
  let text = after;
  let shift = 0;
  for (const { span, pieces } of all.toSorted((a, b) => a.span.start - b.span.start)) {
    const { length } = plainText(pieces);
    const at = span.start + shift;
    text = text.slice(0, at) + text.slice(at + length);
    // What was written is gone again, so that the places of the others are those of the draft.
    shift += span.end - span.start;
  }
  return text;
}

/** Titles of what is offered for each finding of a rule, as an author reads them. */
export function offers(result: DraftCheck, rule: string): readonly (readonly string[])[] {
  return result.findings
    .filter((finding) => finding.rule === rule)
    .map((finding) =>
      fixesFor(engine, result, finding).map(({ title, isPreferred }) => `${isPreferred ? '* ' : ''}${zh(title)}`),
    );
}

/** Titles of what is offered at a place. */
export function offersAt(result: DraftCheck, span: Span): readonly string[] {
  return fixesAt(result, span).map(({ title }) => zh(title));
}
