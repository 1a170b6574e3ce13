import type { Catalogue, Level, Service } from '../catalogue/catalogue.js';
import { LEVELS } from '../catalogue/catalogue.js';
import { closest } from '../text/closest.js';
import { normalisedString } from '../text/normalise.js';
import type { Span } from '../text/span.js';
import type { FrontMatter, FrontMatterEntry, FrontMatterScalar } from './frontMatter.js';
import type { Profile } from './profile.js';
import { fieldOfKey, foldKey, PROFILE_FIELDS, type FieldId, type ProfileField } from './profileFields.js';
import {
  closestLevel,
  closestService,
  readAgencyKind,
  readAgencyLevel,
  readAmount,
  readBaselineText,
  readBoolean,
  readDate,
  readLevel,
  readService,
} from './profileValues.js';

/** Something that the front matter says in a way that cannot be taken. `span` is its place in the draft. */
export type ProfileProblem =
  | { readonly kind: 'missing'; readonly field: 'service' | 'level'; readonly span: Span }
  | {
      readonly kind: 'unknown-service';
      readonly value: string;
      readonly suggestion: Service | null;
      readonly span: Span;
    }
  | { readonly kind: 'unknown-level'; readonly value: string; readonly suggestion: Level | null; readonly span: Span }
  | { readonly kind: 'several-levels'; readonly values: readonly Level[]; readonly taken: Level; readonly span: Span }
  | { readonly kind: 'unknown-value'; readonly field: ProfileField; readonly value: string; readonly span: Span }
  | {
      readonly kind: 'unknown-catalogue';
      readonly value: string;
      readonly known: readonly string[];
      readonly span: Span;
    }
  | { readonly kind: 'duplicate-key'; readonly key: string; readonly first: string; readonly span: Span }
  | { readonly kind: 'unknown-key'; readonly key: string; readonly suggestion: string; readonly span: Span };

export interface ProfileReading {
  readonly profile: Profile;
  readonly catalogue: Catalogue;
  /** Place of each declared value, for findings that the value asks for. */
  readonly places: ReadonlyMap<FieldId, Span>;
  readonly problems: readonly ProfileProblem[];
}

/** What the command line says over the front matter. */
export interface ProfileOverride {
  readonly services?: readonly Service[];
  readonly level?: Level;
}

/** Keys of other tools may be many; only so many are compared with ours. */
const MOST_UNKNOWN_KEYS = 50;
const OUR_KEYS = PROFILE_FIELDS.flatMap((each) => each.keys);

/** Splits 「開發、維運」 written as one scalar; a title with a comma in it is tried whole first. */
function splitValues(value: FrontMatterScalar): readonly FrontMatterScalar[] {
  const parts: FrontMatterScalar[] = [];
  let at = 0;
  for (const part of value.text.split(/[、,，;；]/)) {
    const trimmed = part.trim();
    const start = value.span.start + Math.max(0, value.text.indexOf(trimmed, at));
    at += part.length + 1;
    if (trimmed !== '') parts.push({ text: trimmed, span: { start, end: start + trimmed.length } });
  }
  return parts;
}

/** A service type as declared: the words, and the sheet that they mean. */
export interface DeclaredService {
  readonly value: FrontMatterScalar;
  readonly service: Service | null;
}

/** The service types that an entry names, one by one; 「、」 may stand between several in one line. */
export function declaredServices(entry: FrontMatterEntry, catalogue: Catalogue): readonly DeclaredService[] {
  return (entry.values ?? []).flatMap((value) => {
    const whole = readService(catalogue, value.text);
    return (whole === undefined ? splitValues(value) : [value]).map((part) => ({
      value: part,
      service: (whole ?? readService(catalogue, part.text))?.service ?? null,
    }));
  });
}

