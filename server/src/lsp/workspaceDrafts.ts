import { checkDraft, isDraft, type DraftCheck, type Engine } from '../core/checkDraft.js';
import { addressKey } from './addresses.js';
import type { FileSource } from './runtime.js';
import type { ResourceSettings } from './resourceSettings.js';
import type { Settings } from './settings.js';

/** A draft of the workspace that is not open, checked. */
export interface FileCheck {
  readonly uri: string;
  /** Changes with the file and with the settings. */
  readonly resultId: string;
  readonly check: DraftCheck;
  readonly settings: Settings;
}

/** The drafts of the workspace that lie on disk. */
export interface WorkspaceDrafts {
  /** Checks them one by one; `isCancelled` is asked between two. `passedOver`: addresses of Markdown files that are no drafts. */
  readonly checkAll: (
    folders: readonly string[],
    isCancelled: () => boolean,
  ) => Promise<{ readonly drafts: readonly FileCheck[]; readonly passedOver: readonly string[] }>;
  /** One file, wherever it is; null where it is gone or no draft. */
  readonly check: (uri: string) => Promise<FileCheck | null>;
  /** The file changed or went: what is known of it is old. */
  readonly changed: (uri: string) => void;
  /** Any file may have changed. */
  readonly forgetAll: () => void;
}

interface Known {
  readonly generation: number;
  readonly file: FileCheck | null;
}

export function createWorkspaceDrafts(
  engine: Engine,
  settings: ResourceSettings,
  files: FileSource | null,
  today: () => string,
): WorkspaceDrafts {
  /** By the key of the address. */
  const known = new Map<string, Known>();
  // Counts results, so that two of one file never share an id, and tidings of changes, so that none comes too early to be seen.
  let results = 0;
  let changes = 0;
  const checkFile = async (uri: string): Promise<FileCheck | null> => {
    const generation = settings.generation();
    const key = addressKey(uri);
    const kept = known.get(key);
    if (kept?.generation === generation) return kept.file;
    const changesBefore = changes;
    const read = (await files?.read(uri)) ?? null;
    const own = await settings.get(uri);
    const file =
      read?.kind === 'text' && isDraft(read.text)
        ? {
            uri,
            resultId: `file-${String(++results)}`,
            check: checkDraft(engine, read.text, { override: own.override, today: today() }),
            settings: own,
          }
        : null;
    // Of a file that changed while it was read nobody knows which text that was.
    if (changes === changesBefore) known.set(key, { generation, file });
    return file;
  };
  return {
    check: checkFile,
    changed: (uri) => {
      changes++;
      known.delete(addressKey(uri));
    },
    forgetAll: () => {
      changes++;
      known.clear();
    },
    checkAll: async (folders, isCancelled) => {
      const uris = (await files?.find(folders)) ?? [];
      const drafts: FileCheck[] = [];
      const passedOver: string[] = [];
      for (const uri of uris) {
        if (isCancelled()) break;
        const file = await checkFile(uri);
        if (file === null) passedOver.push(uri);
        else drafts.push(file);
      }
      const present = new Set(uris.map(addressKey));
      for (const key of known.keys()) if (!present.has(key)) known.delete(key);
      return { drafts, passedOver };
    },
  };
}
