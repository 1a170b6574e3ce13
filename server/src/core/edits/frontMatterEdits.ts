import type { Level } from '../catalogue/catalogue.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import type { FrontMatter, FrontMatterEntry, FrontMatterProblem } from '../draft/frontMatter.js';
import { readDraftFrontMatter, type Draft } from '../draft/readDraft.js';
import { readProfile, type ProfileProblem } from '../draft/readProfile.js';
import { fieldOfKey, type FieldId } from '../draft/profileFields.js';
import type { Span } from '../text/span.js';
import { applyEdits, type Edit } from './edit.js';
import { lineBreakOf, lineEndOf } from './sectionContents.js';

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
  if (profile !== undefined && text !== undefined) {
    // A value that YAML folded from several lines stands nowhere as it reads.
    const isWritten = writtenIn(profile) === draft.text.slice(profile.span.start, profile.span.end);
    return isWritten || profile.kind === 'several-levels' ? replacement(profile.span, text) : undefined;
  }
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

function writtenIn(problem: ProfileProblem): string | undefined {
  return 'value' in problem ? problem.value : 'key' in problem ? problem.key : undefined;
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
  const { text } = draft;
  const eol = lineBreakOf(text);
  const { start, end } = draft.frontMatter.fence.body;
  const at = start + text.slice(start, end).trimEnd().length;
  const pieces = [`${eol}---`, ...(at === text.length ? [eol] : [])];
  return { edit: { span: { start: at, end: at }, pieces }, shown: '---' };
}

function replacement(span: Span, text: string): Mended {
  return { edit: { span, pieces: [text] }, shown: text };
}

/**
 * Writes the level into the front matter: behind its key if that stands there without a value, else below the service, else on the
 * first line. None where a level is given, or where no place takes it.
 */
export function setLevel({ catalogues }: Engine, { draft }: DraftCheck, level: Level): readonly Edit[] {
  const { frontMatter, text } = draft;
  if (frontMatter === null) return [];
  const own = entryOf(frontMatter, 'level');
  if (own !== undefined && own.values?.length !== 0) return [];
  const places = own === undefined ? placesOfEntry(draft, frontMatter, level) : [behindKey(text, own, level)];
  const before = readProfile(frontMatter, catalogues).profile.services;
  const edit = places.find((each) => {
    const mended = readDraftFrontMatter(applyEdits(text, [each])) ?? undefined;
    const { profile } = readProfile(mended, catalogues);
    return profile.level === level && profile.services.join() === before.join();
  });
  return edit === undefined ? [] : [edit];
}

function entryOf({ entries }: FrontMatter, id: FieldId): FrontMatterEntry | undefined {
  return entries.find(({ key }) => fieldOfKey(key)?.id === id);
}

/** Behind the colon and its blank, over a value that says there is none; what follows (a remark) stays. */
function behindKey(text: string, { keySpan }: FrontMatterEntry, level: Level): Edit {
  const line = text.slice(keySpan.end, lineEndOf(text, keySpan.end));
  const [head = '', blank = ''] = /^["']?[ \t\u3000]*[:：]([ \t\u3000]?)/.exec(line) ?? [];
  const [nothing = ''] = /^[ \t]*(?:~|null|""|'')(?=[ \t]|$)/i.exec(line.slice(head.length)) ?? [];
  const start = keySpan.end + head.length;
  const isRemark = nothing === '' && line.startsWith('#', head.length);
  const end = start + nothing.length;
  return { span: { start, end }, pieces: [`${blank === '' ? ' ' : ''}${level}${isRemark ? ' ' : ''}`] };
}

/** On a line of its own: below the service, or first, where a value of several lines stands below it. */
function placesOfEntry({ text }: Draft, frontMatter: FrontMatter, level: Level): readonly Edit[] {
  const eol = lineBreakOf(text);
  const entry = `防護需求等級: ${level}`;
  const { start } = frontMatter.fence.body;
  const first: Edit = { span: { start, end: start }, pieces: [entry + eol] };
  const service = entryOf(frontMatter, 'service');
  if (service === undefined) return [first];
  const at = lineEndOf(text, Math.max(service.keySpan.end, service.valueSpan.end));
  return [{ span: { start: at, end: at }, pieces: [eol + entry] }, first];
}
