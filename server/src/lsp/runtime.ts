import type { Connection } from 'vscode-languageserver';
import type { Decoded } from '../protocol/decoded.js';

/** What the server needs of the place where it runs; node and the worker give their own. */
export interface Runtime {
  /** Calls back once after some milliseconds; the result cancels. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  /** Milliseconds from any fixed moment; only differences are used. */
  readonly now: () => number;
  /** The moment by the calendar, in milliseconds since 1970 (UTC): decisions come due on a date. */
  readonly wallClock: () => number;
  /** Finds and reads files where the client offers none; null where that cannot be (a worker). */
  readonly files: FileSource | null;
  /** Address of a rule's page for clients that show none of ours; null where there is none. */
  readonly rulePage: (rule: string) => string | null;
}

/** The Markdown files of the workspace. */
export interface FileSource {
  /** Addresses of the Markdown files in these folders. */
  readonly find: (folders: readonly string[]) => Promise<readonly string[]>;
  /** One file as text, or what it is instead; null where it is gone or cannot be read. Never throws. */
  readonly read: (uri: string) => Promise<Decoded | null>;
}

/** The connection as the server uses it. */
export type ServerConnection = Connection;
