/**
 * What server and client say to each other beside LSP. Types and names only; both sides import them, so that they cannot
 * disagree. A client that does not know them still has a whole language server: it says what it can in `initializationOptions`.
 */

/** `initializationOptions` of `initialize`; all optional. */
export interface InitializationOptions {
  /** The client shows `tenderlint:` pages: it fetches their text by {@link PAGE_REQUEST}. */
  readonly pages?: boolean;
  /** The client finds and reads files for the server ({@link FIND_FILES_REQUEST}, {@link READ_FILE_REQUEST}). */
  readonly files?: boolean;
  /** The client wants {@link STATUS_NOTIFICATION}. */
  readonly status?: boolean;
  /** Settings of a client that answers no `workspace/configuration`. */
  readonly settings?: unknown;
}

/** Client → server: the Markdown text of a page. */
export const PAGE_REQUEST = 'tenderlint/page';
export interface PageParams {
  readonly uri: string;
}
export interface PageResult {
  /** null: there is no such page. */
  readonly text: string | null;
}

/** Server → client: how an open file stands. `status` null: it is no draft. */
export const STATUS_NOTIFICATION = 'tenderlint/status';
export interface StatusParams {
  readonly uri: string;
  readonly status: {
    readonly kind: 'clear' | 'open' | 'unchecked';
    readonly label: string;
    readonly detail: readonly string[];
  } | null;
}

/** Server → client: the Markdown files of the workspace folders. */
export const FIND_FILES_REQUEST = 'tenderlint/findFiles';
export interface FindFilesResult {
  readonly uris: readonly string[];
}

/** Server → client: one file, decoded by the very function that the command line uses. */
export const READ_FILE_REQUEST = 'tenderlint/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
export interface ReadFileResult {
  /** `gone`: it is not there, or cannot be read. */
  readonly kind: 'text' | 'binary' | 'office' | 'pdf' | 'not-utf8' | 'gone';
  /** For `text`. */
  readonly text?: string;
}

/** Client → server: check every draft of the workspace, and go on showing them all. */
export const CHECK_WORKSPACE_REQUEST = 'tenderlint/checkWorkspace';
export interface CheckWorkspaceResult {
  /** One line for the user, in the language of the messages. */
  readonly summary: string;
  readonly drafts: number;
  readonly checked: number;
  readonly passedOver: number;
  readonly warnings: number;
}

/** Command of the client that opens a page; its argument is the page's address. */
export const OPEN_PAGE_COMMAND = 'tenderlint.openPage';

/** Section of the settings. */
export const SETTINGS_SECTION = 'tenderlint';
