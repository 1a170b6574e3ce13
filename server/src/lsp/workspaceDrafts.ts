import { isDraft, type DraftCheck } from '../core/checkDraft.js';
import { checkLayered, type Layers } from '../core/layers.js';
import { addressKey } from './addresses.js';
import { NO_DRAFT_FILES, type NamedDocuments } from './namedFiles.js';
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

/** A file that names others is fetched with them; more rounds than this are a file that changes all the time. */
const MOST_ROUNDS = 40;

interface Known {
  /** Of the settings and of the files that drafts name. */
  readonly generation: string;
  readonly file: FileCheck | null;
}

export function createWorkspaceDrafts(
  layers: Layers,
  named: NamedDocuments,
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
    const given = settings.generation();
    const generation = `${String(given)}.${String(named.generation())}`;
    const key = addressKey(uri);
    const kept = known.get(key);
    if (kept?.generation === generation) return kept.file;
    const changesBefore = changes;
    const read = (await files?.read(uri)) ?? null;
    const own = await settings.get(uri);
    const text = read?.kind === 'text' && isDraft(read.text) ? read.text : null;
    let hangsOn = text === null ? null : named.at(uri, text, own);
    for (let round = 0; text !== null && hangsOn === null && round < MOST_ROUNDS; round++) {
      await named.load(uri, text, own);
      hangsOn = named.at(uri, text, own);
    }
    const file =
      text === null
        ? null
        : {
            uri,
            resultId: `file-${String(++results)}`,
            check: checkLayered(layers, text, {
              override: own.override,
              today: today(),
              ...(hangsOn ?? NO_DRAFT_FILES),
            }),
            settings: own,
          };
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
