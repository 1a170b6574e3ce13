// What an editor does to one draft, timed: opens it, types, takes out what it typed, asks.
import { isDeepStrictEqual } from 'node:util';
import { capabilitiesOf, Refusal, startServer } from './lspClient.mjs';

/** A server may put a pull off while the text changes (server cancelled, content modified): one asks again. */
const PUT_OFF = new Set([-32802, -32801]);
const TYPED = '測';
const SYNC = { full: 1, incremental: 2 };

/**
 * @typedef {{
 *   name: string,
 *   command: readonly string[],
 *   pulls: boolean,
 *   settings: Record<string, unknown>,
 *   initializationOptions?: unknown,
 *   answers?: (currentText: () => string) => Record<string, (params: any) => unknown>,
 * }} Subject a server, how its diagnostics are read, and what it wants of its client
 * @typedef {{ text: string, uri: string, folder: string, folderUri: string }} Draft
 */

/** An editor with one draft open. Between any two of its methods the draft is as it was given. */
export class Editor {
  capabilities;
  /** Of the draft as it was given. */
  diagnostics = [];
  #subject;
  #draft;
  #server;
  #folders;
  #lineStarts;
  #registered = new Set();
  #sync;
  #version = 0;
  #pulled = { resultId: undefined, items: [] };
  #caret = 0;
  #key = TYPED;
  #typed = 0;

