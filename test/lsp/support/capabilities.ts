import type { ClientCapabilities } from 'vscode-languageserver';

/** What a client of the tests can do, each by the name by which a test takes it away. */
const ABILITIES = {
  pull: {
    textDocument: {
      diagnostic: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    },
  },
  push: {
    textDocument: {
      publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    },
  },
  refresh: { workspace: { diagnostics: { refreshSupport: true } } },
  configuration: { workspace: { configuration: true } },
  watching: {
    workspace: {
      didChangeWatchedFiles: { dynamicRegistration: true },
      didChangeConfiguration: { dynamicRegistration: true },
    },
  },
  folders: { workspace: { workspaceFolders: true } },
  documentChanges: { workspace: { workspaceEdit: { documentChanges: true } } },
  snippetEdits: { workspace: { workspaceEdit: { snippetEditSupport: true } } },
  actionLiterals: {
    textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [''] } } } },
  },
  resolve: { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } },
  data: { textDocument: { codeAction: { dataSupport: true } } },
  preferred: { textDocument: { codeAction: { isPreferredSupport: true } } },
  markdown: {
    textDocument: {
      hover: { contentFormat: ['markdown', 'plaintext'] },
      completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } },
    },
  },
  snippetCompletion: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  nestedSymbols: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } },
} satisfies Readonly<Record<string, ClientCapabilities>>;

export type Ability = keyof typeof ABILITIES | 'diagnosticData' | 'relatedInformation' | 'codeDescription';

/** Abilities that are told in one word with others, and how they are taken out of it. */
const PARTS: Partial<Record<Ability, string>> = {
  diagnosticData: 'dataSupport',
  relatedInformation: 'relatedInformation',
  codeDescription: 'codeDescriptionSupport',
};

/** Everything that the server makes use of, but for what is taken away. */
export function capabilitiesWithout(lacking: readonly Ability[]): ClientCapabilities {
  const result: Record<string, unknown> = {};
  for (const [name, capabilities] of Object.entries(ABILITIES)) {
    if (!lacking.some((each) => each === name)) merge(result, capabilities);
  }
  const { diagnostic = {}, publishDiagnostics = {} } = (result['textDocument'] ?? {}) as Record<string, object>;
  for (const ability of lacking) {
    const part = PARTS[ability];
    if (part === undefined) continue;
    for (const told of [diagnostic, publishDiagnostics]) Reflect.deleteProperty(told, part);
  }
  return result;
}

function merge(into: Record<string, unknown>, from: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(from)) {
    if (!isRecord(value)) into[key] = value;
    else {
      const inner = into[key];
      const own: Record<string, unknown> = isRecord(inner) ? inner : {};
      into[key] = own;
      merge(own, value);
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
