import type { Diagnostic } from 'vscode-languageserver';
import type { CheckedDraft, Drafts } from './drafts.js';
import { logFault } from './faults.js';
import type { Features } from './features.js';
import type { Runtime, ServerConnection } from './runtime.js';
import { diagnosticsOf } from './toProtocol.js';
import type { WorkspaceView } from './workspaceView.js';

/** Longest pause before the last of a burst of keys is answered. */
const LONGEST_PAUSE = 200;

/**
 * Publishes diagnostics to a client that cannot pull. One function publishes, and empties what is published no more: a closed file, a
 * file that went, a file that is no draft any longer.
 */
export class PushedDiagnostics {
  readonly #connection: ServerConnection;
  readonly #drafts: Drafts;
  readonly #view: WorkspaceView;
  readonly #features: Features;
  readonly #runtime: Runtime;
  readonly #waiting = new Map<string, () => void>();
  readonly #published = new Set<string>();
  /** Counts looks at the files that are not open: what an overtaken one found is old. */
  #looks = 0;
  /** Milliseconds that the last check took: a draft that takes long is checked less often while keys come. */
  #cost = 0;

  constructor(connection: ServerConnection, drafts: Drafts, view: WorkspaceView, features: Features, runtime: Runtime) {
    this.#connection = connection;
    this.#drafts = drafts;
    this.#view = view;
    this.#features = features;
    this.#runtime = runtime;
  }

  /** Checks a file soon, once for all the edits that come meanwhile. */
  request(uri: string): void {
    this.#waiting.get(uri)?.();
    const pause = Math.min(LONGEST_PAUSE, this.#cost);
    this.#waiting.set(
      uri,
      this.#runtime.after(pause, () => {
        this.#waiting.delete(uri);
        this.#watch(this.#check(uri));
      }),
    );
  }

  /** The file was closed: its diagnostics go, unless the whole workspace is shown. */
  closed(uri: string): void {
    this.#waiting.get(uri)?.();
    this.#waiting.delete(uri);
    this.refreshFiles();
    if (this.#published.has(uri)) this.#watch(this.#publish(uri, [], undefined));
  }

  /** Publishes the files that are not open as the view wants them. */
  refreshFiles(): void {
    this.#watch(this.#publishFiles());
  }

  stop(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }

  #watch(work: Promise<void>): void {
    work.catch((error: unknown) => {
      logFault(this.#connection, 'publish', error);
    });
  }

  async #check(uri: string): Promise<void> {
    const before = this.#runtime.now();
    const draft = await this.#drafts.get(uri);
    this.#cost = this.#runtime.now() - before;
    // Closed meanwhile: an answer now would bring back what was emptied.
    if (!this.#view.isOpen(uri)) return;
    if (draft === null) {
      if (this.#published.has(uri)) await this.#publish(uri, [], undefined);
    } else await this.#publishDraft(draft);
  }

  async #publishDraft(draft: CheckedDraft): Promise<void> {
    await this.#publish(draft.uri, diagnosticsOf(draft, this.#features, this.#runtime), draft.version);
  }

  async #publishFiles(): Promise<void> {
    const look = ++this.#looks;
    const files = (await this.#view.isShown()) ? await this.#view.files() : [];
    if (look !== this.#looks) return;
    const wanted = new Set(files.map(({ uri }) => uri));
    for (const uri of [...this.#published]) {
      if (!wanted.has(uri) && !this.#view.isOpen(uri)) await this.#publish(uri, [], undefined);
    }
    for (const { uri, check, settings } of files) {
      if (this.#view.isOpen(uri)) continue;
      const voice = this.#drafts.voiceOf(settings);
      await this.#publish(
        uri,
        diagnosticsOf({ uri, check, settings, voice }, this.#features, this.#runtime),
        undefined,
      );
    }
  }

  async #publish(uri: string, diagnostics: Diagnostic[], version: number | undefined): Promise<void> {
    if (diagnostics.length > 0) this.#published.add(uri);
    else this.#published.delete(uri);
    await this.#connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }
}
