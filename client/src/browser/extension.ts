import { Uri, type ExtensionContext } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { startClient, type Api } from '../common/startClient.js';

/** In a browser: the server is a worker. */
export function activate(context: ExtensionContext): Promise<Api> {
  const address = Uri.joinPath(context.extensionUri, 'dist/server.web.js').toString(true);
  let worker: Worker | undefined;
  // Made anew for each start: a worker that was shut down does not begin again, and would go on holding its memory. The library
  // would make the transports itself, but does not know the editor's own kind of worker for one.
  const start = (): Promise<MessageTransports> => {
    worker?.terminate();
    worker = new Worker(address);
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return startClient(context, (id, name, options) => new LanguageClient(id, name, start, options));
}
