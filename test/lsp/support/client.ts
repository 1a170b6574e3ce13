import { afterEach, vi } from 'vitest';
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  ExitNotification,
  FileChangeType,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  ShutdownRequest,
  WorkspaceDiagnosticRequest,
  type CancellationToken,
  type CodeAction,
  type CodeActionContext,
  type CompletionContext,
  type CompletionItem,
  type CompletionList,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentLink,
  type DocumentSymbol,
  type FileEvent,
  type Hover,
  type InitializeResult,
  type Position,
  type PreviousResultId,
  type Range,
  type ServerCapabilities,
  type SymbolInformation,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Runtime } from '../../../server/src/lsp/runtime.js';
import {
  CHECK_WORKSPACE_REQUEST,
  PAGE_REQUEST,
  type CheckWorkspaceResult,
  type PageResult,
} from '../../../server/src/protocol/protocol.js';
import { capabilitiesWithout, type Ability } from './capabilities.js';
import { Heard, type Answers } from './heard.js';
import { inMemory, overStdio, type Transport } from './transports.js';
import { inWorker } from './workerTransport.js';

/** Where the server runs. */
export type Mode = 'memory' | 'stdio' | 'worker';

export interface ClientOptions extends Answers {
  readonly mode?: Mode;
  /** In memory: what the server is given in place of the timer, the clock, the files and the pages of node. */
  readonly runtime?: Partial<Runtime>;
  readonly without?: readonly Ability[];
  /** Addresses of the workspace folders. */
  readonly folders?: readonly string[];
  /** One root in place of folders, as old clients name it. */
  readonly rootUri?: string;
  /** Over our `initializationOptions`. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly locale?: string;
}

// What does not come within this time will not come.
vi.setConfig({ testTimeout: 20_000 });

const MOST_QUESTIONS = 6;

const clients: TestClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.stop();
});

/** Starts a server and says hello to it as an editor does. It is stopped after the test. */
export async function connect(options: ClientOptions = {}): Promise<TestClient> {
  const { mode = 'memory', runtime } = options;
  const transport = mode === 'memory' ? inMemory(runtime) : mode === 'stdio' ? overStdio() : inWorker();
  const client = new TestClient(transport, options);
  clients.push(client);
  await client.start();
  return client;
}

/** A client of the language server: as much of an editor as the tests need. */
export class TestClient {
  readonly heard: Heard;
  readonly transport: Transport;
  readonly #options: ClientOptions;
  readonly #documents = new Map<string, TextDocument>();
  #capabilities: ServerCapabilities = {};

  constructor(transport: Transport, options: ClientOptions) {
    this.transport = transport;
    this.#options = options;
    this.heard = new Heard(transport.connection, options);
  }

  /** What the server said that it can do. */
  get capabilities(): ServerCapabilities {
    return this.#capabilities;
  }

  get #connection(): Transport['connection'] {
    return this.transport.connection;
  }

