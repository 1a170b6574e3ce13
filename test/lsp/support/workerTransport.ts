import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  Disposable,
  type DataCallback,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver';
import { createProtocolConnection } from 'vscode-languageserver/node';
import { root } from '../../support/cli.js';
import type { Transport } from './transports.js';

/**
 * What a worker of a browser has and the bundle may use. Nothing of node is in reach of it: a bundle that asks for `process`,
 * `Buffer` or `require` falls here as it would there.
 */
const SCOPE = `
const { parentPort, workerData } = require('node:worker_threads');
const vm = require('node:vm');
const listeners = new Set();
const self = {
  setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, performance, console, TextEncoder, TextDecoder, URL,
  postMessage: (data) => parentPort.postMessage(data),
  addEventListener: (type, listener) => { if (type === 'message') listeners.add(listener); },
  removeEventListener: (type, listener) => { listeners.delete(listener); },
  onmessage: null,
};
self.self = self;
parentPort.on('message', (data) => {
  for (const listener of listeners) listener({ data });
  self.onmessage?.({ data });
});
vm.runInContext(workerData.code, vm.createContext(self), { filename: 'server.web.js' });
`;

/** The server as a browser runs it: the very bundle, in a worker that has what a worker of a browser has. */
export function inWorker(): Transport {
  const code = readFileSync(path.join(root, 'dist/server.web.js'), 'utf8');
  const worker = new Worker(SCOPE, { eval: true, workerData: { code } });
  const stop = (): void => void worker.terminate();
  return {
    connection: createProtocolConnection(new WorkerReader(worker), new WorkerWriter(worker)),
    ended: new Promise((resolve) => worker.on('exit', resolve)),
    written: () => ({ out: Buffer.alloc(0), err: '' }),
    hangUp: stop,
    stop,
  };
}

class WorkerReader extends AbstractMessageReader implements MessageReader {
  constructor(readonly worker: Worker) {
    super();
    worker.on('error', (error) => {
      this.fireError(error);
    });
  }

  listen(callback: DataCallback): Disposable {
    this.worker.on('message', callback);
    return Disposable.create(() => this.worker.off('message', callback));
  }
}

class WorkerWriter extends AbstractMessageWriter implements MessageWriter {
  constructor(readonly worker: Worker) {
    super();
  }

  write(message: Message): Promise<void> {
    this.worker.postMessage(message);
    return Promise.resolve();
  }

  end(): void {
    // The worker is terminated by the transport.
  }
}
