import type { DraftCheck } from '../checkDraft.js';
import { AGENCY_KINDS, AGENCY_LEVELS, BASELINE_TEXTS } from '../draft/profile.js';
import { fieldOfKey, foldKey, PROFILE_FIELDS, type ProfileField } from '../draft/profileFields.js';
import { lineEndOf } from '../edits/sectionContents.js';
import { message } from '../messages/translate.js';
import type { CompletionPlace, Offer } from './offer.js';
import type { Voice } from './controlPage.js';

/** Keys that the front matter lacks, or values of the key on the line. */
export function frontMatterOffers(check: DraftCheck, place: CompletionPlace, voice: Voice): readonly Offer[] {
  const { before, offset } = place;
  const { text, frontMatter } = check.draft;
  // An editor has closed a bracket or a quote already.
  if (!/^[\]"'\s]*$/.test(text.slice(offset, lineEndOf(text, offset)))) return [];
  const entry = /^([^:：]+)[:：]([ \t\u3000]*)(.*)$/.exec(before);
  const item = /^[ \t]*-[ \t]+(.*)$/.exec(before);
  if (item !== null) {
    const above = text.slice(frontMatter?.fence.body.start ?? 0, offset - before.length);
    const key = [...above.matchAll(/^([^\s:：-][^:：\r\n]*)[:：]/gm)].at(-1)?.[1] ?? '';
    return valueOffers(check, place, fieldOfKey(key), bare(item[1] ?? ''), '', voice);
  }
  if (entry !== null) {
    const [, key = '', blank = '', value = ''] = entry;
    // Several values stand in one line with 、 between them.
    const last = value.split(/[、,，;；]/).at(-1) ?? '';
    return valueOffers(check, place, fieldOfKey(key), bare(last), blank === '' && value === '' ? ' ' : '', voice);
  }
  return keyOffers(check, place, voice);
}

/** What was typed of a value, without the bracket of a list or the quote before it. */
function bare(typed: string): string {
  return typed.replace(/^[\s["']+/, '');
}

function keyOffers({ draft }: DraftCheck, { before, offset }: CompletionPlace, voice: Voice): readonly Offer[] {
  if (/^[ \t]/.test(before)) return [];
  const word = foldKey(before);
  const present = new Set(draft.frontMatter?.entries.map(({ key }) => fieldOfKey(key)?.id));
  return PROFILE_FIELDS.filter(
    ({ id, keys }) => !present.has(id) && keys.some((key) => foldKey(key).includes(word)),
  ).map((field) => ({
    kind: 'key',
    label: field.keys[0] ?? field.id,
    detail: voice.language === 'en' ? field.descriptionEn : field.description,
    span: { start: offset - before.length, end: offset },
    pieces: [`${field.keys[0] ?? field.id}: `],
    control: null,
  }));
}

interface Value {
  readonly text: string;
  readonly detail: string;
  /** Other words by which it is found. */
  readonly names: readonly string[];
}

function valueOffers(
  check: DraftCheck,
  { offset }: CompletionPlace,
  field: ProfileField | undefined,
  typed: string,
  lead: string,
  voice: Voice,
): readonly Offer[] {
  if (field === undefined) return [];
  const word = foldKey(typed);
  return valuesOf(check, field, voice)
    .filter(({ text, names }) => [text, ...names].some((name) => foldKey(name).includes(word)))
    .map(({ text, detail }) => ({
      kind: 'value',
      label: text,
      detail,
      span: { start: offset - typed.length, end: offset },
      pieces: [lead + text],
      control: null,
    }));
}

function valuesOf({ reading }: DraftCheck, field: ProfileField, voice: Voice): readonly Value[] {
  const plain = (text: string, ...names: string[]): Value => ({ text, detail: '', names });
  switch (field.id) {
    case 'service':
      return reading.catalogue.sheets.map((sheet) => ({
        text: sheet.title,
        detail: voice.translate(message('completion.service', { service: sheet.service, count: sheet.rows.length })),
        names: [sheet.service, ...sheet.aliases],
      }));
    case 'level':
      return [plain('高', 'high'), plain('中', 'medium'), plain('普', 'low', '普通')];
    case 'agency-level':
      return AGENCY_LEVELS.map((level) => plain(level));
    case 'core-system':
    case 'personal-data':
    case 'critical-infrastructure':
    case 'public-facing':
    case 'mobile-app':
      return [plain('是', 'yes', 'true'), plain('否', 'no', 'false')];
    case 'catalogue':
      return [plain(reading.catalogue.id)];
    case 'agency-kind':
      return AGENCY_KINDS.map((kind) => plain(kind));
    case 'baseline-text':
      return BASELINE_TEXTS.map((text) => plain(text));
    case 'budget':
    case 'date':
    case 'decisions':
    case 'overlays':
      return [];
  }
}
