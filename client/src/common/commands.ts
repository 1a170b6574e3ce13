import * as vscode from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import {
  CHECK_WORKSPACE_REQUEST,
  OPEN_PAGE_COMMAND,
  type CheckWorkspaceResult,
} from '../../../server/src/protocol/protocol.js';

/** The commands of the palette, and the one that opens a page. */
export function registerCommands(client: BaseLanguageClient, log: vscode.LogOutputChannel): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('tenderlint.checkWorkspace', () => checkWorkspace(client)),
    vscode.commands.registerCommand('tenderlint.restartServer', () => restart(client)),
    vscode.commands.registerCommand('tenderlint.showLog', () => {
      log.show(true);
    }),
    vscode.commands.registerCommand(OPEN_PAGE_COMMAND, openPage),
  ];
}

/** Checks every draft of the workspace; the Problems panel then lists them all. Gives the result to whoever called. */
async function checkWorkspace(client: BaseLanguageClient): Promise<CheckWorkspaceResult | null> {
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Checking the drafts of the workspace') },
    () => client.sendRequest<CheckWorkspaceResult | null>(CHECK_WORKSPACE_REQUEST, {}),
  );
  if (result === null) return null;
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  // Not awaited: a message waits for its reader.
  void (result.drafts === 0
    ? vscode.window.showWarningMessage(result.summary)
    : vscode.window.showInformationMessage(result.summary));
  return result;
}

async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.state === State.Running) await client.stop();
  await client.start();
}

/** Shows a page of the list rendered; where the Markdown preview is not there, as text. */
async function openPage(address: unknown): Promise<void> {
  if (typeof address !== 'string') return;
  const uri = vscode.Uri.parse(address);
  const commands = await vscode.commands.getCommands(true);
  if (commands.includes('markdown.showPreview')) await vscode.commands.executeCommand('markdown.showPreview', uri);
  else await vscode.window.showTextDocument(uri, { preview: true });
}
