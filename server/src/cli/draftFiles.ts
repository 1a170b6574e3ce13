import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CheckOptions, DraftCheck, Engine } from '../core/checkDraft.js';
import type { FrontMatter } from '../core/draft/frontMatter.js';
import { isRelativeName, LONGEST_NAMED_FILE, namedFile, type NamedFile } from '../core/draft/namedFiles.js';
import { readDraftFrontMatter } from '../core/draft/readDraft.js';
import { checkLayered, createLayers, type CommonOverlays, type LayeredEngine, type Layers } from '../core/layers.js';
import { decodeText } from '../host/decode.js';
import { STANDARD_INPUT } from './discover.js';

/** What the caller says over the front matter, and of the day. */
export type DraftOptions = Pick<CheckOptions, 'override' | 'today'>;

/** The files that drafts name, and those that the user names for all of them; each is read once in a run. */
export interface DraftFiles {
  readonly layers: Layers;
  /** Checks a draft with all that it hangs on. `file`: its path, or `-`; names in it count from its folder. Never throws. */
  readonly check: (file: string, text: string, options?: DraftOptions) => Promise<DraftCheck>;
  /** The list with the layers that hold for all drafts. Never throws. */
  readonly common: () => Promise<LayeredEngine>;
}

/** `overlays`: as the user names them, from the working folder or from anywhere. */
export function createDraftFiles(engine: Engine, overlays: readonly string[]): DraftFiles {
  const layers = createLayers(engine);
  const known = new Map<string, Promise<NamedFile>>();
  const read = (file: string): Promise<NamedFile> => {
    const reading = known.get(file) ?? readNamed(file);
    known.set(file, reading);
    return reading;
  };
  const commonFiles = new Map<string, NamedFile>();
  const common: CommonOverlays = { names: overlays, files: commonFiles };
  const load = async (folder: string, frontMatter: FrontMatter | null): Promise<ReadonlyMap<string, NamedFile>> => {
    const files = new Map<string, NamedFile>();
    for (;;) {
      const lacking = layers.lacking(frontMatter, files, common);
      if (lacking.ofDraft.length + lacking.common.length === 0) return files;
      for (const name of lacking.ofDraft) {
        files.set(name, isRelativeName(name) ? await read(path.resolve(folder, name)) : { kind: 'unreadable' });
      }
      for (const name of lacking.common) commonFiles.set(name, await read(path.resolve(name)));
    }
  };
  return {
    layers,
    check: async (file, text, options = {}) => {
      const folder = file === STANDARD_INPUT ? '.' : path.dirname(file);
      const files = await load(folder, readDraftFrontMatter(text));
      return checkLayered(layers, text, { ...options, files, common });
    },
    common: async () => layers.engineFor(null, await load('.', null), common),
  };
}

async function readNamed(file: string): Promise<NamedFile> {
  try {
    const { size } = await stat(file);
    return size > LONGEST_NAMED_FILE ? { kind: 'unreadable' } : namedFile(decodeText(await readFile(file)));
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return { kind: isAbsent ? 'absent' : 'unreadable' };
  }
}
