/** A half-open range of UTF-16 code units, `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A zero-based place in a file, as LSP counts it: `character` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}
