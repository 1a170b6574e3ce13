import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { builtInEngine, builtInTranslate } from '../builtin/builtin.js';
import { triggerCharacters } from '../core/assist/clauseOffers.js';
import type { Engine } from '../core/checkDraft.js';
import { MARKDOWN_FILES, YAML_FILES } from '../protocol/markdownFiles.js';
import { logFault } from './faults.js';
import { serverCapabilities, readFeatures } from './features.js';
import type { Runtime, ServerConnection } from './runtime.js';
import { createSession, type Session } from './session.js';

/**
 * Starts the language server on a connection. Everything is made here or in the session and handed down; nothing is global, so that
 * two servers can live in one process (the tests do, with one engine: it never changes).
 */
export function startServer(
  connection: ServerConnection,
  runtime: Runtime,
  version: string,
  engine: Engine = builtInEngine(),
): void {
  const documents = new TextDocuments(TextDocument);
  let session: Session | undefined;
  let folders: readonly string[] = [];
  connection.onInitialize((params): InitializeResult => {
    const features = readFeatures(params);
    folders = foldersOf(params);
    session = createSession({
      connection,
      runtime,
      engine,
      documents,
      features,
      translateTo: builtInTranslate,
      folders: () => folders,
    });
    return {
      capabilities: serverCapabilities(features, triggerCharacters(engine)),
      serverInfo: { name: 'tenderlint', version },
    };
  });
  connection.onInitialized(() => {
    const { features } = session ?? {};
    const failed = (error: unknown): void => {
      logFault(connection, 'registration', error);
    };
    if (features?.watchesConfiguration === true) {
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'tenderlint' }).catch(failed);
    }
    if (features?.watchesFiles === true) {
      connection.client
        .register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: MARKDOWN_FILES }, { globPattern: YAML_FILES }],
        })
        .catch(failed);
    }
    if (features?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        session?.settingsChanged(undefined);
      });
    }
    session?.started();
  });
  connection.onDidChangeConfiguration(({ settings }: { readonly settings: unknown }) =>
    session?.settingsChanged(settings),
  );
  connection.onDidChangeWatchedFiles(({ changes }) => session?.filesChanged(changes.map(({ uri }) => uri)));
  connection.onShutdown(() => session?.end());
  documents.listen(connection);
  connection.listen();
}

/** Older clients name one root in place of folders. */
function foldersOf(params: InitializeParams): readonly string[] {
  const { rootUri }: { readonly rootUri?: unknown } = params;
  const folders = (params.workspaceFolders ?? []).map(({ uri }) => uri);
  return folders.length === 0 && typeof rootUri === 'string' ? [rootUri] : folders;
}
