import { LEVELS, type Catalogue, type Level, type Service, type Sheet } from '../catalogue/catalogue.js';
import { closest } from '../text/closest.js';
import { normalisedString } from '../text/normalise.js';
import { AGENCY_LEVELS, type AgencyLevel } from './profile.js';
import { foldKey } from './profileFields.js';

const LEVEL_WORDS: ReadonlyMap<string, Level> = new Map([
  ...['高', 'high', 'h', '高度'].map((word) => [word, '高'] as const),
  ...['中', 'medium', 'moderate', 'mid', 'middle', 'm', '中度'].map((word) => [word, '中'] as const),
  ...['普', '普通', 'low', 'basic', 'general', 'l', '低'].map((word) => [word, '普'] as const),
]);

/** 高, 高級, 高等級, 「高」 or an English word for it. */
export function readLevel(value: string): Level | undefined {
  const folded = normalisedString(value)
    .replace(/[\s「」『』()]/g, '')
    .replace(/(?:等級|級|level)$/, '');
  return LEVEL_WORDS.get(folded);
}

/** Nearest level to a word that is none, for «did you mean». */
export function closestLevel(value: string): Level | undefined {
  return (
    LEVELS.find((level) => value.includes(level)) ?? closest(value, [...LEVEL_WORDS.entries()], ([word]) => [word])?.[1]
  );
}

/** A, a, A級, Ａ. */
export function readAgencyLevel(value: string): AgencyLevel | undefined {
  const folded = normalisedString(value)
    .replace(/(?:等級|級)$/, '')
    .toUpperCase();
  return AGENCY_LEVELS.find((level) => level === folded);
}

const YES = new Set(['true', 'yes', 'y', 'on', '1', '是', '有', '含', '涉及', '屬', '對']);
const NO = new Set(['false', 'no', 'n', 'off', '0', '否', '無', '不含', '未涉及', '不涉及', '非', '不是', '沒有']);

/** 是／否, yes/no, true/false and their like. */
export function readBoolean(value: string): boolean | undefined {
  const folded = normalisedString(value);
  return YES.has(folded) ? true : NO.has(folded) ? false : undefined;
}

const AMOUNT = /^(?:nt\$?|ntd|新台幣|約)*(\d+(?:\.\d+)?)(億|千萬|百萬|萬|千)?元?(?:整)?$/;
const UNITS: Readonly<Record<string, number>> = { 億: 1e8, 千萬: 1e7, 百萬: 1e6, 萬: 1e4, 千: 1e3 };

/** `12000000`, `1,200萬元`, `新臺幣1.2億元` → New Taiwan dollars. */
export function readAmount(value: string): number | undefined {
  const match = AMOUNT.exec(normalisedString(value).replace(/[,_\s$]/g, ''));
  if (match === null) return undefined;
  return Math.round(Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1));
}

/** The sheet that a word means: its id, its title or one of its aliases, in any width and case. */
export function readService(catalogue: Catalogue, value: string): Sheet | undefined {
  const folded = foldName(value);
  return catalogue.sheets.find((sheet) => namesOf(sheet).some((name) => foldName(name) === folded));
}

/** The sheet whose name is most like a word that names none. */
export function closestService(catalogue: Catalogue, value: string): Service | undefined {
  return closest(value, catalogue.sheets, namesOf, 0.3)?.service;
}

function namesOf(sheet: Sheet): readonly string[] {
  return [sheet.service, sheet.title, ...sheet.aliases];
}

function foldName(name: string): string {
  return foldKey(name).replace(/[()（）/]/g, '');
}
