import type { Approver } from '../catalogue/approvals.js';
import type { ControlId } from '../catalogue/catalogue.js';
import { closest } from '../text/closest.js';
import type { Span } from '../text/span.js';
import type { Decision, LedgerPlace } from './decision.js';
import {
  DECISION_KEYS,
  decisionFieldOf,
  givenText,
  readApprover,
  readDecisionWord,
  type DecisionField,
} from './decisionFields.js';
import { readDate } from './profileValues.js';
import type { YamlEntry, YamlTree } from './yamlTree.js';

/** The control that an id or a title means; undefined where the list has none of that name. */
export type ResolveControl = (name: string) => ControlId | undefined;

/** Something of one entry that cannot be taken. */
export type EntryProblem =
  | { readonly kind: 'no-map'; readonly place: LedgerPlace; readonly text: string }
  | { readonly kind: 'unknown-key'; readonly place: LedgerPlace; readonly key: string; readonly suggestion: string }
  | { readonly kind: 'duplicate-key'; readonly place: LedgerPlace; readonly key: string }
  | {
      readonly kind: 'unknown-value';
      readonly place: LedgerPlace;
      readonly field: DecisionField;
      readonly key: string;
      readonly value: string;
    };

/** Reads one entry of the ledger. */
export function readEntry(
  tree: YamlTree,
  placeOf: (span: Span) => LedgerPlace,
  resolve: ResolveControl,
): { readonly decision: Decision | null; readonly problems: readonly EntryProblem[] } {
  if (tree.kind !== 'map') {
    const text = tree.kind === 'scalar' ? tree.text : '';
    return { decision: null, problems: [{ kind: 'no-map', place: placeOf(tree.span), text }] };
  }
  const problems: EntryProblem[] = [];
  const fields = new Map<DecisionField, YamlEntry>();
  for (const entry of tree.entries) {
    const { key, keySpan } = entry;
    const field = decisionFieldOf(key);
    if (field === undefined) {
      const suggestion = closest(key, Object.values(DECISION_KEYS).flat(), (each) => [each], NEARLY);
      if (suggestion !== undefined) problems.push({ kind: 'unknown-key', place: placeOf(keySpan), key, suggestion });
    } else if (fields.has(field)) problems.push({ kind: 'duplicate-key', place: placeOf(keySpan), key });
    else fields.set(field, entry);
  }
  const unknown = (field: DecisionField, entry: YamlEntry, value: string, span: Span): void => {
    problems.push({ kind: 'unknown-value', place: placeOf(span), field, key: entry.key, value });
  };
  const text = (field: DecisionField): string => {
    const entry = fields.get(field);
    if (entry === undefined) return '';
    const [only, ...more] = scalarsOf(entry.value);
    if (only !== undefined && more.length === 0) return givenText(field, only.text);
    const written = scalarsOf(entry.value).map((each) => each.text);
    unknown(field, entry, written.join('、'), entry.value.span);
    return '';
  };
  const date = (field: 'date' | 'review-by'): string | null => {
    const value = text(field);
    const entry = fields.get(field);
    const read = value === '' ? undefined : readDate(value);
    if (value !== '' && read === undefined && entry !== undefined) unknown(field, entry, value, entry.value.span);
    return read ?? null;
  };
  const controlWritten = text('control');
  const wordWritten = text('decision');
  const decision: Decision = {
    place: placeOf((fields.get('control') ?? tree.entries[0])?.value.span ?? tree.span),
    places: new Map([...fields].map(([field, { keySpan, value }]) => [field, placeOf(shownSpan(keySpan, value))])),
    control: resolve(controlWritten) ?? null,
    controlWritten,
    word: readDecisionWord(wordWritten) ?? null,
    wordWritten,
    reason: text('reason'),
    approvers: readApprovers(fields.get('approver'), unknown),
    date: date('date'),
    document: text('document'),
    otherCase: text('other-case'),
    reviewBy: date('review-by'),
    note: text('note'),
  };
  return { decision, problems };
}

/** A key that is so like one of ours is a slip. */
const NEARLY = 0.55;

type Scalar = Extract<YamlTree, { kind: 'scalar' }>;

/** The scalar, or those of a list; a map has none. An empty value is an empty scalar. */
function scalarsOf(value: YamlTree): readonly Scalar[] {
  if (value.kind === 'scalar') return [value];
  return value.kind === 'list' ? value.items.filter((item) => item.kind === 'scalar') : [];
}

/** A key without a value shows at the key. */
function shownSpan(keySpan: Span, { span }: YamlTree): Span {
  return span.end > span.start ? span : keySpan;
}

/** 「資安長、上級機關資安長」 in one line, or a list. */
function readApprovers(
  entry: YamlEntry | undefined,
  unknown: (field: DecisionField, entry: YamlEntry, value: string, span: Span) => void,
): readonly Approver[] {
  if (entry === undefined) return [];
  const written = scalarsOf(entry.value);
  if (written.length === 0 && entry.value.kind !== 'list') unknown('approver', entry, '', entry.value.span);
  const roles = written.flatMap(({ text, span }) =>
    text.split(/[、,，;；]/).flatMap((part): readonly Approver[] => {
      const value = givenText('approver', part);
      if (value === '') return [];
      const role = readApprover(value);
      if (role === undefined) unknown('approver', entry, value, span);
      return role === undefined ? [] : [role];
    }),
  );
  return [...new Set(roles)];
}
