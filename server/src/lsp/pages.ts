import { controlPage, type Voice } from '../core/assist/controlPage.js';
import { markdownOf } from '../core/assist/page.js';
import { readPageUri } from '../core/assist/pageUri.js';
import { sheetPage } from '../core/assist/sheetPage.js';
import type { Engine } from '../core/checkDraft.js';
import { rulePages } from '../docs/rulePages.js';

/**
 * The Markdown text of a `tenderlint:` page; null where there is none of that address. The first engine is that of the list; of the
 * others, with layers, come the pages of controls that the list has not.
 */
export function pageText(
  engines: readonly [Engine, ...Engine[]],
  ruleDocs: unknown,
  voice: Voice,
  uri: string,
): string | null {
  const address = readPageUri(uri);
  if (address === undefined) return null;
  const { kind, name } = address;
  const [base] = engines;
  const engine = kind === 'control' ? (engines.find(({ names }) => names.has(name)) ?? base) : base;
  const catalogue = engine.catalogues.find(({ id }) => id === address.catalogue);
  switch (kind) {
    case 'control':
      return engine.names.has(name) ? markdownOf(controlPage(engine, voice, name, null)) : null;
    case 'sheet': {
      const sheet = catalogue?.sheets.find(({ service }) => service === name);
      return catalogue === undefined || sheet === undefined
        ? null
        : markdownOf(sheetPage(engine, voice, catalogue, sheet));
    }
    case 'rule':
      // Without the note for those who edit the file.
      return (
        rulePages(ruleDocs)
          .get(`docs/rules/${name}.md`)
          ?.replace(/^<!--.*-->\s*/, '') ?? null
      );
  }
}
