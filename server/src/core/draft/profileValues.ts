import { LEVELS, type Catalogue, type Level, type Service, type Sheet } from '../catalogue/catalogue.js';
import { closest } from '../text/closest.js';
import { normalisedString } from '../text/normalise.js';
import {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  BASELINE_TEXTS,
  type AgencyKind,
  type AgencyLevel,
  type BaselineText,
} from './profile.js';
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

const KIND_WORDS: ReadonlyMap<string, AgencyKind> = new Map([
  ...AGENCY_KINDS.map((kind) => [kind, kind] as const),
  ['government', '公務機關'],
  ['non-government', '特定非公務機關'],
  ['specific-non-government', '特定非公務機關'],
]);

/** 公務機關, 特定非公務機關 or an English word for it. */
export function readAgencyKind(value: string): AgencyKind | undefined {
  const folded = foldKey(value);
  return [...KIND_WORDS].find(([word]) => foldKey(word) === folded)?.[1];
}

/** 110, 115, 「115年」. */
export function readBaselineText(value: string): BaselineText | undefined {
  const folded = normalisedString(value).replace(/年?版?$/, '');
  return BASELINE_TEXTS.find((text) => text === folded);
}

const DATE = /^(?:民國|中華民國|西元)?(\d{2,4})[年./-](\d{1,2})[月./-](\d{1,2})日?(?:t.*)?$/;
/** Years below this are of the Republic. */
const FIRST_COMMON_YEAR = 1000;
const ROC_OFFSET = 1911;

/** 115年3月1日, 民國115.3.1, `115-03-01`, `2026-03-01` → ISO date; undefined for a day that no calendar has. */
export function readDate(value: string): string | undefined {
  const match = DATE.exec(normalisedString(value).replace(/\s/g, ''));
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const common = year < FIRST_COMMON_YEAR ? year + ROC_OFFSET : year;
  const pad = (part: number, width: number): string => String(part).padStart(width, '0');
  const longest = [31, isLeap(common) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day < 1 || day > longest ? undefined : `${pad(common, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
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