/** Reads the profile of a draft against the catalogues at hand, newest first. Never throws. */
export function readProfile(
  frontMatter: FrontMatter | undefined,
  catalogues: readonly [Catalogue, ...Catalogue[]],
  override: ProfileOverride = {},
): ProfileReading {
  const problems: ProfileProblem[] = [];
  const places = new Map<FieldId, Span>();
  const entries = new Map<FieldId, FrontMatterEntry>();
  let unknown = 0;
  for (const entry of frontMatter?.entries ?? []) {
    const field = fieldOfKey(entry.key);
    if (field === undefined) {
      if (++unknown > MOST_UNKNOWN_KEYS) continue;
      const near = closest(entry.key, OUR_KEYS, (each) => [each], 0.7);
      // «agency: 某局» is a key of its own, not half of «agency-level».
      const isPart = near !== undefined && foldKey(near).startsWith(foldKey(entry.key));
      if (near !== undefined && !isPart)
        problems.push({
          kind: 'unknown-key',
          key: entry.key,
          suggestion: near,
          span: entry.keySpan,
        });
      continue;
    }
    const first = entries.get(field.id);
    if (first !== undefined) {
      problems.push({ kind: 'duplicate-key', key: entry.key, first: first.key, span: entry.keySpan });
      continue;
    }
    entries.set(field.id, entry);
    places.set(field.id, entry.valueSpan);
  }
  for (const [id, entry] of entries) {
    if (id === 'decisions') continue;
    const isList = id === 'service' || id === 'level' || id === 'overlays';
    if (entry.values === null || (!isList && entry.values.length > 1)) {
      const value = (entry.values ?? []).map((each) => each.text).join('、');
      problems.push({ kind: 'unknown-value', field: fieldById(id), value, span: entry.valueSpan });
      entries.delete(id);
    }
  }
  const scalar = <T>(id: FieldId, read: (value: string) => T | undefined): T | null => {
    const [value] = entries.get(id)?.values ?? [];
    if (value === undefined) return null;
    const result = read(value.text);
    if (result === undefined) {
      problems.push({ kind: 'unknown-value', field: fieldById(id), value: value.text, span: value.span });
    }
    return result ?? null;
  };
  const catalogue = chooseCatalogue(entries.get('catalogue'), catalogues, problems);
  const home =
    frontMatter === undefined
      ? { start: 0, end: 0 }
      : { start: frontMatter.fence.span.start, end: frontMatter.fence.span.start + 3 };
  const services = override.services ?? readServices(entries.get('service'), catalogue, problems, home);
  // Without a front matter one message tells of both keys.
  const isBare = frontMatter === undefined && override.services === undefined;
  const level =
    override.level ??
    (isBare ? null : readDeclaredLevel(entries.get('level'), problems, places.get('service') ?? home));
  const profile: Profile = {
    catalogue: catalogue.id,
    services,
    level,
    agencyLevel: scalar('agency-level', readAgencyLevel),
    coreSystem: scalar('core-system', readBoolean),
    personalData: scalar('personal-data', readBoolean),
    criticalInfrastructure: scalar('critical-infrastructure', readBoolean),
    publicFacing: scalar('public-facing', readBoolean),
    mobileApp: scalar('mobile-app', readBoolean),
    budget: scalar('budget', readAmount),
    agencyKind: scalar('agency-kind', readAgencyKind),
    date: scalar('date', readDate),
    baselineText: scalar('baseline-text', readBaselineText),
  };
  return { profile, catalogue, places, problems };
}

function fieldById(id: FieldId): ProfileField {
  const field = PROFILE_FIELDS.find((each) => each.id === id);
  if (field === undefined) throw new Error(`no profile field ${id}`);
  return field;
}

function chooseCatalogue(
  entry: FrontMatterEntry | undefined,
  catalogues: readonly [Catalogue, ...Catalogue[]],
  problems: ProfileProblem[],
): Catalogue {
  const [value] = entry?.values ?? [];
  if (entry === undefined || value === undefined) return catalogues[0];
  const found = catalogues.find((each) => isSameVersion(each, value.text));
  if (found === undefined)
    problems.push({
      kind: 'unknown-catalogue',
      value: value.text,
      known: catalogues.map((each) => each.id),
      span: value.span,
    });
  return found ?? catalogues[0];
}

function readServices(
  entry: FrontMatterEntry | undefined,
  catalogue: Catalogue,
  problems: ProfileProblem[],
  home: Span,
): readonly Service[] {
  const values = entry?.values ?? [];
  if (entry === undefined || values.length === 0) {
    problems.push({ kind: 'missing', field: 'service', span: entry?.valueSpan ?? home });
    return [];
  }
  const services = new Set<Service>();
  for (const { value, service } of declaredServices(entry, catalogue)) {
    if (service !== null) services.add(service);
    else
      problems.push({
        kind: 'unknown-service',
        value: value.text,
        suggestion: closestService(catalogue, value.text) ?? null,
        span: value.span,
      });
  }
  return catalogue.sheets.map((sheet) => sheet.service).filter((service) => services.has(service));
}

function readDeclaredLevel(entry: FrontMatterEntry | undefined, problems: ProfileProblem[], home: Span): Level | null {
  const values = (entry?.values ?? []).flatMap(splitValues);
  if (entry === undefined || values.length === 0) {
    problems.push({ kind: 'missing', field: 'level', span: entry?.valueSpan ?? home });
    return null;
  }
  const levels = new Set<Level>();
  for (const value of values) {
    const level = readLevel(value.text);
    if (level !== undefined) levels.add(level);
    else
      problems.push({
        kind: 'unknown-level',
        value: value.text,
        suggestion: closestLevel(value.text) ?? null,
        span: value.span,
      });
  }
  const strictest = LEVELS.find((level) => levels.has(level)) ?? null;
  if (strictest !== null && levels.size > 1) {
    problems.push({
      kind: 'several-levels',
      values: LEVELS.filter((level) => levels.has(level)),
      taken: strictest,
      span: entry.valueSpan,
    });
  }
  return strictest;
}

/** Whether a date as a person writes it, by either calendar, is that of a version of the list. */
export function isSameVersion({ id, date }: Pick<Catalogue, 'id' | 'date'>, value: string): boolean {
  const wanted = foldDate(value);
  return foldDate(id) === wanted || foldDate(date) === wanted;
}

/** 112年9月20日, 112/09/20, 112.9.20 and 112-09-20 are one date. */
function foldDate(text: string): string {
  return (normalisedString(text).match(/\d+/g) ?? []).map(Number).join('-');
}
