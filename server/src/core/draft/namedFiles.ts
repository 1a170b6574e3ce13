import type { FrontMatter, FrontMatterScalar } from './frontMatter.js';
import { fieldOfKey, type FieldId } from './profileFields.js';

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
  return [...new Set(namesWrittenIn(frontMatter).map(({ text }) => text))];
}

/** The same, each as often as it is written, with its place. */
export function namesWrittenIn(frontMatter: FrontMatter | null): readonly FrontMatterScalar[] {
  return placesOfNames(frontMatter, ['overlays', 'decisions']);
}

/** The overlays among them. */
export function overlaysNamedBy(frontMatter: FrontMatter | null): readonly FrontMatterScalar[] {
  return placesOfNames(frontMatter, ['overlays']);
}

function placesOfNames(frontMatter: FrontMatter | null, wanted: readonly FieldId[]): readonly FrontMatterScalar[] {
  return (frontMatter?.entries ?? []).flatMap(({ key, values }) => {
    const id = fieldOfKey(key)?.id;
    return id !== undefined && wanted.includes(id) ? (values ?? []) : [];
  });
}

/** Longer files are no configuration. Characters here, bytes on a disk. */
export const LONGEST_NAMED_FILE = 1_000_000;

/** A file as a caller read it: its text, something that is none, or nothing. */
export function namedFile(read: { readonly kind: string; readonly text?: string } | null): NamedFile {
  if (read === null) return { kind: 'absent' };
  const { kind, text } = read;
  if (kind !== 'text' || text === undefined || text.length > LONGEST_NAMED_FILE) return { kind: 'unreadable' };
  return { kind: 'text', text };
}

/**
 * Whether a file may be read by the name that a draft, an overlay or a setting gives: a relative one, which may lead up. A draft
 * comes from anywhere; it must not reach for addresses or for a place of its own choice on the disk.
 */
export function isRelativeName(name: string): boolean {
  return name !== '' && !/^(?:[\\/~]|[a-z][a-z0-9+.-]*:)/i.test(name) && !name.includes('\u0000');
}

/** The name of a file that another file names: `../a/base.yaml` + `b.yaml` → `../a/b.yaml`. `\` is as good as `/`. */
export function joinedName(beside: string, name: string): string {
  const parts: string[] = [];
  // What the user himself names may be absolute, and what that extends lies beside it.
  const root = /^[\\/]/.test(beside === '' ? name : beside) ? '/' : '';
  for (const part of [...beside.split(/[\\/]/).slice(0, -1), ...name.split(/[\\/]/)]) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return root + parts.join('/');
}
