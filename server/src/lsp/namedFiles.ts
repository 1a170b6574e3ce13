import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isRelativeName, joinedName, namedFile, NO_FILES, type NamedFile } from '../core/draft/namedFiles.js';
import { readDraftFrontMatter } from '../core/draft/readDraft.js';
import { NO_COMMON_OVERLAYS, type CommonOverlays, type Layers } from '../core/layers.js';
import { addressKey, isInside } from './addresses.js';
import type { FileSource } from './runtime.js';
import type { Settings } from './settings.js';

/** What a draft hangs on, ready for the check. */
export interface DraftFiles {
  readonly files: ReadonlyMap<string, NamedFile>;
  readonly common: CommonOverlays;
}

export const NO_DRAFT_FILES: DraftFiles = { files: NO_FILES, common: NO_COMMON_OVERLAYS };

/**
 * The files that drafts name. Each is read once and kept until it changes; of one that is open its text in the editor counts. Between
 * two changes a draft is given its files without a wait, so that keys cost no reading.
 */
export interface NamedDocuments {
  /** What is known of the files of a draft; null where some must be fetched first (`load`). */
  readonly at: (uri: string, text: string, settings: Settings) => DraftFiles | null;
  readonly load: (uri: string, text: string, settings: Settings) => Promise<void>;
  /** The file changed on disk or in its editor; whether a draft hangs on it. */
  readonly changed: (uri: string) => boolean;
  /** Any file may have changed. */
  readonly forgetAll: () => void;
  /** Grows with each change of a file that a draft hangs on. */
  readonly generation: () => number;
  /** The address of a file by the name that a draft gives it; null where it may not be read or has none. */
  readonly addressOf: (uri: string, name: string) => string | null;
}

export function createNamedDocuments(
  layers: Layers,
  files: FileSource | null,
  documents: TextDocuments<TextDocument>,
  folders: () => readonly string[],
): NamedDocuments {
  /** By the key of the address. */
  const kept = new Map<string, NamedFile>();
  /** Addresses that were asked for, also of files that are not there: they may come. */
  const watched = new Set<string>();
  let generation = 0;
  const openText = (key: string): NamedFile | undefined => {
    const uri = documents.keys().find((each) => addressKey(each) === key);
    const text = uri === undefined ? undefined : documents.get(uri)?.getText();
    return text === undefined ? undefined : namedFile({ kind: 'text', text });
  };
  const known = (address: string | null): NamedFile | undefined => {
    if (address === null) return { kind: 'absent' };
    const key = addressKey(address);
    watched.add(key);
    return openText(key) ?? kept.get(key);
  };
  const read = async (address: string): Promise<void> => {
    const before = generation;
    const file = namedFile((await files?.read(address)) ?? null);
    // Of a file that changed while it was read nobody knows which text that was; it is read again.
    if (before === generation) kept.set(addressKey(address), file);
  };
  /** Gives the files that are known, and the addresses of those that are not. */
  const look = (
    uri: string,
    text: string,
    { overlays }: Settings,
  ): { readonly ready: DraftFiles; readonly unknown: readonly string[] } => {
    const frontMatter = readDraftFrontMatter(text);
    const ofDraft = new Map<string, NamedFile>();
    const ofFolder = new Map<string, NamedFile>();
    const common: CommonOverlays = { names: overlays, files: ofFolder };
    const home = folderOf(uri, folders());
    const unknown: string[] = [];
    const take = (into: Map<string, NamedFile>, base: string, name: string): boolean => {
      const address = isRelativeName(name) ? addressIn(base, name) : null;
      const file = known(address);
      if (file !== undefined) into.set(name, file);
      else if (address !== null) unknown.push(address);
      return file !== undefined;
    };
    // A file may name further ones.
    for (let isNews = true; isNews && unknown.length === 0;) {
      const lacking = layers.lacking(frontMatter, ofDraft, common);
      const took = [
        ...lacking.ofDraft.map((name) => take(ofDraft, uri, name)),
        ...lacking.common.map((name) => take(ofFolder, `${home}/`, name)),
      ];
      isNews = took.length > 0;
    }
    return { ready: { files: ofDraft, common }, unknown };
  };
  return {
    at: (uri, text, settings) => {
      const { ready, unknown } = look(uri, text, settings);
      return unknown.length === 0 ? ready : null;
    },
    load: async (uri, text, settings) => {
      await Promise.all(look(uri, text, settings).unknown.map(read));
    },
    changed: (uri) => {
      const key = addressKey(uri);
      if (!watched.has(key)) return false;
      kept.delete(key);
      generation++;
      return true;
    },
    forgetAll: () => {
      kept.clear();
      generation++;
    },
    generation: () => generation,
    addressOf: (uri, name) => (isRelativeName(name) ? addressIn(uri, name) : null),
  };
}

/** The innermost folder of the workspace that holds a file; the file's own where none does. */
function folderOf(uri: string, folders: readonly string[]): string {
  const [home] = folders.filter((folder) => isInside(folder, uri)).toSorted((a, b) => b.length - a.length);
  return (home ?? uri.slice(0, Math.max(0, uri.lastIndexOf('/')))).replace(/\/$/, '');
}

/** The address of a file by its name beside another one; null where the address has no folders (a draft that was never saved). */
function addressIn(beside: string, name: string): string | null {
  const [, root, path] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(\/.*)$/i.exec(beside) ?? [];
  if (root === undefined || path === undefined) return null;
  const way = joinedName(path, name.split(/[\\/]/).map(encodeURIComponent).join('/'));
  return way.startsWith('/..') ? null : `${root}${way}`;
}
