import { expect } from 'chai';
import * as vscode from 'vscode';
import type { Api } from '../../../client/src/common/startClient.js';

/** Longest wait for the editor to come round; a test waits for events, never for a time. */
const LIMIT = 30_000;

/** Waits until a value is there; it is looked at now, at each event, and (for what tells no event) from time to time. */
export function until<T>(what: string, look: () => T | undefined, ...events: vscode.Event<unknown>[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const listeners: vscode.Disposable[] = [];
    const end = (): void => {
      clearTimeout(limit);
      clearInterval(poll);
      for (const listener of listeners) listener.dispose();
    };
    const attempt = (): void => {
      const value = look();
      if (value === undefined) return;
      end();
      resolve(value);
    };
    const limit = setTimeout(() => {
      end();
      reject(new Error(`not within ${String(LIMIT)} ms: ${what}`));
    }, LIMIT);
    const poll = setInterval(attempt, 200);
    for (const event of events) listeners.push(event(attempt));
    attempt();
  });
}

/**
 * Gives a command until it has done something: while other extensions register, the editor gives up what it was at. One is over
 * before the next is given, so that nothing is done twice.
 */
export async function giveUntil(
  what: string,
  isDone: () => boolean,
  command: string,
  ...args: unknown[]
): Promise<void> {
  for (const start = Date.now(); !isDone(); await new Promise((resolve) => setTimeout(resolve, 200))) {
    if (Date.now() - start > LIMIT) throw new Error(`not within ${String(LIMIT)} ms: ${what}`);
    await vscode.commands.executeCommand(command, ...args);
  }
}

export async function activeApi(): Promise<Api> {
  // Other providers that register while ours is asked cancel the request; the built-in one is waited for.
  await vscode.extensions
    .getExtension('vscode.markdown-language-features')
    ?.activate()
    .then(undefined, () => undefined);
  const extension = vscode.extensions.getExtension<Api>('tenderlint.tenderlint');
  if (extension === undefined) throw new Error('the extension is not there');
  return extension.activate();
}

export function folder(index = 0): vscode.Uri {
  const found = vscode.workspace.workspaceFolders?.[index];
  if (found === undefined) throw new Error(`there is no workspace folder ${String(index)}`);
  return found.uri;
}

/** Writes a file of its own into the workspace and shows it. */
export async function openText(text: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(folder(), `草案 ${Math.random().toString(36).slice(2)}.md`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return open(uri);
}

export function openFile(name: string, in_: vscode.Uri = folder()): Promise<vscode.TextEditor> {
  return open(vscode.Uri.joinPath(in_, name));
}

/** Opens as a user does: a document that an extension opens by the API is held open for minutes after its editor is gone. */
async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.open', uri);
  return until(
    'the editor',
    () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.toString() === uri.toString() ? editor : undefined;
    },
    vscode.window.onDidChangeActiveTextEditor,
  );
}

export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'tenderlint');
}

/** Waits until the diagnostics of a file are as wanted. */
export function diagnostics(
  uri: vscode.Uri,
  what: string,
  isWanted: (all: readonly vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return until(
    `${what}; last seen: ${describe(diagnosticsOf(uri))}`,
    () => {
      const all = diagnosticsOf(uri);
      return isWanted(all) ? all : undefined;
    },
    vscode.languages.onDidChangeDiagnostics,
  );
}

function describe(all: readonly vscode.Diagnostic[]): string {
  return all.map(({ message }) => message).join(' / ') || 'none';
}

/** Whether a control is told of as not seen, by its title. */
export function lacks(title: string): (all: readonly vscode.Diagnostic[]) => boolean {
  return (all) => all.some(({ message }) => message.includes(title) && message.includes('草案未見'));
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The quick fixes at a diagnostic, edits included; asked again while other providers come and go. */
export async function fixesAt(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
        100,
      );
      if (all.length > 0 || attempt > 50) return all;
    } catch (error) {
      if (attempt > 50) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export function titled(actions: readonly vscode.CodeAction[], start: string): vscode.CodeAction {
  const found = actions.find(({ title }) => title.startsWith(start));
  if (found === undefined)
    throw new Error(`no action «${start}…» among: ${actions.map(({ title }) => title).join(' / ')}`);
  return found;
}

/** Applies an action's edit, looks at the text, takes it back in one step, and makes sure that every byte is as before. */
export async function applyAndUndo(
  editor: vscode.TextEditor,
  action: vscode.CodeAction,
  check: (text: string) => void | Promise<void>,
): Promise<void> {
  const { document } = editor;
  const before = document.getText();
  expect(action.edit, action.title).not.equal(undefined);
  if (action.edit === undefined) return;
  expect(await vscode.workspace.applyEdit(action.edit)).equal(true);
  await check(document.getText());
  await undo(document, before);
}

/** One undo must bring the text back. */
export async function undo(document: vscode.TextDocument, before: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', document.uri);
  await vscode.commands.executeCommand('undo');
  await until(
    'the text of before',
    () => (document.getText() === before ? true : undefined),
    vscode.workspace.onDidChangeTextDocument,
  );
  expect(document.getText()).equal(before);
}

export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`«${text}» is not in the draft`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
