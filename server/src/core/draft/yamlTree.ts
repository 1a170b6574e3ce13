import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { Span } from '../text/span.js';

/**
 * YAML as written: scalars are text, not values, so that 112-09-20 stays what its author wrote; each with its place in UTF-16
 * offsets. An alias, a tag or an anchor means nothing here: configuration is plain data.
 */
export type YamlTree =
  | { readonly kind: 'scalar'; readonly text: string; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly YamlTree[]; readonly span: Span }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly span: Span }
  | { readonly kind: 'other'; readonly span: Span };

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlTree;
}

/** A whole YAML file as a tree; `problem` is the first place that is no YAML, and then there is no tree to trust. */
export type YamlFile =
  | { readonly kind: 'tree'; readonly root: YamlTree }
  | { readonly kind: 'empty' }
  | { readonly kind: 'broken'; readonly span: Span };

/** Nests deeper than this are no list of decisions. */
const DEEPEST = 12;

export const YAML_OPTIONS = { schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

/** Reads a YAML file. Never throws. */
export function readYamlFile(text: string): YamlFile {
  // A blank in place of the mark would indent the first line, and no other.
  const skipped = text.startsWith('\uFEFF') ? 1 : 0;
  const document = parseDocument(text.slice(skipped), YAML_OPTIONS);
  const [error] = document.errors;
  if (error !== undefined) {
    const start = Math.min(error.pos[0] + skipped, text.length);
    return { kind: 'broken', span: { start, end: Math.max(start, Math.min(error.pos[1] + skipped, text.length)) } };
  }
  if (document.contents === null) return { kind: 'empty' };
  return {
    kind: 'tree',
    root: treeOf(document.contents, (start, end) => ({ start: start + skipped, end: end + skipped })),
  };
}

/** The tree of one node. `place` turns offsets of what was parsed into offsets of the file. */
export function treeOf(node: unknown, place: (start: number, end: number) => Span, depth = 0): YamlTree {
  const [start = 0, end = 0] = rangeOf(node);
  const span = place(start, end);
  if (isScalar(node)) return { kind: 'scalar', text: scalarText(node), span };
  if (depth >= DEEPEST) return { kind: 'other', span };
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => treeOf(item, place, depth + 1)), span };
  if (!isMap(node)) return { kind: 'other', span };
  const entries = node.items.flatMap(({ key, value }): readonly YamlEntry[] => {
    if (!isScalar(key)) return [];
    const [from = 0, to = 0] = rangeOf(key);
    const keySpan = place(from, to);
    const empty: YamlTree = { kind: 'scalar', text: '', span: { start: keySpan.end, end: keySpan.end } };
    return [{ key: scalarText(key), keySpan, value: value === null ? empty : treeOf(value, place, depth + 1) }];
  });
  return { kind: 'map', entries, span };
}

/** Start and end of the value itself, without the blanks and comments behind it. */
function rangeOf(node: unknown): readonly number[] {
  const range = (node as Pick<Node, 'range'> | null | undefined)?.range;
  return range === null || range === undefined ? [] : [range[0], range[1]];
}

/** A number or a boolean is read as its author wrote it. */
export function scalarText(scalar: { readonly value: unknown; readonly source?: string }): string {
  if (typeof scalar.value === 'string') return scalar.value.trim();
  if (scalar.value === null || scalar.value === undefined) return '';
  return (scalar.source ?? JSON.stringify(scalar.value)).trim();
}
