/** Bytes of a file as text, or what they are instead. */
export type Decoded =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'binary' | 'office' | 'pdf' | 'not-utf8' };
