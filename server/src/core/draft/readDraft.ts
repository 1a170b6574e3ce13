import { closest } from '../text/closest.js';
import { createLineMap, type LineMap } from '../text/lineMap.js';
import { blankFrontMatter } from './frontMatterFence.js';
import { readFrontMatter, type FrontMatter } from './frontMatter.js';
import { parseMarkdown } from './markdown.js';
import { readPassages, type Passages } from './passages.js';
import { readLineEntry } from './frontMatterRepair.js';
import { partBindings, type Binding } from './bindings.js';
import { isDecisionKey } from './decisionFields.js';
import { readSuppressions, type Suppression } from './suppressions.js';
import { fieldOfKey, PROFILE_FIELDS } from './profileFields.js';

/** A file as read: nothing judged yet. All spans are UTF-16 offsets of `text`, byte-order mark and line ends included. */
export interface Draft extends Passages {
  readonly text: string;
  readonly lines: LineMap;
  readonly frontMatter: FrontMatter | null;
  /** Comments that leave a control out, in order; also those addressed to this program with a word that it does not know. */
  readonly suppressions: readonly Suppression[];
  /** Comments that confirm or refuse a passage for a control, in order. */
  readonly bindings: readonly Binding[];
}

/** The front matter alone: enough to tell whether a file is a draft. */
export function readDraftFrontMatter(text: string): FrontMatter | null {
  return readFrontMatter(text, (key) => fieldOfKey(key) !== undefined, isDecisionKey) ?? null;
}

/** Reads a draft. Never throws; what could not be read is in the problems of the front matter. */
export function readDraft(text: string): Draft {
  const frontMatter = readDraftFrontMatter(text);
  // Blanks stand where the front matter stood, line ends stay: the body has the lines of the text.
  const body = blankFrontMatter(text, frontMatter?.fence);
  const lines = createLineMap(text);
  const passages = readPassagesOf(body, lines);
  const code = passages.ignored.filter(({ reason }) => reason === 'code').map(({ span }) => span);
  const comments = partBindings(text, readSuppressions(body, code), passages.passages);
  return { text, lines, frontMatter, ...comments, ...passages };
}

function readPassagesOf(body: string, lines: LineMap): Passages {
  // Spread, so that the draft holds the values and not their reader.
  const { passages, sections, ignored } = readPassages(parseMarkdown(body, lines), body);
  return { passages, sections, ignored };
}

/**
 * Whether the front matter says anything about a service: only then is a Markdown file a draft. A key that is nearly the one
 * («servcie») counts, and so does one on a line of a block that cannot be read: a slip must not make a draft vanish.
 */
export function declaresService(text: string, frontMatter: FrontMatter | null): boolean {
  if (frontMatter === null) return false;
  const body = text.slice(frontMatter.fence.body.start, frontMatter.fence.body.end);
  const lines = body.split(/\r\n|\n|\r/).slice(0, MOST_LINES);
  const keys = [
    ...frontMatter.entries.map((entry) => entry.key),
    ...lines.map((line) => readLineEntry(line)?.key ?? ''),
  ];
  const names = PROFILE_FIELDS.find((field) => field.id === 'service')?.keys ?? [];
  return keys.some((key) => fieldOfKey(key)?.id === 'service' || isNearly(key, names));
}

const MOST_LINES = 200;
const NEARLY = 0.65;

function isNearly(key: string, names: readonly string[]): boolean {
  return fieldOfKey(key) === undefined && key.length > 2 && closest(key, names, (name) => [name], NEARLY) !== undefined;
}
