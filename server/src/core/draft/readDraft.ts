import { createLineMap, type LineMap } from '../text/lineMap.js';
import { blankFrontMatter } from './frontMatterFence.js';
import { readFrontMatter, type FrontMatter } from './frontMatter.js';
import { parseMarkdown } from './markdown.js';
import { readPassages, type Passages } from './passages.js';
import { fieldOfKey } from './profileFields.js';

/** A file as read: nothing judged yet. All spans are UTF-16 offsets of `text`, byte-order mark and line ends included. */
export interface Draft extends Passages {
  readonly text: string;
  readonly lines: LineMap;
  readonly frontMatter: FrontMatter | null;
}

/** Reads a draft. Never throws; what could not be read is in the problems of the front matter. */
export function readDraft(text: string): Draft {
  const frontMatter = readFrontMatter(text, (key) => fieldOfKey(key) !== undefined) ?? null;
  const body = blankFrontMatter(text, frontMatter?.fence);
  return { text, lines: createLineMap(text), frontMatter, ...readPassagesOf(body) };
}

function readPassagesOf(body: string): Passages {
  // Spread, so that the draft holds the values and not their reader.
  const { passages, sections, ignored } = readPassages(parseMarkdown(body), body);
  return { passages, sections, ignored };
}

const SERVICE_LINE = /^[ \t]*["']?([^:：\r\n"']{2,20})["']?[ \t]*[:：]/gm;

/**
 * Whether the front matter says anything about a service: only then is a Markdown file a draft. A block that cannot be
 * read still counts when one of its lines starts with the key, so that a slip does not make a draft vanish.
 */
export function declaresService(draft: Draft): boolean {
  const { frontMatter, text } = draft;
  if (frontMatter === null) return false;
  if (frontMatter.entries.some((entry) => fieldOfKey(entry.key)?.id === 'service')) return true;
  const body = text.slice(frontMatter.fence.body.start, frontMatter.fence.body.end);
  return (
    frontMatter.problems.length > 0 &&
    [...body.matchAll(SERVICE_LINE)].some((match) => fieldOfKey(match[1] ?? '')?.id === 'service')
  );
}
