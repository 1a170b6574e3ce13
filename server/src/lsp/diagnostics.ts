import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type PreviousResultId,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { addressKey } from './addresses.js';
import type { Drafts } from './drafts.js';
import type { Features } from './features.js';
import { checkpoint } from './guard.js';
import type { Runtime } from './runtime.js';
import { diagnosticsOf } from './toProtocol.js';
import type { FileCheck } from './workspaceDrafts.js';
import type { WorkspaceView } from './workspaceView.js';

/** Answers pulled diagnostics, of one file and of the workspace. */
export class PulledDiagnostics {
  readonly #drafts: Drafts;
  readonly #view: WorkspaceView;
  readonly #features: Features;
  readonly #runtime: Runtime;
  /** Files that were closed and of which the client has not yet been told what to show instead, by the keys of their addresses. */
  readonly #closed = new Map<string, string>();

  constructor(drafts: Drafts, view: WorkspaceView, features: Features, runtime: Runtime) {
    this.#drafts = drafts;
    this.#view = view;
    this.#features = features;
    this.#runtime = runtime;
  }

  /**
   * A client that pulls the workspace keeps the findings of a file when its editor is closed, and waits for the workspace report to
   * say what holds now: nothing, or those of the file on disk.
   */
  closed(uri: string): void {
    this.#closed.set(addressKey(uri), uri);
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
    const { resultId } = draft;
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
    const known = new Map(previousResultIds.map((previous) => [addressKey(previous.uri), previous]));
    for (;;) {
      const changed = this.#view.nextChange(token);
      const items = await this.#workspaceItems(known, token);
      checkpoint(token);
      if (items.some(({ kind }) => kind === DocumentDiagnosticReportKind.Full)) {
        for (const { uri } of items) this.#closed.delete(addressKey(uri));
        return { items };
      }
      await changed;
      checkpoint(token);
      if (this.#view.isEnding()) return { items: [] };
    }
  }

  async #workspaceItems(
    known: ReadonlyMap<string, PreviousResultId>,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const files = (await this.#view.isShown()) ? await this.#view.files(token) : [];
    const shown = files.filter(({ uri }) => !this.#view.isOpen(uri));
    const keys = new Set(shown.map(({ uri }) => addressKey(uri)));
    // What the client still shows of a file that went, or that is no draft any more, is emptied.
    const stale = [...known.values()].flatMap(({ uri, value }) => (value === EMPTY ? [] : [uri]));
    const emptied = [...new Set([...stale, ...this.#closed.values()])]
      .filter((uri) => !keys.has(addressKey(uri)) && !this.#view.isOpen(uri))
      .map((uri): WorkspaceDocumentDiagnosticReport => ({
        kind: DocumentDiagnosticReportKind.Full,
        uri,
        version: null,
        resultId: EMPTY,
        items: [],
      }));
    const reports = shown.map((file): WorkspaceDocumentDiagnosticReport => {
      const { uri, resultId } = file;
      return known.get(addressKey(uri))?.value === resultId
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
