import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Drafts } from './drafts.js';
import type { Features } from './features.js';
import { checkpoint } from './guard.js';
import type { ResourceSettings } from './resourceSettings.js';
import type { Runtime } from './runtime.js';
import { diagnosticsOf } from './toProtocol.js';
import type { FileCheck } from './workspaceDrafts.js';
import type { WorkspaceView } from './workspaceView.js';

/** Answers pulled diagnostics, of one file and of the workspace. */
export class PulledDiagnostics {
  readonly #drafts: Drafts;
  readonly #settings: ResourceSettings;
  readonly #view: WorkspaceView;
  readonly #features: Features;
  readonly #runtime: Runtime;

  constructor(drafts: Drafts, settings: ResourceSettings, view: WorkspaceView, features: Features, runtime: Runtime) {
    this.#drafts = drafts;
    this.#settings = settings;
    this.#view = view;
    this.#features = features;
    this.#runtime = runtime;
  }

  /** The diagnostics of one file; of one that is not open only while the whole workspace is shown. */
  async ofDocument(
    { textDocument, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const { uri } = textDocument;
    if (!this.#view.isOpen(uri)) {
      const file = (await this.#view.isShown()) ? await this.#view.fileOf(uri) : null;
      checkpoint(token);
      return { kind: DocumentDiagnosticReportKind.Full, items: file === null ? [] : this.#items(file) };
    }
    const draft = await this.#drafts.get(uri);
    checkpoint(token);
    if (draft === null) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const resultId = `open-${String(draft.version)}-${String(this.#settings.generation())}`;
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return {
      kind: DocumentDiagnosticReportKind.Full,
      resultId,
      items: diagnosticsOf(draft, this.#features, this.#runtime),
    };
  }

  /**
   * The diagnostics of the files that are not open. A client asks again and again, so the answer is held back until something is
   * different from what the client has; an editor at rest costs nothing.
   */
  async ofWorkspace(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
  ): Promise<WorkspaceDiagnosticReport> {
    const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    for (let isFirst = true; ; isFirst = false) {
      const changed = this.#view.nextChange(token);
      const items = await this.#workspaceItems(known, token);
      checkpoint(token);
      const isNews = items.some(({ kind }) => kind === DocumentDiagnosticReportKind.Full);
      if (isNews || (isFirst && known.size === 0 && items.length > 0)) return { items };
      await changed;
      checkpoint(token);
      if (this.#view.isEnding()) return { items: [] };
    }
  }

  async #workspaceItems(
    known: ReadonlyMap<string, string>,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const files = (await this.#view.isShown()) ? await this.#view.files(token) : [];
    const shown = files.filter(({ uri }) => !this.#view.isOpen(uri));
    const uris = new Set(shown.map(({ uri }) => uri));
    // What the client still shows of a file that went, or that is no draft any more, is emptied.
    const emptied = [...known]
      .filter(([uri, resultId]) => !uris.has(uri) && !this.#view.isOpen(uri) && resultId !== EMPTY)
      .map(([uri]): WorkspaceDocumentDiagnosticReport => ({
        kind: DocumentDiagnosticReportKind.Full,
        uri,
        version: null,
        resultId: EMPTY,
        items: [],
      }));
    const reports = shown.map((file): WorkspaceDocumentDiagnosticReport => {
      const { uri, resultId } = file;
      return known.get(uri) === resultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items: this.#items(file) };
    });
    return [...reports, ...emptied];
  }

  #items({ uri, check, settings }: FileCheck): Diagnostic[] {
    return diagnosticsOf(
      { uri, check, settings, voice: this.#drafts.voiceOf(settings) },
      this.#features,
      this.#runtime,
    );
  }
}

/** Result id of a file that was emptied, so that it is emptied once. */
const EMPTY = 'empty';
