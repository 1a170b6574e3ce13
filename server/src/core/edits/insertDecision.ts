import { APPROVERS } from '../catalogue/approvals.js';
import type { ControlId } from '../catalogue/catalogue.js';
import type { DraftCheck, Engine } from '../checkDraft.js';
import {
  DECISION_KEYS,
  DECISION_WORDS,
  TO_FILL,
  type DecisionField,
  type DecisionWord,
} from '../draft/decisionFields.js';
import { readLedger, type Ledger } from '../draft/decisions.js';
import type { FrontMatter, FrontMatterEntry } from '../draft/frontMatter.js';
import { fieldOfKey, PROFILE_FIELDS } from '../draft/profileFields.js';
import { readDraftFrontMatter } from '../draft/readDraft.js';
import { applyEdits, type Edit, type Piece } from './edit.js';
import { lineBreakOf, lineEndOf, lineStartOf } from './sectionContents.js';

/**
 * Writes an entry on a control into the ledger of the front matter, behind its last entry; the ledger itself where there is none.
 * Reason, role and date are for the author to fill in; until then the decision does not count and says so. None where an entry on the
 * control stands already, where the ledger is a file of its own, or where no place takes it.
 */
export function insertDecision(
  { controlNamed }: Pick<Engine, 'controlNamed'>,
  { draft, ledger, files, assessments }: DraftCheck,
  control: ControlId,
): readonly Edit[] {
  const { frontMatter, text } = draft;
  const assessment = assessments.find((each) => each.control === control);
  if (frontMatter?.fence.closed !== true || assessment === undefined) return [];
  if (ledger.decisions.some((each) => each.control === control)) return [];
  const word: DecisionWord = assessment.outcome === 'elsewhere' ? '另案' : '不採用';
  const place = placeOf(text, frontMatter);
  if (place === undefined) return [];
  const edit = place(lineBreakOf(text), control, word);
  const after = readLedger(readDraftFrontMatter(applyEdits(text, [edit])), files, controlNamed);
  return isAppended(ledger, after, control) ? [edit] : [];
}

type Write = (eol: string, control: ControlId, word: DecisionWord) => Edit;

/** Where an entry goes: below the last of the list, else behind the key, else below all other entries with a key of its own. */
function placeOf(text: string, { fence, entries }: FrontMatter): Write | undefined {
  const own = entries.find(({ key }) => fieldOfKey(key)?.id === 'decisions');
  if (own === undefined) {
    const at = fence.body.start + text.slice(fence.body.start, fence.body.end).trimEnd().length;
    return (eol, control, word) => {
      // An empty block has no line to stand below.
      const isEmpty = at === fence.body.start;
      const pieces = [`${KEY}:`, eol, ...entryPieces(eol, '  ', control, word)];
      return { span: { start: at, end: at }, pieces: isEmpty ? [...pieces, eol] : [eol, ...pieces] };
    };
  }
  const { tree } = own;
  if (tree === null || (tree.kind === 'scalar' && tree.text === '')) return behindKey(text, own);
  if (tree.kind !== 'list') return undefined;
  const [first] = tree.items;
  const last = tree.items.at(-1);
  if (first === undefined || last === undefined) return behindKey(text, own);
  const indent = /^([ \t]*)-[ \t]+$/.exec(text.slice(lineStartOf(text, first.span.start), first.span.start))?.[1];
  if (indent === undefined) return undefined;
  // The last line of the entry's own words; the range of a block of text goes on to the next line.
  const end = first.span.start + text.slice(first.span.start, last.span.end).trimEnd().length;
  const at = lineEndOf(text, end);
  return (eol, control, word) => ({
    span: { start: at, end: at },
    pieces: [eol, ...entryPieces(eol, indent, control, word)],
  });
}

/** Below a key that has no value, or over one that says there is none; what follows (a remark) stays in its line. */
function behindKey(text: string, { keySpan }: FrontMatterEntry): Write {
  const line = text.slice(keySpan.end, lineEndOf(text, keySpan.end));
  const [head = ''] = /^["']?[ \t]*:[ \t]*/.exec(line) ?? [];
  const [nothing = ''] = /^(?:~|null|""|''|\[[ \t]*\])(?=[ \t]|$)/i.exec(line.slice(head.length)) ?? [];
  const start = keySpan.end + head.trimEnd().length;
  const end = nothing === '' ? lineEndOf(text, start) : keySpan.end + head.length + nothing.length;
  const remark = text.slice(nothing === '' ? start : end, lineEndOf(text, start));
  return (eol, control, word) => ({
    span: { start, end: lineEndOf(text, Math.max(start, end)) },
    pieces: [...(remark.trim() === '' ? [] : [remark]), eol, ...entryPieces(eol, '  ', control, word)],
  });
}

const KEY = PROFILE_FIELDS.find(({ id }) => id === 'decisions')?.keys[0] ?? 'decisions';

function keyOf(field: DecisionField): string {
  return DECISION_KEYS[field][0] ?? field;
}

function entryPieces(eol: string, indent: string, control: ControlId, word: DecisionWord): readonly Piece[] {
  const words = [word, ...DECISION_WORDS.filter((each) => each !== word)];
  const below = `${eol}${indent}  `;
  return [
    `${indent}- ${keyOf('control')}: ${control}`,
    `${below}${keyOf('decision')}: `,
    { stop: 'decision', shown: word, choices: words },
    `${below}${keyOf('reason')}: `,
    { stop: 'reason', shown: TO_FILL.reason, choices: [] },
    `${below}${keyOf('approver')}: `,
    { stop: 'approver', shown: TO_FILL.approver, choices: [TO_FILL.approver, ...APPROVERS] },
    `${below}${keyOf('date')}: `,
    { stop: 'date', shown: TO_FILL.date, choices: [] },
  ];
}

/** Whether the ledger is read as before, with one entry more at its end. */
function isAppended(before: Ledger, after: Ledger, control: ControlId): boolean {
  const known = after.decisions.slice(0, -1);
  return (
    after.decisions.at(-1)?.control === control &&
    after.problems.length === before.problems.length &&
    known.length === before.decisions.length &&
    known.every((each, i) => sayingOf(each) === sayingOf(before.decisions[i]))
  );
}

/** All that a decision says, without its places. */
function sayingOf(decision: Ledger['decisions'][number] | undefined): string {
  return JSON.stringify({ ...decision, place: null, places: null });
}