  /** @param {Subject} subject @param {Draft} draft */
  constructor(subject, draft) {
    this.#subject = subject;
    this.#draft = draft;
    this.#folders = [{ uri: draft.folderUri, name: 'drafts' }];
    this.#lineStarts = [0, ...Array.from(draft.text.matchAll(/\n/g), ({ index }) => index + 1)];
    this.#server = startServer({
      name: subject.name,
      command: subject.command,
      cwd: draft.folder,
      answers: {
        'client/registerCapability': ({ registrations }) => {
          for (const { method } of registrations) this.#registered.add(method);
        },
        'client/unregisterCapability': () => null,
        'window/workDoneProgress/create': () => null,
        'workspace/configuration': ({ items }) => items.map(({ section }) => subject.settings[section] ?? null),
        'workspace/diagnostic/refresh': () => null,
        'workspace/workspaceFolders': () => this.#folders,
        ...subject.answers?.(() => this.#currentText()),
      },
      hear: (method, params) => {
        if (method !== 'textDocument/publishDiagnostics' || params.uri !== draft.uri) return;
        // One without a version settles nothing: nobody could say to which key it belongs.
        this.#server.settle(publicationOf(params.version), params.diagnostics);
      },
    });
  }

  /** Starts the server and opens the draft. */
  async start() {
    const { name, settings, initializationOptions, pulls } = this.#subject;
    const { capabilities } = await this.#server.request('initialize', {
      processId: process.pid,
      clientInfo: { name: 'tenderlint-bench' },
      locale: 'zh-TW',
      rootUri: this.#draft.folderUri,
      workspaceFolders: this.#folders,
      capabilities: capabilitiesOf({ pulls }),
      initializationOptions,
    });
    const { textDocumentSync } = capabilities;
    this.capabilities = capabilities;
    this.#sync = typeof textDocumentSync === 'object' ? textDocumentSync.change : textDocumentSync;
    if (!Object.values(SYNC).includes(this.#sync)) throw new Error(`${name} does not want to be told of changes`);
    if (pulls && !capabilities.diagnosticProvider) throw new Error(`${name} offers no diagnostics to pull`);
    this.#server.notify('initialized', {});
    this.#server.notify('workspace/didChangeConfiguration', { settings });
    this.diagnostics = await this.#open();
    if (this.diagnostics.length === 0)
      throw new Error(`${name} finds nothing to say of the draft: is it set up rightly?`);
  }

  stop() {
    return this.#server.stop();
  }

  kill() {
    this.#server.kill();
  }

  /** Whether it said so at the start or since. */
  offers(method, capability) {
    return Boolean(this.capabilities[capability]) || this.#registered.has(method);
  }

  /** Opening → diagnostics, in a server that has been running. */
  async reopen() {
    this.#server.notify('textDocument/didClose', { textDocument: { uri: this.#draft.uri } });
    return timed(() => this.#open());
  }

  /** Keys back to back → diagnostics of the last. */
  type(caret, keys) {
    return timed(() => {
      this.#press(caret, keys);
      return this.#settled();
    });
  }

  /** The same keys taken out again → diagnostics of the last; they must be those of the draft. */
  async erase() {
    const { time, value } = await timed(() => {
      this.#release();
      return this.#settled();
    });
    if (!isDeepStrictEqual(value.map(essence), this.diagnostics.map(essence)))
      throw new Error(`${this.#subject.name} has other diagnostics than before, though the draft is as it was`);
    return { time, value };
  }

  /** A question put to the draft as it is. */
  ask(method, params) {
    return timed(() => this.#request(method, params));
  }

  /** What no server knows: the way there and back, and nothing done in between. */
  askNothing() {
    return timed(() => this.#server.request('tenderlint/unknownToAll').catch(ignoreRefusal));
  }

  /** A key and, right behind it, completion where the caret is then. */
  async typeAndComplete(caret, key) {
    const answer = await timed(() => {
      this.#press(caret, 1, key);
      const isTrigger = this.capabilities.completionProvider?.triggerCharacters?.includes(key);
      const context = isTrigger ? { triggerKind: 2, triggerCharacter: key } : { triggerKind: 1 };
      const { line, character } = this.positionAt(caret);
      return this.#request('textDocument/completion', { position: { line, character: character + 1 }, context });
    });
    await this.erase();
    return answer;
  }

  /** The actions offered for a place and the first that is still to be resolved, or nothing if there is none. */
  actAndResolve(params) {
    return timed(async () => {
      const actions = await this.#request('textDocument/codeAction', params);
      const action = actions?.find(({ edit, command, disabled }) => !edit && !command && !disabled);
      return action && this.#server.request('codeAction/resolve', action);
    });
  }

  /** What an editor sends along when it asks what can be done about a place. */
  actionParams(caret, only) {
    const at = this.positionAt(caret);
    const diagnostics = this.diagnostics.filter(({ range }) => !isBefore(at, range.start) && !isBefore(range.end, at));
    return { range: diagnostics[0]?.range ?? { start: at, end: at }, context: { diagnostics, only, triggerKind: 1 } };
  }

  /** In the draft as it was given. */
  positionAt(offset) {
    let [from, to] = [0, this.#lineStarts.length];
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if (this.#lineStarts[middle] <= offset) from = middle;
      else to = middle;
    }
    return { line: from, character: offset - this.#lineStarts[from] };
  }

  offsetAt({ line, character }) {
    return this.#lineStarts[line] + character;
  }

  #request(method, params) {
    return this.#server.request(method, { textDocument: { uri: this.#draft.uri }, ...params });
  }

  #currentText() {
    const { text } = this.#draft;
    return text.slice(0, this.#caret) + this.#key.repeat(this.#typed) + text.slice(this.#caret);
  }

  #open() {
    const { uri, text } = this.#draft;
    this.#version++;
    this.#pulled = { resultId: undefined, items: [] };
    this.#server.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: this.#version, text },
    });
    return this.#settled();
  }

  #press(caret, keys, key = TYPED) {
    this.#caret = caret;
    this.#key = key;
    const { line, character } = this.positionAt(caret);
    for (let i = 0; i < keys; i++) {
      const at = { line, character: character + this.#typed++ };
      this.#tell({ start: at, end: at }, key);
    }
  }

  #release() {
    const { line, character } = this.positionAt(this.#caret);
    while (this.#typed > 0) {
      const end = { line, character: character + this.#typed-- };
      this.#tell({ start: { line, character: character + this.#typed }, end }, '');
    }
  }

  #tell(range, text) {
    this.#server.notify('textDocument/didChange', {
      textDocument: { uri: this.#draft.uri, version: ++this.#version },
      contentChanges: [this.#sync === SYNC.full ? { text: this.#currentText() } : { range, text }],
    });
  }

  /** Diagnostics of the text as told last. To be called in the same breath as the change, or the publication may slip by. */
  #settled() {
    return this.#subject.pulls
      ? this.#pull()
      : this.#server.wait(publicationOf(this.#version), `diagnostics of version ${this.#version}`);
  }

  async #pull() {
    for (;;) {
      try {
        const { kind, items, resultId } = await this.#request('textDocument/diagnostic', {
          previousResultId: this.#pulled.resultId,
        });
        this.#pulled = { resultId, items: kind === 'unchanged' ? this.#pulled.items : items };
        return this.#pulled.items;
      } catch (error) {
        if (!(error instanceof Refusal) || !PUT_OFF.has(error.code)) throw error;
      }
    }
  }
}

async function timed(act) {
  const start = performance.now();
  const value = await act();
  return { time: performance.now() - start, value };
}

function ignoreRefusal(error) {
  if (!(error instanceof Refusal)) throw error;
}

function publicationOf(version) {
  return `publication ${version}`;
}

/** What must not change when the text is as before; a version within `data` may. */
function essence({ range, severity, code, message }) {
  return { range, severity, code, message };
}

function isBefore(one, other) {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
