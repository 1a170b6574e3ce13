import { createLineMap, positionAt } from '../text/lineMap.js';
import type { Span } from '../text/span.js';
import type { Decision, LedgerPlace } from './decision.js';
import { readEntry, type EntryProblem, type ResolveControl } from './decisionEntry.js';
import type { FrontMatter } from './frontMatter.js';
import type { NamedFiles } from './namedFiles.js';
import { fieldOfKey } from './profileFields.js';
import { readYamlFile, type YamlTree } from './yamlTree.js';

/** Something of the ledger that cannot be taken. */
export type LedgerProblem =
  | { readonly kind: FileProblem; readonly place: LedgerPlace; readonly file: string }
  | { readonly kind: 'no-list'; readonly place: LedgerPlace }
  | EntryProblem;

/** `not-read`: the caller did not look for the file. */
type FileProblem = 'file-absent' | 'file-unreadable' | 'file-broken' | 'file-not-read';

/** The decisions of a case, in the order written. */
export interface Ledger {
  readonly decisions: readonly Decision[];
  readonly problems: readonly LedgerProblem[];
  /** Whether the draft has one at all, be it empty or not to be read. */
  readonly isKept: boolean;
}

export const NO_LEDGER: Ledger = { decisions: [], problems: [], isKept: false };

/** Gives the place of a span of the text that the tree was read from. */
type PlaceOf = (span: Span) => LedgerPlace;

/**
 * Reads the ledger of a draft: from its front matter, or from the file that this names. Never throws: every entry that can be read
 * is read, the rest is in the problems.
 */
export function readLedger(frontMatter: FrontMatter | null, files: NamedFiles, resolve: ResolveControl): Ledger {
  const entry = frontMatter?.entries.find(({ key }) => fieldOfKey(key)?.id === 'decisions');
  const tree = entry?.tree ?? null;
  if (entry === undefined || tree === null) return NO_LEDGER;
  if (tree.kind !== 'scalar') return readRoot(tree, (span) => ({ span, inFile: null }), resolve);
  if (tree.text === '') return NO_LEDGER;
  const place: LedgerPlace = { span: entry.valueSpan, inFile: null };
  const file = tree.text;
  const failed = (kind: FileProblem, at: LedgerPlace = place): Ledger => ({
    decisions: [],
    problems: [{ kind, place: at, file }],
    isKept: true,
  });
  const named = files.get(file);
  if (named === undefined) return failed('file-not-read');
  if (named.kind !== 'text') return failed(named.kind === 'absent' ? 'file-absent' : 'file-unreadable');
  const lines = createLineMap(named.text);
  const placeOf: PlaceOf = ({ start }) => ({
    span: entry.valueSpan,
    inFile: { file, line: positionAt(lines, start).line + 1 },
  });
  const read = readYamlFile(named.text);
  if (read.kind === 'broken') return failed('file-broken', placeOf(read.span));
  if (read.kind === 'empty') return { ...NO_LEDGER, isKept: true };
  return readRoot(listIn(read.root), placeOf, resolve);
}

/** A side file may hold the list itself, or the list behind its key. */
function listIn(root: YamlTree): YamlTree {
  if (root.kind !== 'map') return root;
  return root.entries.find(({ key }) => fieldOfKey(key)?.id === 'decisions')?.value ?? root;
}

function readRoot(root: YamlTree, placeOf: PlaceOf, resolve: ResolveControl): Ledger {
  if (root.kind === 'scalar' && root.text === '') return { ...NO_LEDGER, isKept: true };
  if (root.kind !== 'list' && root.kind !== 'map') {
    return { decisions: [], problems: [{ kind: 'no-list', place: placeOf(root.span) }], isKept: true };
  }
  const entries = root.kind === 'list' ? root.items : [root];
  const read = entries.map((each) => readEntry(each, placeOf, resolve));
  return {
    decisions: read.flatMap(({ decision }) => decision ?? []),
    problems: read.flatMap(({ problems }) => problems),
    isKept: true,
  };
}
