interface Waiter<T> {
  readonly fits: (item: T) => boolean;
  readonly resolve: (item: T) => void;
}

/** What came from the server, in order. A test waits for what it expects, never for a time. */
export class Inbox<T> {
  /** All that ever came. */
  readonly all: T[] = [];
  readonly #untaken: T[] = [];
  readonly #waiting: Waiter<T>[] = [];

  put(item: T): void {
    this.all.push(item);
    const at = this.#waiting.findIndex(({ fits }) => fits(item));
    const [waiter] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (waiter === undefined) this.#untaken.push(item);
    else waiter.resolve(item);
  }

  /** The first that fits and was not taken yet, as soon as it is there. */
  take(fits: (item: T) => boolean = () => true): Promise<T> {
    const at = this.#untaken.findIndex(fits);
    const [item] = at < 0 ? [] : this.#untaken.splice(at, 1);
    if (item !== undefined) return Promise.resolve(item);
    return new Promise((resolve) => this.#waiting.push({ fits, resolve }));
  }
}

/** A door in an answer of the client: the server is held there until the test opens it. */
export interface Gate {
  /** Fulfilled once somebody stands before it. */
  readonly reached: Promise<void>;
  readonly pass: () => Promise<void>;
  readonly open: () => void;
}

export function createGate(): Gate {
  let reach = (): void => undefined;
  let open = (): void => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    reached,
    pass: () => {
      reach();
      return opened;
    },
    open: () => {
      open();
    },
  };
}
