import type { Catalogue } from '../core/catalogue/catalogue.js';
import type { Engine } from '../core/checkDraft.js';
import { frontMatterSchema } from './frontMatterSchema.js';
import { injectionGrammars } from './grammar.js';
import { lexiconPages } from './lexiconPages.js';
import { rulePages } from './rulePages.js';
import { snippets } from './snippets.js';

/**
 * Every file of the repository that is made from data: path from the root → content. `npm run write-generated` writes them,
 * a test fails when one is stale.
 */
export function generatedFiles(engine: Engine, ruleDocs: unknown): ReadonlyMap<string, string> {
  const catalogue: Catalogue = engine.catalogues[0];
  return new Map([
    ...rulePages(ruleDocs),
    ...lexiconPages(engine),
    ['server/schemas/front-matter.schema.json', json(frontMatterSchema(engine.catalogues))],
    ['snippets/tenderlint.code-snippets', json(snippets(catalogue, engine.names))],
    ...[...injectionGrammars(engine)].map(
      ([name, grammar]) => [`syntaxes/${name}.injection.tmLanguage.json`, json(grammar)] as const,
    ),
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
