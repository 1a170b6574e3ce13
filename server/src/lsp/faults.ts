import { ResponseError } from 'vscode-languageserver';
import type { ServerConnection } from './runtime.js';

/**
 * Logs an error that should not be. The words of the error are left out, as they may quote the draft, and logs are passed on: it
 * tells of what kind it is and where it happened. A client that has gone away hears nothing, which is no new fault.
 */
export function logFault(connection: ServerConnection, what: string, error: unknown): void {
  try {
    connection.console.error(`${what}: ${describe(error)}`);
  } catch {
    // The connection is closed.
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  const kind = error instanceof ResponseError ? `${error.name} ${String(error.code)}` : error.name;
  return [kind, ...frames].join('\n');
}
