import { normalisedString } from '../text/normalise.js';
import type { Draft } from '../draft/readDraft.js';
import type { Edit, Piece } from './edit.js';
import { nextNumber } from './nextNumber.js';
import { numberedBelow } from './numberedBelow.js';
import { lineBreakOf, type SectionContents } from './sectionContents.js';
import { readShape, type ItemShape, type SectionShape } from './sectionShape.js';
import type { TableShape } from './tableShape.js';

/** A clause to write: its 項目 and its sentence, full stop included. */
export interface Clause {
  readonly item: string;
  readonly sentence: readonly Piece[];
}

/**
 * Writes clauses at the end of a section, in the way and with the numbers of what stands there. `isBehindOthers`: an edit of the
 * same draft writes at the same place before it.
 */
export function clausesIn(
  draft: Draft,
  contents: SectionContents,
  clauses: readonly Clause[],
  isBehindOthers: boolean,
): Edit {
  const { text } = draft;
  const { end, section } = contents;
  const eol = lineBreakOf(text);
  // Under a heading that names the item, the item need not stand before each clause.
  const title = normalisedString(section.title);
  const rows = clauses.map((clause) =>
    title.includes(normalisedString(clause.item)) ? clause.sentence : [`${clause.item}：`, ...clause.sentence],
  );
  const pieces = piecesIn(draft, contents, { eol, clauses, rows, isBehindOthers });
  // A rule of dashes right below a paragraph would make a heading of it.
  const isUnderlined = /^(?:\r\n|\n|\r)[ \t]*(?:-+|=+)[ \t]*(?:[\r\n]|$)/.test(text.slice(end, end + MOST_DASHES));
  return { span: { start: end, end }, pieces: isUnderlined ? [...pieces, eol] : pieces };
}

const MOST_DASHES = 200;

interface Writing {
  readonly eol: string;
  readonly clauses: readonly Clause[];
  /** The same, with the item before each where it is needed. */
  readonly rows: readonly (readonly Piece[])[];
  readonly isBehindOthers: boolean;
}

function piecesIn(draft: Draft, contents: SectionContents, writing: Writing): readonly Piece[] {
  const { eol, clauses, rows } = writing;
  const shape = readShape(draft, contents);
  switch (shape.kind) {
    case 'empty':
      return numberedBelow(draft.text, eol, contents.section.title, rows);
    case 'headings':
      return underHeadings(draft.text, eol, shape, clauses);
    case 'items':
      return asItems(shape, writing);
    case 'table':
      return inTable(eol, shape.table, clauses);
    case 'plain':
      return rows.flatMap((row) => [eol + eol, ...row]);
  }
}

function asItems({ lead, label, isLoose, continues }: ItemShape, { eol, rows, isBehindOthers }: Writing): Piece[] {
  // Within a quote the blank line has the mark of the quote, too.
  const quote = /^[ \t>]*>/.exec(lead)?.[0] ?? '';
  const apart = eol + quote + eol;
  const leads = labelsAfter(lead, rows.length);
  const labels = labelsAfter(label, rows.length);
  return rows.flatMap((row, i) => [
    isLoose || (i === 0 && (!continues || isBehindOthers)) ? apart : eol,
    `${leads[i] ?? ''}${labels[i] ?? ''}`,
    ...row,
  ]);
}

/** The labels that follow another; empty ones where the sequence has no more. */
function labelsAfter(last: string, count: number): readonly string[] {
  const labels: string[] = [];
  for (let label = last; labels.length < count; labels.push(label)) label = nextNumber(label) ?? '';
  return labels;
}

/** A sub-heading for each item, its clauses below. */
function underHeadings(
  text: string,
  eol: string,
  { mark, label }: Extract<SectionShape, { kind: 'headings' }>,
  clauses: readonly Clause[],
): readonly Piece[] {
  const groups = byItem(clauses);
  const labels = labelsAfter(label, groups.size);
  return [...groups].flatMap(([item, group], i) => {
    const title = `${labels[i] ?? ''}${item}`;
    const heading = mark === '**' ? `**${title}**` : `${mark} ${title}`;
    const rows = group.map(({ sentence }) => sentence);
    const [only] = rows;
    const below =
      only !== undefined && rows.length === 1 ? [eol + eol, ...only] : numberedBelow(text, eol, labels[i] ?? '', rows);
    return [eol + eol + heading, ...below];
  });
}

function byItem(clauses: readonly Clause[]): ReadonlyMap<string, readonly Clause[]> {
  const groups = new Map<string, Clause[]>();
  for (const clause of clauses) groups.set(clause.item, [...(groups.get(clause.item) ?? []), clause]);
  return groups;
}

function inTable(eol: string, table: TableShape, clauses: readonly Clause[]): readonly Piece[] {
  const { columns, lead, hasOuterBars, number, item, requirement, endsInStop } = table;
  const numbers = labelsAfter(number?.last ?? '', clauses.length);
  return clauses.flatMap((clause, i) => {
    const cells = Array.from({ length: columns }, (_, column): readonly Piece[] => {
      if (column === number?.column) return [numbers[i] ?? ''];
      if (column === item) return [clause.item];
      if (column !== requirement) return [];
      const sentence = endsInStop ? clause.sentence : withoutStop(clause.sentence);
      return item === null ? [`${clause.item}：`, ...sentence] : sentence;
    });
    const row = cells.flatMap((cell, column) => [
      column === 0 ? (hasOuterBars ? '| ' : '') : ' | ',
      ...cell.map(inCell),
    ]);
    return [eol, lead, ...row, hasOuterBars ? ' |' : ''];
  });
}

function withoutStop(sentence: readonly Piece[]): readonly Piece[] {
  const last = sentence.at(-1);
  return typeof last === 'string' ? [...sentence.slice(0, -1), last.replace(/。$/, '')] : sentence;
}

/** A pipe in the text would end the cell. */
function inCell(piece: Piece): Piece {
  return typeof piece === 'string' ? piece.replaceAll('|', '\\|') : piece;
}
