import type { Level } from '../catalogue/catalogue.js';
import type { DraftCheck } from '../checkDraft.js';
import type { FrontMatterProblem } from '../draft/frontMatter.js';
import type { ProfileProblem } from '../draft/readProfile.js';
import { fieldOfKey } from '../draft/profileFields.js';
import type { Span } from '../text/span.js';
import type { Edit } from './edit.js';
import { lineBreakOf, lineEndOf, lineStartOf } from './sectionContents.js';

/** A mended place, and what will stand there. */
export interface Mended {
  readonly edit: Edit;
  readonly shown: string;
}

/** The edit that mends what was found in the front matter at an offset, where there is only one way to mend it. */
export function mendFrontMatter(check: DraftCheck, at: number): Mended | undefined {
  const { draft, reading } = check;
  const profile = reading.problems.find(({ span }) => span.start === at);
  const text = profile === undefined ? undefined : suggestionOf(profile);
  if (profile !== undefined && text !== undefined) return replacement(profile.span, text);
  const problem = draft.frontMatter?.problems.find(({ span }) => span.start === at);
  return problem === undefined ? undefined : mendProblem(check, problem);
}

function suggestionOf(problem: ProfileProblem): string | undefined {
  switch (problem.kind) {
    case 'unknown-service':
    case 'unknown-level':
      return problem.suggestion ?? undefined;
    case 'unknown-key':
      return problem.suggestion;
    case 'several-levels':
      return problem.taken;
    case 'unknown-catalogue':
      return problem.known.length === 1 ? problem.known[0] : undefined;
    case 'missing':
    case 'unknown-value':
    case 'duplicate-key':
      return undefined;
  }
}

function mendProblem({ draft }: DraftCheck, problem: FrontMatterProblem): Mended | undefined {
  if (problem.kind === 'slip') {
    const { kind } = problem.slip;
    const width = problem.span.end - problem.span.start;
    return kind === 'tab-indent'
      ? { edit: { span: problem.span, pieces: [' '.repeat(width)] }, shown: problem.slip.suggestion.trim() }
      : { edit: { span: problem.span, pieces: [': '] }, shown: problem.slip.suggestion };
  }
  if (problem.kind !== 'unclosed' || draft.frontMatter === null) return undefined;
  const eol = lineBreakOf(draft.text);
  const at = draft.frontMatter.fence.body.end;
  const startsLine = at === lineStartOf(draft.text, at);
  const pieces = startsLine ? [`---${eol}`] : [`${eol}---${eol}`];
  return { edit: { span: { start: at, end: at }, pieces }, shown: '---' };
}

function replacement(span: Span, text: string): Mended {
  return { edit: { span, pieces: [text] }, shown: text };
}

/** Writes the level into the front matter: behind its key if that stands there without a value, else below the service. */
export function setLevel({ draft }: DraftCheck, level: Level): readonly Edit[] {
  const { frontMatter, text } = draft;
  if (frontMatter === null) return [];
  const own = frontMatter.entries.find(({ key }) => fieldOfKey(key)?.id === 'level');
  if (own !== undefined) {
    if (own.values !== null && own.values.length > 0) return [];
    const line = { start: own.keySpan.end, end: lineEndOf(text, own.keySpan.end) };
    const colon = /^["']?[ \t\u3000]*[:：]/.exec(text.slice(line.start, line.end))?.[0] ?? '';
    return [{ span: { start: line.start + colon.length, end: line.end }, pieces: [` ${level}`] }];
  }
  const service = frontMatter.entries.find(({ key }) => fieldOfKey(key)?.id === 'service');
  const behind = service === undefined ? null : Math.max(service.keySpan.end, service.valueSpan.end);
  const at = behind === null ? frontMatter.fence.body.start : lineEndOf(text, behind);
  const eol = lineBreakOf(text);
  const entry = `防護需求等級: ${level}`;
  return [{ span: { start: at, end: at }, pieces: [behind === null ? `${entry}${eol}` : `${eol}${entry}`] }];
}
