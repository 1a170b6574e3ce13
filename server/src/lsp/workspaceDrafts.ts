import { checkDraft, isDraft, type DraftCheck, type Engine } from '../core/checkDraft.js';
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
  /** Checks them one by one; `isCancelled` is asked between two. `passedOver`: Markdown files that are no drafts. */
  readonly checkAll: (
    folders: readonly string[],
    isCancelled: () => boolean,
  ) => Promise<{ readonly drafts: readonly FileCheck[]; readonly passedOver: number }>;
  /** One file, wherever it is; null where it is gone or no draft. */
  readonly check: (uri: string) => Promise<FileCheck | null>;
  /** The file changed or went: what is known of it is old. */
  readonly changed: (uri: string) => void;
}

interface Known {
  readonly generation: number;
  readonly file: FileCheck | null;
}

export function createWorkspaceDrafts(
  engine: Engine,
  settings: ResourceSettings,
  files: FileSource | null,
): WorkspaceDrafts {
  const known = new Map<string, Known>();
  // Counts changes, so that two results of one file never share an id.
  let change = 0;
  const checkFile = async (uri: string): Promise<FileCheck | null> => {
    const generation = settings.generation();
    const kept = known.get(uri);
    if (kept?.generation === generation) return kept.file;
    const read = (await files?.read(uri)) ?? null;
    const own = await settings.get(uri);
    const file =
      read?.kind === 'text' && isDraft(read.text)
        ? {
            uri,
            resultId: `file-${String(++change)}`,
            check: checkDraft(engine, read.text, { override: own.override }),
            settings: own,
          }
        : null;
    known.set(uri, { generation, file });
    return file;
  };
  return {
    check: checkFile,
    changed: (uri) => known.delete(uri),
    checkAll: async (folders, isCancelled) => {
      const uris = (await files?.find(folders)) ?? [];
      const drafts: FileCheck[] = [];
      let passedOver = 0;
      for (const uri of uris) {
        if (isCancelled()) break;
        const file = await checkFile(uri);
        if (file === null) passedOver++;
        else drafts.push(file);
      }
      const present = new Set(uris);
      for (const uri of known.keys()) if (!present.has(uri)) known.delete(uri);
      return { drafts, passedOver };
    },
  };
}
