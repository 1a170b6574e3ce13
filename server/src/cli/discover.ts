import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { message } from '../core/messages/translate.js';
import { decodeText, type Decoded } from '../host/decode.js';
import { usage } from './usage.js';

/** A file to look at. `isNamed`: the user gave its very path, so that it is answered for even if it is no draft. */
export interface Candidate {
  /** As shown to the user: relative to the working folder, with `/`. */
  readonly path: string;
  readonly isNamed: boolean;
  /** The folder or pattern that it was found by. */
  readonly origin: string;
}

const MARKDOWN = '**/*.{md,markdown}';
const NOT_LOOKED_INTO = ['**/node_modules/**', '**/.*/**'];
export const STANDARD_INPUT = '-';

/**
 * Finds the files that the arguments mean, each once, in the order of the arguments.
 *
 * @throws {UsageError} when an argument names nothing.
 */
export async function discover(args: readonly string[]): Promise<readonly Candidate[]> {
  const found = new Map<string, Candidate>();
  for (const origin of args) {
    for (const candidate of await discoverOne(origin)) {
      const known = found.get(candidate.path);
      if (known === undefined || (!known.isNamed && candidate.isNamed)) found.set(candidate.path, candidate);
    }
  }
  return [...found.values()];
}

async function discoverOne(origin: string): Promise<readonly Candidate[]> {
  if (origin === STANDARD_INPUT) return [{ path: STANDARD_INPUT, isNamed: true, origin }];
  const kind = await kindOf(origin);
  if (kind === 'file') return [{ path: shown(origin), isNamed: true, origin }];
  if (kind === 'folder') {
    const files = await glob([MARKDOWN], { cwd: origin, ignore: NOT_LOOKED_INTO, onlyFiles: true });
    if (files.length === 0) throw usage('error.no-markdown', { path: origin });
    return files.sort().map((file) => ({ path: shown(path.join(origin, file)), isNamed: false, origin }));
  }
  // A shell on Windows leaves patterns to the program.
  const pattern = origin.replaceAll('\\', '/');
  if (!isDynamicPattern(pattern)) throw usage('error.not-found', { path: origin });
  const files = await glob([pattern], { ignore: NOT_LOOKED_INTO, onlyFiles: true });
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

/**
 * Reads one candidate.
 *
 * @throws {UsageError} when the system does not let it be read.
 */
export async function readCandidate(file: string): Promise<Decoded> {
  try {
    return decodeText(file === STANDARD_INPUT ? await readStandardInput() : await readFile(file));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw usage('error.cannot-read', { path: file, detail });
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What to tell of a file that is no text. */
export function describeUnreadable(kind: Exclude<Decoded['kind'], 'text'>): ReturnType<typeof message> {
  switch (kind) {
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
