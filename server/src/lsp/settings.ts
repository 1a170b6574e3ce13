import type { Catalogue, Service } from '../core/catalogue/catalogue.js';
import { isRelativeName } from '../core/draft/namedFiles.js';
import type { ProfileOverride } from '../core/draft/readProfile.js';
import { readLevel, readService } from '../core/draft/profileValues.js';
import { LANGUAGES, message, type Language, type Message } from '../core/messages/translate.js';
import type { Listing } from '../core/report/listed.js';

/** Settings of one resource, with the names of the command line's options. */
export interface Settings extends Listing {
  readonly override: ProfileOverride;
  /** null: the display language of the editor. */
  readonly lang: Language | null;
  /** Which drafts are shown: those that are open, or all of the workspace. */
  readonly diagnosticMode: 'openFiles' | 'workspace';
  /** Overlays for all drafts of a folder, relative to it. */
  readonly overlays: readonly string[];
  /** What could not be taken; the default stands in its place. */
  readonly problems: readonly Message[];
}

/** Reads settings as a client sends them. Whatever they are, the result is usable; each bad value is told. */
export function readSettings(raw: unknown, catalogue: Catalogue): Settings {
  const problems: Message[] = [];
  const given: Readonly<Record<string, unknown>> = isRecord(raw) ? raw : {};
  const bad = (name: string, value: unknown): void => {
    problems.push(
      message('server.setting-unknown', { name, value: typeof value === 'string' ? value : JSON.stringify(value) }),
    );
  };
  /** The default where nothing is given. */
  const read = <T>(name: string, fallback: T, take: (value: unknown) => T | undefined): T => {
    const value = given[name];
    if (value === undefined || value === null || value === '') return fallback;
    const taken = take(value);
    if (taken === undefined) bad(name, value);
    return taken ?? fallback;
  };
  const flag = (name: string): boolean =>
    read(name, false, (value) => (typeof value === 'boolean' ? value : undefined));
  const level = read('level', null, (value) => (typeof value === 'string' ? readLevel(value) : undefined));
  const services = readServices(given['service'], catalogue, (value) => {
    bad('service', value);
  });
  return {
    override: { ...(services.length > 0 ? { services } : {}), ...(level === null ? {} : { level }) },
    quiet: flag('quiet'),
    all: flag('all'),
    lang: read<Language | null>('lang', null, (value) =>
      value === 'auto' ? null : LANGUAGES.find((language) => language === value),
    ),
    diagnosticMode: read<Settings['diagnosticMode']>('diagnosticMode', 'openFiles', (value) =>
      value === 'openFiles' || value === 'workspace' ? value : undefined,
    ),
    overlays: readNames(given['overlays'], (value) => {
      bad('overlays', value);
    }),
    problems,
  };
}

function readServices(value: unknown, catalogue: Catalogue, bad: (value: unknown) => void): readonly Service[] {
  if (value === undefined || value === null || value === '') return [];
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  const services = names.flatMap((name) => {
    const sheet = typeof name === 'string' ? readService(catalogue, name) : undefined;
    if (sheet === undefined) bad(name);
    return sheet === undefined ? [] : [sheet.service];
  });
  return catalogue.sheets.map(({ service }) => service).filter((service) => services.includes(service));
}

/** Names of files: relative ones, as a workspace comes from anywhere. */
function readNames(value: unknown, bad: (value: unknown) => void): readonly string[] {
  if (value === undefined || value === null || value === '') return [];
  const isList = Array.isArray(value);
  if (!isList) bad(value);
  const names: readonly unknown[] = isList ? value : [];
  return names.flatMap((name) => {
    const isName = typeof name === 'string' && isRelativeName(name);
    if (!isName) bad(name);
    return isName ? [name] : [];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
