import type { DraftCheck, Engine } from '../checkDraft.js';
import { recast } from '../law/outdated.js';
import { outdatedCitations } from '../rules/citationOutdated.js';
import type { Edit } from './edit.js';

/**
 * Writes the current citation for the one that begins at an offset of the draft; none where the citation holds, or where markup
 * stands in it: that is the author's.
 */
export function recastCitation(engine: Engine, check: DraftCheck, at: number): readonly Edit[] {
  const { draft, reading, today } = check;
  const { law, citationsIn } = engine;
  const found = outdatedCitations({ draft, reading, law, citationsIn, today }).find(({ span }) => span.start === at);
  const written = found === undefined ? undefined : recast(found.citation, found.outdated);
  if (found === undefined || written === undefined) return [];
  const span = found.toSource(written.span);
  if (/[*_`~<>[\]|]/.test(draft.text.slice(span.start, span.end))) return [];
  return [{ span, pieces: [written.text] }];
}
