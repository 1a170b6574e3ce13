// The least of a client of the Language Server Protocol: a process, frames over its pipes, requests and their answers.
// No library, so that what is measured is the server, and the same for every server.
import { spawn } from 'node:child_process';

/** An answer that takes longer than this will not come. */
const LIMIT = 30_000;
const STDERR_KEPT = 2000;
const LONGEST_HEADER = 200;
const METHOD_NOT_FOUND = -32601;
const LOGGED_ERROR = 1;

/** The server said no: an error with the code of the protocol, so that a caller can tell a refusal from a crash. */
export class Refusal extends Error {
  constructor(message, { code, data }) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/**
 * Starts a server and speaks to it. Whatever hinders an answer (the process ends, babbles, or is silent) rejects all that
 * wait for one, with the name of the server and the end of what it wrote to stderr. So does an error that it logs: what it
 * answers then is only to keep the editor going, and fast for nothing.
 *
 * @param {{
 *   name: string,
 *   command: readonly string[],
 *   cwd: string,
 *   answers?: Record<string, (params: any) => unknown>,
 *   hear?: (method: string, params: any) => void,
 * }} options `answers` are for requests of the server, `hear` gets its notifications
 */
export function startServer({ name, command: [file, ...args], cwd, answers = {}, hear = () => {} }) {
  const child = spawn(file, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting = new Map();
  let lastId = 0;
  let failure;
  let stderr = '';

  const fail = (reason) => {
    failure ??= new Error(`${name} ${reason}${stderr === '' ? '' : `; its stderr ends with:\n${stderr.trimEnd()}`}`);
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  const ended = new Promise((resolve) => {
    child.on('error', (error) => {
      fail(`could not be started: ${error.message}`);
      resolve();
    });
    // 'close', not 'exit': only then has all of stderr been read.
    child.on('close', (code, signal) => {
      fail(`ended with ${signal ?? code}`);
      resolve();
    });
  });
  child.stderr.on('data', (data) => (stderr = (stderr + data).slice(-STDERR_KEPT)));
  // A pipe that breaks is told by the end of the process.
  child.stdin.on('error', () => {});
  child.stdout.on(
    'data',
    createReader(receive, (what) => {
      fail(`wrote what is no message: ${what}`);
      child.kill();
    }),
  );

  function send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  function receive({ id, method, params, result, error }) {
    if (method === undefined) {
      const waiter = waiting.get(id);
      waiting.delete(id);
      if (error) waiter?.reject(new Refusal(`${name} refused ${waiter.what}: ${error.message} (${error.code})`, error));
      else waiter?.resolve(result);
    } else if (method === 'window/logMessage' && params.type === LOGGED_ERROR)
      fail(`logged an error: ${params.message}`);
    else if (id === undefined) hear(method, params);
    else if (Object.hasOwn(answers, method)) send({ id, result: answers[method](params) ?? null });
    else send({ id, error: { code: METHOD_NOT_FOUND, message: `this client does not know ${method}` } });
  }

  /**
   * A promise that lasts no longer than the server or the limit.
   *
   * @param {unknown} key what `settle` takes to fulfil it
   * @param {string} what what is waited for, for the message
   */
  function wait(key, what) {
    if (failure) return Promise.reject(failure);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(key);
        reject(new Error(`${name} gave no answer within ${LIMIT / 1000} s: ${what}`));
      }, LIMIT);
      const clear = (settle) => (value) => {
        clearTimeout(timer);
        settle(value);
      };
      waiting.set(key, { what, resolve: clear(resolve), reject: clear(reject) });
    });
  }

  const notify = (method, params) => send({ method, params });
  const request = (method, params) => {
    const id = ++lastId;
    const answer = wait(id, method);
    if (!failure) send({ id, method, params });
    return answer;
  };

  return {
    name,
    notify,
    request,
    wait,
    settle: (key, value) => {
      waiting.get(key)?.resolve(value);
      waiting.delete(key);
    },
    /** Ends the server as the protocol has it. One that stays is killed, and that it stayed is an error. */
    async stop() {
      await request('shutdown');
      notify('exit');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(timer);
      if (child.signalCode === 'SIGKILL') throw new Error(`${name} did not end when told to`);
    },
    /** For when something has gone wrong already. */
    kill: () => child.kill('SIGKILL'),
  };
}

/** What VS Code says that it can do, as far as it bears on what is measured. */
export function capabilitiesOf({ pulls }) {
  const diagnostics = { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true };
  return {
    general: { positionEncodings: ['utf-16'] },
    workspace: {
      configuration: true,
      workspaceFolders: true,
      workspaceEdit: { documentChanges: true },
      didChangeConfiguration: { dynamicRegistration: true },
      ...(pulls ? { diagnostics: { refreshSupport: true } } : {}),
    },
    textDocument: {
      publishDiagnostics: { ...diagnostics, versionSupport: true },
      ...(pulls ? { diagnostic: { ...diagnostics, relatedDocumentSupport: false } } : {}),
      hover: { contentFormat: ['markdown', 'plaintext'] },
      completion: {
        dynamicRegistration: true,
        contextSupport: true,
        completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] },
      },
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'refactor', 'source'] } },
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
        isPreferredSupport: true,
      },
    },
  };
}

/** Cuts a stream into messages. Chunks are joined only once a message is whole: a large one comes in hundreds of them. */
function createReader(receive, complain) {
  let chunks = [];
  let held = 0;
  let wanted;
  const join = () => {
    if (chunks.length > 1) chunks = [Buffer.concat(chunks)];
    return chunks[0];
  };
  const keep = (rest) => {
    chunks = [rest];
    held = rest.length;
  };
  return (data) => {
    chunks.push(data);
    held += data.length;
    while (held > 0) {
      if (wanted === undefined) {
        const buffer = join();
        const end = buffer.indexOf('\r\n\r\n');
        if (end < 0 && held < LONGEST_HEADER) return;
        const header = buffer.toString('utf8', 0, end < 0 ? LONGEST_HEADER : end);
        const length = /^(?:content-type:.*\r\n)?content-length: *(\d+)/i.exec(header);
        if (end < 0 || !length) return complain(header);
        wanted = Number(length[1]);
        keep(buffer.subarray(end + 4));
      }
      if (held < wanted) return;
      const buffer = join();
      const body = buffer.toString('utf8', 0, wanted);
      keep(buffer.subarray(wanted));
      wanted = undefined;
      receive(JSON.parse(body));
    }
  };
}
