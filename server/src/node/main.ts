import { performance } from 'node:perf_hooks';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/startServer.js';
import { nodeFiles, rulePage } from './nodeFiles.js';

declare const TENDERLINT_VERSION: string;

// The transport comes from the command line (`--stdio`, `--node-ipc`), as every client of the library gives it.
startServer(
  createConnection(ProposedFeatures.all),
  {
    after: (milliseconds, callback) => {
      if (milliseconds <= 0) {
        const immediate = setImmediate(callback);
        return () => {
          clearImmediate(immediate);
        };
      }
      const timer = setTimeout(callback, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
    now: () => performance.now(),
    wallClock: () => Date.now(),
    files: nodeFiles,
    rulePage,
  },
  TENDERLINT_VERSION,
);
