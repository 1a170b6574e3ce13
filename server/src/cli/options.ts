import type { Catalogue, Level, Service } from '../core/catalogue/catalogue.js';
import type { ProfileOverride } from '../core/draft/readProfile.js';
import { closestService, readLevel, readService } from '../core/draft/profileValues.js';
import { usage } from './usage.js';

/**
 * Reads `--service a,b --service c`.
 *
 * @throws {UsageError} for a name that is no service type.
 */
export function readServiceOption(
  catalogue: Catalogue,
  values: readonly string[] | undefined,
): readonly Service[] | null {
  if (values === undefined) return null;
  const known = catalogue.sheets.map((sheet) => sheet.service).join('、');
  const wanted = values
    .flatMap((value) => (readService(catalogue, value) === undefined ? value.split(/[,，、]/) : [value]))
    .map((name) => {
      const sheet = readService(catalogue, name);
      if (sheet !== undefined) return sheet.service;
      const suggestion = closestService(catalogue, name);
      throw suggestion === undefined
        ? usage('error.unknown-service', { value: name, known })
        : usage('error.unknown-service-near', { value: name, suggestion, known });
    });
  return catalogue.sheets.map((sheet) => sheet.service).filter((service) => wanted.includes(service));
}

/**
 * Reads `--level`.
 *
 * @throws {UsageError} for a word that is no level.
 */
export function readLevelOption(value: string | undefined): Level | null {
  if (value === undefined) return null;
  const level = readLevel(value);
  if (level === undefined) throw usage('error.unknown-level', { value });
  return level;
}

/** What `--service` and `--level` say over the front matter; an option that was not given says nothing. */
export function overrideOf(args: {
  readonly services: readonly Service[] | null;
  readonly level: Level | null;
}): ProfileOverride {
  return {
    ...(args.services === null ? {} : { services: args.services }),
    ...(args.level === null ? {} : { level: args.level }),
  };
}

/**
 * A line of a file, one-based.
 *
 * @throws {UsageError} when it is no such number.
 */
export function readLineOption(value: string): number {
  const line = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (line < 1) throw usage('error.not-a-line', { value });
  return line;
}
