import {
  DocumentDiagnosticReportKind,
  MessageType,
  ShowMessageNotification,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type DocumentLink,
  type DocumentLinkParams,
  type DocumentSymbol,
  type DocumentSymbolParams,
  type Hover,
  type HoverParams,
  type SymbolInformation,
  type TextDocuments,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { statusOf } from '../core/assist/status.js';
import type { Engine } from '../core/checkDraft.js';
import { createLayers } from '../core/layers.js';
import type { Language, Translate } from '../core/messages/translate.js';
import { dateInTaiwan } from '../core/text/dateInTaiwan.js';
import { ruleDocs } from '../generated/ruleDocs.js';
import {
  CHECK_WORKSPACE_REQUEST,
  PAGE_REQUEST,
  STATUS_NOTIFICATION,
  type CheckWorkspaceResult,
  type PageParams,
  type PageResult,
  type StatusParams,
} from '../protocol/protocol.js';
import { createClientFiles } from './clientFiles.js';
import { CodeActions } from './codeActions.js';
import { PulledDiagnostics } from './diagnostics.js';
import { createDrafts, type CheckedDraft } from './drafts.js';
import type { Features } from './features.js';
import { createGuard } from './guard.js';
import { createNamedDocuments } from './namedFiles.js';
import { pageText } from './pages.js';
import { PushedDiagnostics } from './pushedDiagnostics.js';
import { Readers } from './readers.js';
import { createResourceSettings } from './resourceSettings.js';
import type { Runtime, ServerConnection } from './runtime.js';
import { checkWorkspace } from './checkWorkspace.js';
import { createWorkspaceDrafts } from './workspaceDrafts.js';
import { createWorkspaceView } from './workspaceView.js';

/** Files that are no drafts; some are named by drafts. */
const YAML = /\.ya?ml$/i;

/** What the session is made of. */
export interface SessionParts {
  readonly connection: ServerConnection;
  readonly runtime: Runtime;
  readonly engine: Engine;
  readonly documents: TextDocuments<TextDocument>;
  readonly features: Features;
  readonly translateTo: (language: Language) => Translate;
  /** Addresses of the workspace folders as they are now. */
  readonly folders: () => readonly string[];
}

/** One client from `initialize` to `shutdown`. */
export interface Session {
  readonly features: Features;
  /** The client is ready to be told things. */
  readonly started: () => void;
  readonly settingsChanged: (settings: unknown) => void;
  readonly filesChanged: (uris: readonly string[]) => void;
  readonly end: () => void;
}

/** Wires the handlers of one client. */
export function createSession(parts: SessionParts): Session {
  const { connection, runtime, engine, documents, features, translateTo, folders } = parts;
  const settings = createResourceSettings(connection, features, engine.catalogues[0]);
  const today = (): string => dateInTaiwan(runtime.wallClock());
  const files = features.files ? createClientFiles(connection) : runtime.files;
  const layers = createLayers(engine);
  const named = createNamedDocuments(layers, files, documents, folders);
  const drafts = createDrafts(layers, named, documents, settings, features, translateTo, today, (uri, draft) => {
    tellStatus(uri, draft);
  });
  const onDisk = createWorkspaceDrafts(layers, named, settings, files, today);
  const view = createWorkspaceView(documents, settings, onDisk, () => Promise.resolve(folders()));
  const pulled = new PulledDiagnostics(drafts, view, features, runtime);
  const pushed = features.pull ? null : new PushedDiagnostics(connection, drafts, view, features, runtime);
  const actions = new CodeActions(drafts, features, runtime);
  const readers = new Readers(drafts, features, named);
  const guard = createGuard(connection, runtime);
  const told = new Set<string>();

  // `window.showWarningMessage` of the library is a request: its answer waits for the user, and may be an error.
  const tell = (method: string, params: object): void => {
    connection.sendNotification(method, params).catch(() => undefined);
  };

  const tellStatus = (uri: string, draft: CheckedDraft | null): void => {
    // The same trouble with a setting is told once, not with each key.
    for (const problem of draft?.settings.problems ?? []) {
      const text = draft?.voice.translate(problem) ?? '';
      if (!told.has(text)) tell(ShowMessageNotification.type.method, { type: MessageType.Warning, message: text });
      told.add(text);
    }
    if (!features.status) return;
    const status = draft === null ? null : statusOf(draft.check, draft.voice.translate);
    const params: StatusParams = { uri, status };
    tell(STATUS_NOTIFICATION, params);
  };

  const refresh = (): void => {
    view.changed();
    for (const uri of documents.keys()) pushed?.request(uri);
    pushed?.refreshFiles();
    if (features.refreshDiagnostics) connection.languages.diagnostics.refresh().catch(() => undefined);
  };

  if (features.pull) {
    connection.languages.diagnostics.on(
      guard<DocumentDiagnosticParams, DocumentDiagnosticReport>(
        'diagnostics',
        () => ({ kind: DocumentDiagnosticReportKind.Full, items: [] }),
        (params, token) => pulled.ofDocument(params, token),
      ),
    );
    connection.languages.diagnostics.onWorkspace(
      guard<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport>(
        'workspace diagnostics',
        () => ({ items: [] }),
        (params, token) => pulled.ofWorkspace(params, token),
      ),
    );
  }
  /** A file on which drafts hang has another text: they are judged anew, wherever they are. */
  const namedChanged = (...uris: readonly string[]): void => {
    // Each is told of, also behind the first that counts.
    if (uris.map((uri) => named.changed(uri)).includes(true)) refresh();
  };
  // Without tidings of changes on disk, a file is read again when a draft is opened.
  if (!features.watchesFiles) documents.onDidOpen(named.forgetAll);
  documents.onDidChangeContent(({ document }) => {
    namedChanged(document.uri);
    pushed?.request(document.uri);
  });
  documents.onDidClose(({ document }) => {
    drafts.forget(document.uri);
    settings.forget(document.uri);
    onDisk.changed(document.uri);
    pulled.closed(document.uri);
    view.changed();
    pushed?.closed(document.uri);
    tellStatus(document.uri, null);
    namedChanged(document.uri);
  });
  if (features.actionLiterals) {
    connection.onCodeAction(
      guard<CodeActionParams, CodeAction[]>(
        'code actions',
        () => [],
        (params, token) => actions.list(params, token),
      ),
    );
    if (features.resolvesEdits) {
      connection.onCodeActionResolve(
        guard<CodeAction, CodeAction>(
          'code action',
          (action) => action,
          (action, token) => actions.resolve(action, token),
        ),
      );
    }
  }
  connection.onHover(
    guard<HoverParams, Hover | null>(
      'hover',
      () => null,
      (params, token) => readers.hover(params, token),
    ),
  );
  connection.onCompletion(
    guard<CompletionParams, CompletionList | null>(
      'completion',
      () => null,
      (params, token) => readers.complete(params, token),
    ),
  );
  connection.onCompletionResolve(
    guard<CompletionItem, CompletionItem>(
      'completion item',
      (item) => item,
      (item, token) => readers.explain(item, token),
    ),
  );
  connection.onDocumentSymbol(
    guard<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>(
      'symbols',
      () => [],
      (params, token) => readers.symbols(params, token),
    ),
  );
  if (features.pages) {
    connection.onDocumentLinks(
      guard<DocumentLinkParams, DocumentLink[]>(
        'links',
        () => [],
        (params, token) => readers.links(params, token),
      ),
    );
    connection.onRequest(
      PAGE_REQUEST,
      guard<PageParams, PageResult>(
        'page',
        () => ({ text: null }),
        async ({ uri }) => {
          const voice = drafts.voiceOf(await settings.get(uri));
          return { text: pageText([engine, ...layers.engines()], ruleDocs, voice, uri) };
        },
      ),
    );
  }
  const answerCheckWorkspace = guard<undefined, CheckWorkspaceResult | null>(
    'check workspace',
    () => null,
    async (_, token) => {
      // Without tidings of changes on disk, only the disk knows.
      if (!features.watchesFiles) {
        named.forgetAll();
        onDisk.forgetAll();
      }
      const hasFiles = files !== null;
      const result = await checkWorkspace({ documents, drafts, onDisk, view, settings, hasFiles }, token);
      view.show();
      pushed?.refreshFiles();
      return result;
    },
  );
  // It has no parameters, which a client may send as none at all or as null: the token comes first or second.
  connection.onRequest(CHECK_WORKSPACE_REQUEST, (...given: readonly unknown[]) =>
    answerCheckWorkspace(undefined, given.at(-1) as CancellationToken),
  );
  return {
    features,
    started: () => pushed?.refreshFiles(),
    settingsChanged: (given) => {
      settings.changed(given);
      refresh();
    },
    filesChanged: (uris) => {
      namedChanged(...uris);
      const markdown = uris.filter((uri) => !YAML.test(uri));
      if (markdown.length === 0) return;
      for (const uri of markdown) onDisk.changed(uri);
      view.changed();
      pushed?.refreshFiles();
    },
    end: () => {
      pushed?.stop();
      view.end();
    },
  };
}
