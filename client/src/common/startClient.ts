import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type BaseLanguageClient,
  type CloseHandlerResult,
  type ErrorHandler,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { OPEN_PAGE_COMMAND, type InitializationOptions } from '../../../server/src/protocol/protocol.js';
import { registerCommands } from './commands.js';
import { answerFileRequests } from './fileRequests.js';
import { registerPages } from './pages.js';
import { createStatusItem } from './statusItem.js';

/** Makes the client for the place where the extension runs: a process of node, or a worker. */
export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** What a test may look at. */
export interface Api {
  readonly client: BaseLanguageClient;
  /** Text and tooltip of the status item, null while it is hidden. */
  readonly status: () => { readonly text: string; readonly tooltip: string } | null;
}

/** The server may fall this often within the span before it is left lying. */
const MOST_FALLS = 5;
const SPAN = 3 * 60 * 1000;

/** Starts the extension: the same on the desktop and in a browser. */
export async function startClient(context: vscode.ExtensionContext, createClient: CreateClient): Promise<Api> {
  const log = vscode.window.createOutputChannel('Tenderlint', { log: true });
  const status = createStatusItem();
  const initializationOptions: InitializationOptions = { pages: true, files: true, status: true };
  const client = createClient('tenderlint', 'Tenderlint', {
    documentSelector: [{ language: 'markdown' }],
    initializationOptions,
    outputChannel: log,
    diagnosticCollectionName: 'tenderlint',
    errorHandler: quietRestarts(log),
    // In a hover our own command may be followed, and no other; words of the draft come as text, never as markup.
    markdown: { isTrusted: { enabledCommands: [OPEN_PAGE_COMMAND] }, supportHtml: false },
  });
  context.subscriptions.push(log, status, registerPages(client), ...registerCommands(client, log), {
    dispose: () => client.dispose(),
  });
  status.follow(client);
  answerFileRequests(client);
  await client.start();
  return { client, status: () => status.shown() };
}

/** A server that falls is started again without a word; one that falls again and again is left, and said so. */
function quietRestarts(log: vscode.LogOutputChannel): ErrorHandler {
  const falls: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue }),
    closed: (): CloseHandlerResult => {
      falls.push(Date.now());
      const recent = falls.filter((at) => Date.now() - at < SPAN);
      log.warn(vscode.l10n.t('The language server ended unexpectedly ({0}).', recent.length));
      if (recent.length < MOST_FALLS) return { action: CloseAction.Restart, handled: true };
      const message = vscode.l10n.t(
        'The language server ended {0} times within three minutes and is not started again. Drafts are not being checked.',
        MOST_FALLS,
      );
      return { action: CloseAction.DoNotRestart, message };
    },
  };
}
