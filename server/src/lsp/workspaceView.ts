import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { addressKey, isInside } from './addresses.js';
import type { ResourceSettings } from './resourceSettings.js';
import type { FileCheck, WorkspaceDrafts } from './workspaceDrafts.js';

/**
 * Which files that are not open are shown: all drafts of the workspace where the setting says so, or once the user has asked to
 * check the workspace; else none.
 */
export interface WorkspaceView {
  readonly isShown: () => Promise<boolean>;
  readonly isOpen: (uri: string) => boolean;
  readonly files: (token?: CancellationToken) => Promise<readonly FileCheck[]>;
  readonly fileOf: (uri: string) => Promise<FileCheck | null>;
  /** Fulfilled at the next change of what is shown, at a cancellation, and at the end. */
  readonly nextChange: (token: CancellationToken) => Promise<void>;
  readonly changed: () => void;
  /** The user asked to see the whole workspace. */
  readonly show: () => void;
  readonly end: () => void;
  readonly isEnding: () => boolean;
  readonly folders: () => Promise<readonly string[]>;
}

export function createWorkspaceView(
  documents: TextDocuments<TextDocument>,
  settings: ResourceSettings,
  drafts: WorkspaceDrafts,
  folders: () => Promise<readonly string[]>,
): WorkspaceView {
  let asked = false;
  let ending = false;
  const waiting = new Set<() => void>();
  const changed = (): void => {
    const all = [...waiting];
    waiting.clear();
    for (const wake of all) wake();
  };
  const shownFolders = async (): Promise<readonly string[]> => {
    const all = await folders();
    if (asked) return all;
    const modes = await Promise.all(all.map(async (folder) => (await settings.get(folder)).diagnosticMode));
    return all.filter((_, i) => modes[i] === 'workspace');
  };
  return {
    isShown: async () => (await shownFolders()).length > 0,
    isOpen: (uri) =>
      documents.get(uri) !== undefined || documents.keys().some((open) => addressKey(open) === addressKey(uri)),
    files: async (token) =>
      (await drafts.checkAll(await shownFolders(), () => token?.isCancellationRequested ?? false)).drafts,
    fileOf: async (uri) => {
      const isShown = (await shownFolders()).some((folder) => isInside(folder, uri));
      return isShown ? drafts.check(uri) : null;
    },
    nextChange: (token) =>
      new Promise((resolve) => {
        if (ending || token.isCancellationRequested) {
          resolve();
          return;
        }
        waiting.add(resolve);
        token.onCancellationRequested(() => {
          waiting.delete(resolve);
          resolve();
        });
      }),
    changed,
    show: () => {
      asked = true;
      changed();
    },
    end: () => {
      ending = true;
      changed();
    },
    isEnding: () => ending,
    folders,
  };
}
