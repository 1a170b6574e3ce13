import {
  MarkupKind,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol/protocol.js';

/** What the client can do, read once from `initialize`. Nothing is assumed that it does not say. */
export interface Features {
  readonly pull: boolean;
  readonly refreshDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  readonly documentChanges: boolean;
  readonly snippetEdits: boolean;
  readonly actionLiterals: boolean;
  readonly resolvesEdits: boolean;
  readonly preferredActions: boolean;
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  readonly snippetCompletion: boolean;
  readonly nestedSymbols: boolean;
  readonly configuration: boolean;
  readonly watchesFiles: boolean;
  readonly watchesConfiguration: boolean;
  readonly workspaceFolders: boolean;
  readonly pages: boolean;
  readonly files: boolean;
  readonly status: boolean;
  /** Display language, e.g. `zh-tw`; null where none is told. */
  readonly locale: string | null;
  readonly settings: unknown;
}

export function readFeatures({ capabilities, initializationOptions, locale }: InitializeParams): Features {
  const { textDocument = {}, workspace = {} }: ClientCapabilities = capabilities;
  const own = readOptions(initializationOptions);
  const { codeAction, completion, hover, publishDiagnostics, diagnostic } = textDocument;
  const resolved = codeAction?.resolveSupport?.properties ?? [];
  return {
    pull: diagnostic !== undefined,
    refreshDiagnostics: workspace.diagnostics?.refreshSupport === true,
    // A client that pulls says so in `diagnostic`, one that is pushed to in `publishDiagnostics`; many fill only one of them.
    relatedInformation: diagnostic?.relatedInformation ?? publishDiagnostics?.relatedInformation ?? false,
    codeDescription: diagnostic?.codeDescriptionSupport ?? publishDiagnostics?.codeDescriptionSupport ?? false,
    diagnosticData: diagnostic?.dataSupport ?? publishDiagnostics?.dataSupport ?? false,
    documentChanges: workspace.workspaceEdit?.documentChanges === true,
    snippetEdits: workspace.workspaceEdit?.snippetEditSupport === true,
    actionLiterals: codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits: resolved.includes('edit') && codeAction?.dataSupport === true,
    preferredActions: codeAction?.isPreferredSupport === true,
    markdownHover: hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    markdownCompletion: completion?.completionItem?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    snippetCompletion: completion?.completionItem?.snippetSupport === true,
    nestedSymbols: textDocument.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    configuration: workspace.configuration === true,
    watchesFiles: workspace.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesConfiguration: workspace.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace.workspaceFolders === true,
    pages: own.pages === true,
    files: own.files === true,
    status: own.status === true,
    locale: locale ?? null,
    settings: own.settings,
  };
}

function readOptions(options: unknown): InitializationOptions {
  return typeof options === 'object' && options !== null ? options : {};
}

/** Kind of the action that writes all missing ● of a draft. */
export const FIX_ALL = 'source.fixAll.tenderlint';

/** What the server offers this client: nothing that it could not use or that would answer nothing. */
export function serverCapabilities(features: Features, triggers: readonly string[]): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...triggers], resolveProvider: true },
    documentSymbolProvider: true,
    ...(features.pages ? { documentLinkProvider: { resolveProvider: false } } : {}),
    ...(features.actionLiterals
      ? {
          codeActionProvider: {
            codeActionKinds: ['quickfix', 'refactor', FIX_ALL],
            resolveProvider: features.resolvesEdits,
          },
        }
      : {}),
    ...(features.pull
      ? {
          diagnosticProvider: {
            identifier: 'tenderlint',
            // One draft is judged by itself; drafts do not depend on each other yet.
            interFileDependencies: false,
            workspaceDiagnostics: true,
          },
        }
      : {}),
    ...(features.workspaceFolders
      ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
      : {}),
  };
}
