import type { FrontMatter } from './frontMatter.js';
import { fieldOfKey } from './profileFields.js';

/** A file that a draft names in its front matter, as the caller could get it. */
export type NamedFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  /** There, but no text (`decode` tells what it is instead), or not to be read. */
  | { readonly kind: 'unreadable' };

/** By the name that the front matter writes. A name that is not in the map was not looked for. */
export type NamedFiles = ReadonlyMap<string, NamedFile>;

export const NO_FILES: NamedFiles = new Map();

/**
 * Names of the files that a draft hangs on, as written in its front matter, each once: its overlays, and the ledger that
 * stands in a file of its own. Relative to the folder of the draft; the caller fetches them.
 */
export function filesNamedBy(frontMatter: FrontMatter | null): readonly string[] {
  const names = (frontMatter?.entries ?? []).flatMap(({ key, values }) => {
    const id = fieldOfKey(key)?.id;
    return id === 'overlays' || id === 'decisions' ? (values ?? []).map(({ text }) => text) : [];
  });
  return [...new Set(names)];
}
