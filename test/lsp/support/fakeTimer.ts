import type { Runtime } from '../../../server/src/lsp/runtime.js';

/** A clock that stands still but for what a test lets pass; pauses of no length pass by themselves, as yielding does. */
export interface FakeTimer {
  readonly runtime: Pick<Runtime, 'after' | 'now'>;
  /** Pauses that are still waited for. */
  readonly waiting: () => number;
  /** Lets all of them pass. */
  readonly elapse: () => void;
  /** Each look at the clock finds it so much later. */
  readonly goBy: (milliseconds: number) => void;
}

export function createFakeTimer(): FakeTimer {
  const waiting = new Set<() => void>();
  let now = 0;
  let step = 0;
  return {
    runtime: {
      after: (milliseconds, callback) => {
        if (milliseconds <= 0) {
          const immediate = setImmediate(callback);
          return () => {
            clearImmediate(immediate);
          };
        }
        waiting.add(callback);
        return () => waiting.delete(callback);
      },
      now: () => (now += step),
    },
    waiting: () => waiting.size,
    elapse: () => {
      const due = [...waiting];
      waiting.clear();
      for (const callback of due) callback();
    },
    goBy: (milliseconds) => {
      step = milliseconds;
    },
  };
}