  async start(): Promise<void> {
    const { without = [], folders = [], rootUri = null, locale = 'zh-tw', files, findFiles, options } = this.#options;
    this.#connection.listen();
    // By its name: the type knows no client that sends but the old `rootUri`.
    const { capabilities } = await this.#connection.sendRequest<InitializeResult>(InitializeRequest.method, {
      processId: null,
      rootUri,
      locale,
      capabilities: capabilitiesWithout(without),
      ...(without.includes('folders') ? {} : { workspaceFolders: folders.map((uri) => ({ uri, name: uri })) }),
      initializationOptions: {
        pages: true,
        status: true,
        files: files !== undefined || findFiles !== undefined,
        ...options,
      },
    });
    this.#capabilities = capabilities;
    await this.#connection.sendNotification(InitializedNotification.type, {});
  }

  stop(): void {
    this.transport.stop();
  }

  shutdown(): Promise<void> {
    return this.#connection.sendRequest(ShutdownRequest.type);
  }

  /** Tells the server to end; its exit code, once it has. */
  async exit(): Promise<number | null> {
    await this.#connection.sendNotification(ExitNotification.type);
    return this.transport.ended;
  }

  // Texts

  async open(uri: string, text: string, version = 1): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, 'markdown', version, text));
    const textDocument = { uri, languageId: 'markdown', version, text };
    await this.#connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  isOpen(uri: string): boolean {
    return this.#documents.has(uri);
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open`);
    return document;
  }

  /** Replaces a range, as a key or an edit does. */
  async change(uri: string, range: Range, text: string): Promise<void> {
    const document = this.document(uri);
    const contentChanges = [{ range, text }];
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    const params = { textDocument: { uri, version }, contentChanges };
    await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, params);
  }

  /** Replaces the one place where some words stand. */
  async replace(uri: string, words: string, by: string): Promise<void> {
    const document = this.document(uri);
    const at = document.getText().indexOf(words);
    if (at < 0) throw new Error(`「${words}」 is not in ${uri}`);
    await this.change(uri, { start: document.positionAt(at), end: document.positionAt(at + words.length) }, by);
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.#connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  // Tidings

  /** The files changed, or went, on disk. */
  async touch(...uris: readonly string[]): Promise<void> {
    const changes = uris.map((uri): FileEvent => ({ uri, type: FileChangeType.Changed }));
    await this.#connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  async changeSettings(settings: unknown = null): Promise<void> {
    await this.#connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  }

  async changeFolders({ added = [], removed = [] }: Partial<Record<'added' | 'removed', string[]>>): Promise<void> {
    const named = (uris: readonly string[]): { uri: string; name: string }[] => uris.map((uri) => ({ uri, name: uri }));
    const event = { added: named(added), removed: named(removed) };
    await this.#connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
  }

  // Questions

  pull(uri: string, previousResultId?: string, token?: CancellationToken): Promise<DocumentDiagnosticReport> {
    const params = { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) };
    return this.#connection.sendRequest(DocumentDiagnosticRequest.type, params, token);
  }

  /** Pulled diagnostics of a file of which nothing is known yet. */
  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== DocumentDiagnosticReportKind.Full) throw new Error('unchanged against nothing');
    return report.items;
  }

  pullWorkspace(
    previousResultIds: PreviousResultId[] = [],
    token?: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    return this.#connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds }, token);
  }

  async actions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<readonly CodeAction[]> {
    const params = { textDocument: { uri }, range, context: { diagnostics: [], ...context } };
    // A client that knows literals gets no bare commands.
    return ((await this.#connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
  }

  resolveAction(action: CodeAction): Promise<CodeAction> {
    return this.#connection.sendRequest(CodeActionResolveRequest.type, action);
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.#connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  async complete(uri: string, position: Position, context?: CompletionContext): Promise<readonly CompletionItem[]> {
    const params = { textDocument: { uri }, position, ...(context === undefined ? {} : { context }) };
    const list = (await this.#connection.sendRequest(CompletionRequest.type, params)) as CompletionList | null;
    return list?.items ?? [];
  }

  resolveCompletion(item: CompletionItem): Promise<CompletionItem> {
    return this.#connection.sendRequest(CompletionResolveRequest.type, item);
  }

  async symbols(uri: string): Promise<readonly (DocumentSymbol | SymbolInformation)[]> {
    return (await this.#connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) ?? [];
  }

  async links(uri: string): Promise<readonly DocumentLink[]> {
    return (await this.#connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } })) ?? [];
  }

  async page(uri: string): Promise<string | null> {
    return (await this.#connection.sendRequest<PageResult>(PAGE_REQUEST, { uri })).text;
  }

  /**
   * Waits until all that was sent before has been dealt with: asks for nothing, as many times as the server may ask a question
   * of its own, one after the other, before it acts.
   */
  async settle(): Promise<void> {
    for (let i = 0; i < MOST_QUESTIONS; i++) await this.resolveCompletion({ label: '' });
  }

  /** Without parameters, as our own client asks. */
  checkWorkspace(...token: readonly CancellationToken[]): Promise<CheckWorkspaceResult> {
    return this.#connection.sendRequest<CheckWorkspaceResult>(CHECK_WORKSPACE_REQUEST, ...token);
  }
}
