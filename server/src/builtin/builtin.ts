import { readApprovals } from '../core/catalogue/approvals.js';
import { readCatalogue } from '../core/catalogue/readCatalogue.js';
import { readConditions } from '../core/conditions/readConditions.js';
import { createEngine, type Engine } from '../core/checkDraft.js';
import { readBaseline } from '../core/law/readBaseline.js';
import { readLaw } from '../core/law/readLaw.js';
import { readLexicon } from '../core/matching/lexicon.js';
import { readServiceCues } from '../core/matching/serviceCues.js';
import { createTranslate, type Language, type Translate } from '../core/messages/translate.js';
import {
  approvals,
  baseline,
  catalogues,
  conditions,
  duties,
  law,
  lexicon,
  messages,
  serviceCues,
} from '../generated/data.js';
import {
  fitsApprovals,
  fitsBaseline,
  fitsCatalogue,
  fitsConditions,
  fitsDuties,
  fitsLaw,
  fitsLexicon,
  fitsServiceCues,
} from '../generated/validators.js';

/**
 * The engine over the data that the build compiled in.
 *
 * @throws {CatalogueError | LexiconError | ServiceCuesError | ConditionsError | LawError | ApprovalsError | TypeError} when that data is broken or
 * absent; the build's tests make sure that it is
 * not.
 */
export function builtInEngine(): Engine {
  const [newest, ...older] = (Array.isArray(catalogues) ? catalogues : []).map((data: unknown) =>
    readCatalogue(data, fitsCatalogue),
  );
  if (newest === undefined) throw new TypeError('no catalogue was compiled in');
  return createEngine([newest, ...older], readLexicon(lexicon, fitsLexicon), {
    serviceCues: readServiceCues(serviceCues, fitsServiceCues),
    conditions: readConditions(conditions, duties, { fitsConditions, fitsDuties }),
    approvals: readApprovals(approvals, fitsApprovals),
    law: readLaw(law, fitsLaw),
    baseline: readBaseline(baseline, fitsBaseline),
  });
}

/** Messages of the build in one language. */
export function builtInTranslate(language: Language): Translate {
  return createTranslate(messages, language);
}
