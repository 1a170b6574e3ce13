import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { startClient, type Api } from '../common/startClient.js';

/** Desktop and remote: the server is a process of its own. */
export function activate(context: ExtensionContext): Promise<Api> {
  const module = context.asAbsolutePath('dist/server.cjs');
  const run = { module, transport: TransportKind.ipc };
  return startClient(context, (id, name, options) => new LanguageClient(id, name, { run, debug: run }, options));
}
