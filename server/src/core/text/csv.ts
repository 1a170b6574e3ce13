/** What a spreadsheet would take for a formula, and the mark that we put before it. */
const GUARDED = /^['=+\-@\t\r]/;

/**
 * A table as CSV (RFC 4180, lines end with CR LF). A cell that a spreadsheet would take for a formula gets a `'` before it, and
 * one that begins with `'` gets another, so that taking one away gives back what was there.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const guarded = GUARDED.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
