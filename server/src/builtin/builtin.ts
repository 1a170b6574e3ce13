import { readApprovals } from '../core/catalogue/approvals.js';
import { readCatalogue } from '../core/catalogue/readCatalogue.js';
import { createEngine, type Engine } from '../core/checkDraft.js';
import { readLexicon } from '../core/matching/lexicon.js';
import { readServiceCues } from '../core/matching/serviceCues.js';
import { createTranslate, type Language, type Translate } from '../core/messages/translate.js';
import { approvals, catalogues, lexicon, messages, serviceCues } from '../generated/data.js';
import { fitsApprovals, fitsCatalogue, fitsLexicon, fitsServiceCues } from '../generated/validators.js';

/**
 * The engine over the data that the build compiled in.
 *
 * @throws {CatalogueError | LexiconError | ServiceCuesError | ApprovalsError | TypeError} when that data is broken or absent; the build's tests make sure that it is
 * not.
 */
export function builtInEngine(): Engine {
  const [newest, ...older] = (Array.isArray(catalogues) ? catalogues : []).map((data: unknown) =>
    readCatalogue(data, fitsCatalogue),
  );
  if (newest === undefined) throw new TypeError('no catalogue was compiled in');
  return createEngine(
    [newest, ...older],
    readLexicon(lexicon, fitsLexicon),
    readServiceCues(serviceCues, fitsServiceCues),
    readApprovals(approvals, fitsApprovals),
  );
}

/** Messages of the build in one language. */
export function builtInTranslate(language: Language): Translate {
  return createTranslate(messages, language);
}
