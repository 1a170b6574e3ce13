import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { message, type Message } from '../core/messages/translate.js';
import { decodeText } from '../host/decode.js';
import { findMarkdown } from '../host/findMarkdown.js';
import type { Decoded } from '../protocol/decoded.js';
import { NOT_LOOKED_INTO } from '../protocol/markdownFiles.js';
import { usage, UsageError } from './usage.js';

/** A file to look at. `isNamed`: the user gave its very path, so that it is answered for even if it is no draft. */
export interface Candidate {
  /** As shown to the user: relative to the working folder, with `/`. */
  readonly path: string;
  readonly isNamed: boolean;
  /** The folder or pattern that it was found by. */
  readonly origin: string;
}

export const STANDARD_INPUT = '-';

/** What the arguments mean; `troubles` are those that mean nothing. */
export interface Discovery {
  readonly candidates: readonly Candidate[];
  readonly troubles: readonly UsageError[];
}

/** Finds the files that the arguments mean, each once, in the order of the arguments. */
export async function discover(args: readonly string[]): Promise<Discovery> {
  const found = new Map<string, Candidate>();
  const troubles: UsageError[] = [];
  for (const origin of args) {
    let own: readonly Candidate[] = [];
    try {
      own = await discoverOne(origin);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      troubles.push(error);
    }
    for (const candidate of own) {
      const known = found.get(candidate.path);
      if (known === undefined || (!known.isNamed && candidate.isNamed)) found.set(candidate.path, candidate);
    }
  }
  return { candidates: [...found.values()], troubles };
}

async function discoverOne(origin: string): Promise<readonly Candidate[]> {
  if (origin === STANDARD_INPUT) return [{ path: STANDARD_INPUT, isNamed: true, origin }];
  const kind = await kindOf(origin);
  if (kind === 'file') return [{ path: shown(origin), isNamed: true, origin }];
  if (kind === 'folder') {
    const files = await findMarkdown(origin);
    if (files.length === 0) throw usage('error.no-markdown', { path: origin });
    return files.map((file) => ({ path: shown(path.join(origin, file)), isNamed: false, origin }));
  }
  // A shell on Windows leaves patterns to the program.
  const pattern = origin.replaceAll('\\', '/');
  if (!isDynamicPattern(pattern)) throw usage('error.not-found', { path: origin });
  // A hidden folder that the pattern names itself is wanted.
  const isHiddenWanted = /(?:^|\/)\.[^./]/.test(pattern);
  const ignore = isHiddenWanted ? NOT_LOOKED_INTO.slice(0, 1) : [...NOT_LOOKED_INTO];
  const files = await glob([pattern], { ignore, onlyFiles: true, dot: isHiddenWanted });
  const markdown = files.filter((file) => /\.(?:md|markdown)$/i.test(file));
  if (markdown.length === 0) throw usage('error.no-match', { path: origin });
  return markdown.sort().map((file) => ({ path: shown(file), isNamed: false, origin }));
}

async function kindOf(file: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    const stats = await stat(file);
    return stats.isDirectory() ? 'folder' : 'file';
  } catch {
    return 'nothing';
  }
}

function shown(file: string): string {
  return path.normalize(file).split(path.sep).join('/');
}

/** Bytes of one candidate as text, or why there is none. */
export type CandidateText = Decoded | { readonly kind: 'unreadable'; readonly detail: string };

/** Reads one candidate. Never throws. */
export async function readCandidate(file: string): Promise<CandidateText> {
  try {
    return decodeText(file === STANDARD_INPUT ? await readStandardInput() : await readFile(file));
  } catch (error) {
    return { kind: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What to tell of a file that is no text. */
export function describeUnreadable(file: string, read: Exclude<CandidateText, { kind: 'text' }>): Message {
  switch (read.kind) {
    case 'unreadable':
      return message('error.cannot-read', { path: file, detail: read.detail });
    case 'binary':
      return message('draft.binary');
    case 'office':
      return message('draft.binary-office');
    case 'pdf':
      return message('draft.binary-pdf');
    case 'not-utf8':
      return message('draft.encoding');
  }
}
