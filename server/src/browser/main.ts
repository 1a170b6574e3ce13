import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from '../lsp/startServer.js';

declare const TENDERLINT_VERSION: string;
declare const self: DedicatedWorkerGlobalScope;

startServer(
  createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  {
    after: (milliseconds, callback) => {
      const timer = self.setTimeout(callback, milliseconds);
      return () => {
        self.clearTimeout(timer);
      };
    },
    now: () => self.performance.now(),
    wallClock: () => Date.now(),
    // A worker has no disk; the client gives the files.
    files: null,
    rulePage: () => null,
  },
  TENDERLINT_VERSION,
);
