import type { Draft } from '../draft/readDraft.js';
import { readHeadingNumbering } from '../draft/numbering.js';
import { LINE_TITLE, type Section } from '../draft/sections.js';
import { normalisedString } from '../text/normalise.js';
import type { Edit, Piece } from './edit.js';
import { nextNumber } from './nextNumber.js';
import { lineBreakOf, readContents, type SectionContents } from './sectionContents.js';
import { DEEPEST_HEADING, readShape, type SectionShape } from './sectionShape.js';
import type { TableShape } from './tableShape.js';

/** A clause to write: its 項目 and its words. */
export interface Clause {
  readonly item: string;
  readonly pieces: readonly Piece[];
}

/** Writes clauses at the end of a section, in the way and with the numbers of what stands there. */
export function clausesIn(draft: Draft, section: Section, clauses: readonly Clause[]): Edit {
  const contents = readContents(draft, section);
  const shape = readShape(draft, contents);
  const at = { start: contents.end, end: contents.end };
  return { span: at, pieces: piecesIn(lineBreakOf(draft.text), contents, shape, clauses) };
}

function piecesIn(
  eol: string,
  contents: SectionContents,
  shape: SectionShape,
  clauses: readonly Clause[],
): readonly Piece[] {
  const last = contents.passages.at(-1)?.kind;
  // Under a heading that names the item, the item need not stand before each clause.
  const isNamed = (item: string): boolean => normalisedString(contents.section.title).includes(normalisedString(item));
  const sentence = (clause: Clause): readonly Piece[] =>
    isNamed(clause.item) ? sentenceOf(clause) : [`${clause.item}：`, ...sentenceOf(clause)];
  switch (shape.kind) {
    case 'headings':
      return underHeadings(eol, shape, clauses);
    case 'lines': {
      const gap = shape.isLoose || last !== 'paragraph' ? eol + eol : eol;
      return numbered(clauses, shape.label).flatMap(({ label, clause }) => [gap, label, ...sentence(clause)]);
    }
    case 'list': {
      const gap = shape.isLoose || last !== 'list-item' ? eol + eol : eol;
      const labels = numbered(clauses, shape.label);
      return numbered(clauses, shape.marker).flatMap(({ label: marker, clause }, i) => [
        i === 0 ? gap : shape.isLoose ? eol + eol : eol,
        marker,
        labels[i]?.label ?? '',
        ...sentence(clause),
      ]);
    }
    case 'table':
      return inTable(eol, shape.table, clauses);
    case 'plain':
      return clauses.flatMap((clause) => [eol + eol, ...sentence(clause)]);
  }
}

/** A sentence of the clause: the list prints no full stop. */
function sentenceOf({ pieces }: Clause): readonly Piece[] {
  const last = pieces.at(-1);
  return typeof last === 'string' && /[。；;]$/.test(last) ? pieces : [...pieces, '。'];
}

interface Numbered {
  readonly label: string;
  readonly clause: Clause;
}

/** Gives each clause the number that follows; none where the sequence has no more. */
function numbered(clauses: readonly Clause[], last: string): readonly Numbered[] {
  let label: string | undefined = last;
  return clauses.map((clause) => {
    label = label === undefined || label === '' ? label : nextNumber(label);
    return { label: label ?? '', clause };
  });
}

function byItem(clauses: readonly Clause[]): ReadonlyMap<string, readonly Clause[]> {
  const groups = new Map<string, Clause[]>();
  for (const clause of clauses) groups.set(clause.item, [...(groups.get(clause.item) ?? []), clause]);
  return groups;
}

/** A sub-heading for each item, its clauses below. */
function underHeadings(
  eol: string,
  { level, label }: Extract<SectionShape, { kind: 'headings' }>,
  clauses: readonly Clause[],
): readonly Piece[] {
  let number: string | undefined = label;
  return [...byItem(clauses)].flatMap(([item, group]) => {
    number = number === undefined || number === '' ? number : nextNumber(number);
    const heading = `${eol}${eol}${'#'.repeat(level)} ${number ?? ''}${item}`;
    const [only, ...others] = group;
    if (only !== undefined && others.length === 0) return [heading, eol + eol, ...sentenceOf(only)];
    return [heading, eol, ...group.flatMap((clause, i) => [`${eol}${String(i + 1)}. `, ...sentenceOf(clause)])];
  });
}

