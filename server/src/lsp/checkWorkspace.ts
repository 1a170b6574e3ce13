import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DraftCheck } from '../core/checkDraft.js';
import { message } from '../core/messages/translate.js';
import type { Severity } from '../core/rules/rule.js';
import type { CheckWorkspaceResult } from '../protocol/protocol.js';
import { isInside } from './addresses.js';
import type { Drafts } from './drafts.js';
import { checkpoint } from './guard.js';
import type { ResourceSettings } from './resourceSettings.js';
import type { WorkspaceDrafts } from './workspaceDrafts.js';
import type { WorkspaceView } from './workspaceView.js';

interface Parts {
  readonly documents: TextDocuments<TextDocument>;
  readonly drafts: Drafts;
  readonly onDisk: WorkspaceDrafts;
  readonly view: WorkspaceView;
  readonly settings: ResourceSettings;
  /** Whether the files of the workspace can be had at all. */
  readonly hasFiles: boolean;
}

/** Checks every draft of the workspace, the open ones as they stand in the editor, and sums up. */
export async function checkWorkspace(parts: Parts, token: CancellationToken): Promise<CheckWorkspaceResult> {
  const { documents, drafts, onDisk, view, settings } = parts;
  const folders = await view.folders();
  const found = await onDisk.checkAll(folders, () => token.isCancellationRequested);
  checkpoint(token);
  const closed = found.drafts.filter(({ uri }) => !view.isOpen(uri));
  const uris = documents.keys();
  const open = await Promise.all(uris.map((uri) => drafts.get(uri)));
  checkpoint(token);
  // Of an open file its text in the editor counts, whatever lies on disk.
  const passedOver =
    found.passedOver.filter((uri) => !view.isOpen(uri)).length +
    uris.filter((uri, i) => open[i] === null && folders.some((folder) => isInside(folder, uri))).length;
  const checks = [...closed, ...open.filter((draft) => draft !== null)].map(({ check }) => check);
  const { translate } = drafts.voiceOf(await settings.get(folders[0] ?? ''));
  const count = (severity: Severity): number => countOf(checks, severity);
  const checked = checks.filter(({ status }) => status.checked).length;
  const summary = parts.hasFiles
    ? checks.length === 0
      ? message('server.checked-nothing', { passedOver })
      : message('server.checked-workspace', {
          checked,
          passedOver,
          errors: count('error'),
          warnings: count('warning'),
          information: count('information'),
        })
    : message('server.no-files');
  return { summary: translate(summary), drafts: checks.length, checked, passedOver, warnings: count('warning') };
}

function countOf(checks: readonly DraftCheck[], severity: Severity): number {
  return checks.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
}
