import { LEVELS, type Blank, type Catalogue, type ControlId, type Row } from '../core/catalogue/catalogue.js';

interface Snippet {
  readonly scope: 'markdown';
  readonly prefix: readonly string[];
  readonly body: string;
  readonly description: string;
}

/** One snippet for each clause of each sheet; the blanks are tab stops. */
export function snippets(
  catalogue: Catalogue,
  names: ReadonlyMap<ControlId, { readonly title: string }>,
): Readonly<Record<string, Snippet>> {
  const entries = catalogue.sheets.flatMap((sheet) =>
    sheet.rows.map((row) => {
      const title = names.get(row.control)?.title ?? row.control;
      const snippet: Snippet = {
        scope: 'markdown',
        prefix: [`tl-${row.control}`, `資安${title}`],
        body: `${escapeSnippet(row.item)}：${bodyOf(row)}`,
        description: `${sheet.title} ${String(row.row)}　${title}`,
      };
      return [`${sheet.service} ${String(row.row)} ${row.control}`, snippet] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** The clause with a tab stop for each blank. The level of the system stands twice in a clause: one choice fills both. */
function bodyOf(row: Row): string {
  const stops = new Map<Blank, number>();
  const parts = row.clause.split('＿');
  return parts.reduce((body, part, i) => {
    const blank = row.blanks[i - 1];
    if (blank === undefined) return body + escapeSnippet(part);
    const known = stops.get(blank);
    const stop = known ?? stops.size + 1;
    stops.set(blank, stop);
    const choice = blank === 'level' ? LEVELS.join(',') : '高,中(含)以上,低(含)以上';
    return `${body}${known === undefined ? `\${${String(stop)}|${choice}|}` : `$${String(stop)}`}${escapeSnippet(part)}`;
  }, '');
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
