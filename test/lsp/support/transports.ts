import { spawn } from 'node:child_process';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { createConnection, ProposedFeatures, type ProtocolConnection, type WatchDog } from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { startServer } from '../../../server/src/lsp/startServer.js';
import type { Runtime } from '../../../server/src/lsp/runtime.js';
import { root } from '../../support/cli.js';
import { engine } from '../../support/engine.js';

/** A server and the way to it. */
export interface Transport {
  readonly connection: ProtocolConnection;
  /** Fulfilled with the exit code when the server ends itself. */
  readonly ended: Promise<number | null>;
  /** What the server wrote, protocol and all; empty where it cannot write but messages. */
  readonly written: () => { readonly out: Buffer; readonly err: string };
  /** Closes the way to the server, as a client does that falls. */
  readonly hangUp: () => void;
  readonly stop: () => void;
}

/** Timer and clock as node gives them; no disk and no pages, but where a test gives some. */
const RUNTIME: Runtime = {
  after: (milliseconds, callback) => {
    const timer = milliseconds > 0 ? setTimeout(callback, milliseconds) : setImmediate(callback);
    return () => {
      if (milliseconds > 0) clearTimeout(timer as NodeJS.Timeout);
      else clearImmediate(timer as NodeJS.Immediate);
    };
  },
  now: () => performance.now(),
  wallClock: () => Date.now(),
  files: null,
  rulePage: () => null,
};

/** The server in this process, behind two pipes. */
export function inMemory(runtime: Partial<Runtime> = {}): Transport {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => (end = resolve));
  const watchDog: WatchDog = { initialize: () => undefined, shutdownReceived: false, exit: end };
  const server = createConnection(
    (logger) => createProtocolConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), logger),
    watchDog,
    ProposedFeatures.all,
  );
  startServer(server, { ...RUNTIME, ...runtime }, 'test', engine);
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  return {
    connection,
    ended,
    written: () => ({ out: Buffer.alloc(0), err: '' }),
    hangUp: () => toServer.end(),
    stop: () => {
      connection.dispose();
      server.dispose();
    },
  };
}

/** The built server as editors start it. */
export function overStdio(): Transport {
  const child = spawn(process.execPath, [path.join(root, 'dist/server.cjs'), '--stdio'], { cwd: root });
  const out: Buffer[] = [];
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const toClient = new PassThrough();
  child.stdout.on('data', (chunk: Buffer) => {
    out.push(chunk);
    toClient.write(chunk);
  });
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(child.stdin));
  return {
    connection,
    // 'close', not 'exit': only then has all that it wrote been read.
    ended: new Promise((resolve) => child.on('close', resolve)),
    written: () => ({ out: Buffer.concat(out), err }),
    hangUp: () => child.stdin.end(),
    stop: () => {
      connection.dispose();
      child.kill();
    },
  };
}
