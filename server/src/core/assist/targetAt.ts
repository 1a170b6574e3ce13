import type { ControlAssessment } from '../assessment/assess.js';
import type { ControlId, Mark, Service } from '../catalogue/catalogue.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import type { FrontMatterEntry } from '../draft/frontMatter.js';
import { fieldOfKey, type ProfileField } from '../draft/profileFields.js';
import { declaredServices } from '../draft/readProfile.js';
import type { Citation } from '../law/citations.js';
import type { Finding } from '../rules/rule.js';
import { sourceSpan } from '../text/sourceText.js';
import type { Span } from '../text/span.js';

/** What stands at a place of a draft, as far as the list has something to say of it. */
export type Target =
  | { readonly kind: 'key'; readonly field: ProfileField; readonly span: Span }
  | { readonly kind: 'value'; readonly field: ProfileField; readonly service: Service | null; readonly span: Span }
  | { readonly kind: 'control'; readonly control: ControlId; readonly span: Span }
  /** A citation of the law behind the list. */
  | { readonly kind: 'citation'; readonly citation: Citation; readonly span: Span }
  | { readonly kind: 'mark'; readonly mark: Mark; readonly span: Span }
  /** Statements that speak to controls of the declared sheets. */
  | { readonly kind: 'statement'; readonly assessments: readonly ControlAssessment[]; readonly span: Span }
  /** Findings that are shown here though nothing here speaks of them. */
  | { readonly kind: 'findings'; readonly findings: readonly Finding[]; readonly span: Span };

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset < Math.max(span.end, span.start + 1);
}

/** What stands at an offset (UTF-16 units of the draft); undefined where the list has nothing to say. */
export function targetAt(engine: Engine, check: DraftCheck, offset: number): Target | undefined {
  const { frontMatter } = check.draft;
  if (frontMatter !== null && offset < frontMatter.fence.span.end) {
    for (const entry of frontMatter.entries) {
      const target = inEntry(check, entry, offset);
      if (target !== undefined) return target;
    }
    return undefined;
  }
  return (
    controlIdAt(engine, check, offset) ??
    markAt(check, offset) ??
    citationAt(engine, check, offset) ??
    statementAt(check, offset) ??
    findingsAt(check, offset)
  );
}

function inEntry({ reading }: DraftCheck, entry: FrontMatterEntry, offset: number): Target | undefined {
  const field = fieldOfKey(entry.key);
  if (field === undefined) return undefined;
  if (holds(entry.keySpan, offset)) return { kind: 'key', field, span: entry.keySpan };
  if (field.id === 'service') {
    const declared = declaredServices(entry, reading.catalogue).find(({ value: { span } }) => holds(span, offset));
    return declared && { kind: 'value', field, service: declared.service, span: declared.value.span };
  }
  const value = (entry.values ?? []).find(({ span }) => holds(span, offset));
  return value && { kind: 'value', field, service: null, span: value.span };
}

const ID = /[a-z0-9-]/;
/** No id is so long; a line of letters may be. */
const LONGEST_ID = 60;

/**
 * An id of a control: in a comment of ours, between backticks, or anywhere if it has a hyphen (「sbom」 alone may be a word of
 * the text).
 */
function controlIdAt({ names }: Engine, { draft }: DraftCheck, offset: number): Target | undefined {
  const { text } = draft;
  let start = offset;
  while (start > offset - LONGEST_ID && ID.test(text[start - 1] ?? '')) start--;
  let end = offset;
  while (end < offset + LONGEST_ID && ID.test(text[end] ?? '')) end++;
  const control = text.slice(start, end);
  if (!names.has(control)) return undefined;
  const isMeant =
    control.includes('-') ||
    (text[start - 1] === '`' && text[end] === '`') ||
    draft.suppressions.some(({ controlSpan }) => controlSpan.start === start);
  return isMeant ? { kind: 'control', control, span: { start, end } } : undefined;
}

function markAt({ draft }: DraftCheck, offset: number): Target | undefined {
  const mark = (['●', '◎', '▲'] as const).find((each) => each === draft.text[offset]);
  return mark === undefined ? undefined : { kind: 'mark', mark, span: { start: offset, end: offset + 1 } };
}

function citationAt({ citationsIn }: Engine, { draft }: DraftCheck, offset: number): Target | undefined {
  const passage = draft.passages.find(({ span }) => holds(span, offset));
  if (passage === undefined) return undefined;
  const here = citationsIn(passage.text.text)
    .map((citation) => ({ citation, span: sourceSpan(passage.text, citation.span) }))
    .find(({ span }) => holds(span, offset));
  return here === undefined ? undefined : { kind: 'citation', ...here };
}

function statementAt({ assessments }: DraftCheck, offset: number): Target | undefined {
  const speaking = assessments.flatMap((assessment) => {
    const evidence = assessment.evidence.find(({ span }) => holds(span, offset));
    return evidence === undefined ? [] : [{ assessment, span: evidence.span, score: evidence.score }];
  });
  const [best] = speaking.toSorted((a, b) => b.score - a.score);
  if (best === undefined) return undefined;
  return { kind: 'statement', assessments: speaking.map(({ assessment }) => assessment), span: best.span };
}

function findingsAt({ findings }: DraftCheck, offset: number): Target | undefined {
  const here = findings.filter(({ span, control }) => control !== null && holds(span, offset));
  const [first] = here;
  return first === undefined ? undefined : { kind: 'findings', findings: here, span: first.span };
}