function inTable(eol: string, table: TableShape, clauses: readonly Clause[]): readonly Piece[] {
  const numbers = numbered(clauses, table.number?.last ?? '');
  return clauses.flatMap((clause, i) => {
    const cells: Piece[][] = Array.from({ length: table.columns }, () => []);
    if (table.number !== null) cells[table.number.column] = [numbers[i]?.label ?? ''];
    if (table.item !== null) cells[table.item] = [clause.item];
    cells[table.requirement] = [...(table.item === null ? [`${clause.item}：`] : []), ...clause.pieces];
    return [eol, '|', ...cells.flatMap((cell) => [' ', ...cell.map(inCell), ' |'])];
  });
}

/** A pipe in the text would end the cell. */
function inCell(piece: Piece): Piece {
  return typeof piece === 'string' ? piece.replaceAll('|', '\\|') : piece;
}

/** The heading of a section that a draft lacks; its words are those by which the section is found again. */
const TITLE = '資通安全需求';

/** A new section behind all that stands in the draft. */
export function newSectionAtEnd(draft: Draft, clauses: readonly Clause[]): Edit {
  const eol = lineBreakOf(draft.text);
  const at = draft.text.trimEnd().length;
  const { heading, label } = nextHeading(draft);
  return { span: { start: at, end: at }, pieces: [eol + eol, ...newSection(eol, heading, label, clauses)] };
}

/** A new section right behind the front matter. */
export function newSectionAtHead(draft: Draft, clauses: readonly Clause[]): Edit {
  const eol = lineBreakOf(draft.text);
  const at = draft.frontMatter?.fence.span.end ?? (draft.text.startsWith('\uFEFF') ? 1 : 0);
  return {
    span: { start: at, end: at },
    pieces: [eol, ...newSection(eol, `## ${TITLE}`, '', clauses), eol, eol],
  };
}

function newSection(eol: string, heading: string, label: string, clauses: readonly Clause[]): readonly Piece[] {
  const first = firstBelow(label);
  const rows = clauses.map((clause) => [`${clause.item}：`, ...sentenceOf(clause)]);
  let number: string | undefined = first;
  return [
    heading,
    ...rows.flatMap((row, i) => {
      if (i > 0 && number !== undefined) number = nextNumber(number);
      return [eol + eol, number ?? '', ...row];
    }),
  ];
}

/** The heading that goes on with those of the draft's chapters: the title of the whole is none of them. */
function nextHeading({ sections }: Draft): { readonly heading: string; readonly label: string } {
  const levels = [...new Set(sections.map(({ depth }) => depth.markdown))].toSorted((a, b) => a - b);
  const [top, second] = levels;
  if (top === undefined) return { heading: `## ${TITLE}`, label: '' };
  const isTitle = second !== undefined && sections.filter(({ depth }) => depth.markdown === top).length === 1;
  const level = isTitle ? second : top;
  const last = sections.findLast(({ depth }) => depth.markdown === level);
  const { length = 0 } = readHeadingNumbering(last?.title ?? '') ?? {};
  const label = nextNumber(last?.title.slice(0, length) ?? '') ?? '';
  const heading =
    level > DEEPEST_HEADING && label !== ''
      ? label + TITLE
      : `${'#'.repeat(Math.min(level, LINE_TITLE - 1))} ${label}${TITLE}`;
  return { heading, label };
}

/** The first number one level below, as official papers count: 壹 一 （一） 1.; 3 → 3.1. */
function firstBelow(label: string): string {
  if (/^[壹貳參肆伍陸柒捌玖拾]|^第.+[章篇編]/.test(label)) return '一、';
  if (/^[一二三四五六七八九十]+[、.．]|^第/.test(label)) return '（一）';
  const decimal = /^(\d+(?:\.\d+)*)\.?\s/.exec(label);
  return decimal === null ? '1. ' : `${decimal[1] ?? ''}.1 `;
}
