import { LEVELS, type Catalogue, type Cell, type Mark, type Row } from '../../server/src/core/catalogue/catalogue.js';

/**
 * Reads the OCR text again and holds the catalogue against it, independently of how the catalogue was made: the columns of
 * the marks are found anew on each page, from where the clauses stand.
 */

/** What each token of the OCR stands for where it is read plainly: a dot for ●, a ring for ◎ (©, 0, O), a bold A for ▲. */
export const TOKENS: Readonly<Record<string, Mark>> = {
  '•': '●',
  '©': '◎',
  '0': '◎',
  '<b>O</b>': '◎',
  '<b>A</b>': '▲',
  '-': '-',
};

/** Lines that are no rows: titles, headers with the notes, page stamps, the spill of a page. 1-based. */
export const OTHER_LINES: readonly number[] = [
  1, 2, 3, 17, 19, 20, 44, 45, 46, 52, 55, 56, 57, 87, 88, 89, 93, 94, 95, 99, 100, 101, 110, 121, 123, 166, 167, 168,
  188, 189, 190,
];

function condensed(text: string): string {
  return text.replace(/<[^>]+>/g, '').replace(/[\s＿]+/g, '');
}

const likenesses = new Map<string, number>();

/** Dice coefficient over single characters and pairs, 0–1; kept, as the mutation test asks the same thing a thousand times. */
function likeness(a: string, b: string): number {
  const key = `${a}\0${b}`;
  const known = likenesses.get(key);
  if (known !== undefined) return known;
  const grams = (text: string): Set<string> => {
    const units = Array.from(condensed(text));
    return new Set([...units, ...units.slice(1).map((unit, i) => `${units[i] ?? ''}${unit}`)]);
  };
  const [left, right] = [grams(a), grams(b)];
  const shared = [...left].filter((gram) => right.has(gram)).length;
  const result = (2 * shared) / Math.max(1, left.size + right.size);
  likenesses.set(key, result);
  return result;
}

/** Index of the 高 column on each page: one behind the field that holds the clauses. Pages are parted by blank lines. */
function markColumns(lines: readonly string[], rows: readonly Row[]): ReadonlyMap<number, number> {
  const pageOf = new Map<number, number>();
  let page = 0;
  lines.forEach((line, i) => {
    if (line.trim() === '') page++;
    else pageOf.set(i + 1, page);
  });
  const votes = new Map<number, Map<number, number>>();
  for (const row of rows) {
    const line = row.wording.lines[0] ?? 0;
    const column = (lines[line - 1] ?? '')
      .split('\t')
      .findIndex((field) => field !== '' && likeness(field, row.text) > 0.6);
    if (column < 0) continue;
    const own = votes.get(pageOf.get(line) ?? -1) ?? new Map<number, number>();
    own.set(column + 1, (own.get(column + 1) ?? 0) + 1);
    votes.set(pageOf.get(line) ?? -1, own);
  }
  const columns = new Map<number, number>();
  for (const [line, own] of pageOf) {
    const best = [...(votes.get(own) ?? [])].sort((a, b) => b[1] - a[1])[0];
    if (best !== undefined) columns.set(line, best[0]);
  }
  return columns;
}

/** Everything in which the catalogue and the source differ; empty when the transcription holds. */
export function sourceProblems(catalogue: Catalogue, source: string): readonly string[] {
  const lines = source.split('\n');
  const rows = catalogue.sheets.flatMap((sheet) => sheet.rows);
  const columns = markColumns(lines, rows);
  const problems: string[] = [];
  let previous = 0;
  for (const sheet of catalogue.sheets) {
    for (const row of sheet.rows) {
      const where = `${sheet.service} ${String(row.row)} ${row.control}`;
      const [line] = row.wording.lines;
      if (line === undefined || line <= previous) {
        problems.push(`${where}: line ${String(line)} is out of order`);
        continue;
      }
      previous = line;
      const fields = (lines[line - 1] ?? '').split('\t');
      const column = columns.get(line) ?? -1;
      problems.push(...wordingProblems(where, row, fields[column - 1] ?? ''));
      LEVELS.forEach((level, i) => {
        problems.push(...cellProblems(`${where} ${level}`, row.marks[level], fields[column + i]));
      });
    }
  }
  const claimed = new Set(rows.flatMap((row) => row.wording.lines));
  lines.forEach((line, i) => {
    if (line.trim() !== '' && !claimed.has(i + 1) && !OTHER_LINES.includes(i + 1))
      problems.push(`line ${String(i + 1)} is in no row`);
  });
  return problems;
}

function wordingProblems(where: string, row: Row, field: string): readonly string[] {
  switch (row.wording.status) {
    case 'read':
      return condensed(field) === condensed(row.text) ? [] : [`${where}: the text is not as printed`];
    case 'corrected':
      if (condensed(field) === condensed(row.text) && !row.text.includes('＿'))
        return [`${where}: nothing was corrected`];
      return likeness(field, row.text) > 0.5 ? [] : [`${where}: the text is too far from what is printed`];
    case 'inferred':
      return condensed(field).length < condensed(row.text).length ? [] : [`${where}: the text is there, not lost`];
  }
}

function cellProblems(where: string, cell: Cell, token: string | undefined): readonly string[] {
  if (token === undefined) return [`${where}: the line has no such column`];
  if (cell.seen !== token) return [`${where}: seen «${cell.seen}», printed «${token}»`];
  switch (cell.status) {
    case 'read':
      return TOKENS[token] === cell.mark ? [] : [`${where}: «${token}» is not read as ${cell.mark}`];
    case 'corrected':
      return token !== '' && TOKENS[token] !== cell.mark ? [] : [`${where}: nothing was corrected`];
    case 'inferred':
      return token === '' || TOKENS[token] === cell.mark
        ? []
        : [`${where}: a printed token was overruled by inference`];
    case 'unresolved':
      return [];
    case 'layered':
      return [`${where}: no cell of the list is a layer's`];
  }
}
