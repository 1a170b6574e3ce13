import type { ControlId } from '../core/catalogue/catalogue.js';
import type { Engine } from '../core/checkDraft.js';
import { closest } from '../core/text/closest.js';
import { usage } from './usage.js';

/**
 * The control by id; or by its title, as a person may paste it from a report.
 *
 * @throws {UsageError} when the list has no such control; with the nearest one, if any is near.
 */
export function findControl(engine: Engine, name: string): ControlId {
  const { entries } = engine.lexicon;
  const found = entries.find((entry) => entry.control === name || entry.title === name);
  if (found !== undefined) return found.control;
  const near = closest(name, entries, (entry) => [entry.control, entry.title, entry.titleEn]);
  throw near === undefined
    ? usage('error.unknown-control', { value: name })
    : usage('error.unknown-control-near', { value: name, suggestion: near.control });
}
