import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { logFault } from './faults.js';
import type { Runtime, ServerConnection } from './runtime.js';

/** Thrown by {@link checkpoint}; answered as «request cancelled». */
function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/**
 * Ends the handler if the client has cancelled. Called after each await.
 *
 * @throws {ResponseError} RequestCancelled
 */
export function checkpoint(token: CancellationToken): void {
  if (token.isCancellationRequested) throw cancelled();
}

/** What the server itself answers with; any other error, those of the client's answers among them, is a fault. */
const OUR_ERRORS: ReadonlySet<number> = new Set([LSPErrorCodes.RequestCancelled, LSPErrorCodes.ContentModified]);

/** Turns a handler into one that never throws anything but protocol errors. */
export type Guard = <P, R>(
  name: string,
  fallback: (params: P) => R,
  handler: (params: P, token: CancellationToken) => Promise<R> | R,
) => (params: P, token: CancellationToken) => Promise<R>;

/**
 * Yields once, so that a cancellation that already waits in the pipe is seen first; then runs the handler. A fault is logged
 * with the request's name, and the fallback answered: one broken feature must not take the others down.
 */
export function createGuard(connection: ServerConnection, runtime: Runtime): Guard {
  return (name, fallback, handler) => async (params, token) => {
    await new Promise<void>((resolve) => {
      runtime.after(0, resolve);
    });
    checkpoint(token);
    try {
      const result = await handler(params, token);
      checkpoint(token);
      return result;
    } catch (error) {
      if (error instanceof ResponseError && OUR_ERRORS.has(error.code)) throw error;
      logFault(connection, name, error);
      return fallback(params);
    }
  };
}
