import type { Catalogue, ControlId } from '../core/catalogue/catalogue.js';
import { clausePieces } from '../core/edits/clausePieces.js';
import { snippetText } from '../core/edits/edit.js';

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
        body: snippetText([`${row.item}：`, ...clausePieces(row, null)]),
        description: `${sheet.title} ${String(row.row)}　${title}`,
      };
      return [`${sheet.service} ${String(row.row)} ${row.control}`, snippet] as const;
    }),
  );
  return Object.fromEntries(entries);
}
