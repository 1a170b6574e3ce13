import type { Catalogue } from '../catalogue/catalogue.js';
import { NOTHING_DECLARED, type Profile } from '../draft/profile.js';
import { fieldOfKey } from '../draft/profileFields.js';
import {
  closestService,
  readAgencyKind,
  readAgencyLevel,
  readAmount,
  readBaselineText,
  readBoolean,
  readDate,
  readLevel,
  readService,
} from '../draft/profileValues.js';
import { message, type Message } from '../messages/translate.js';

/** A side as written, or what of it cannot be read. */
export type SideReading =
  { readonly kind: 'profile'; readonly profile: Profile } | { readonly kind: 'problem'; readonly problem: Message };

/**
 * Reads `SERVICE[+SERVICE]:LEVEL[:AGENCY[:FACT,FACT,採購金額=N]]`, in the words of the front matter, Chinese or English:
 * `development:中`, `系統開發+maintenance:high:B:個資,核心系統=否`. A fact without a value is a yes.
 */
export function readSide(catalogue: Catalogue, text: string): SideReading {
  const [services = '', level = '', agency = '', ...facts] = text.split(/[:：]/).map((part) => part.trim());
  const nothing: Profile = { ...NOTHING_DECLARED, catalogue: catalogue.id };
  const wanted = new Set<string>();
  for (const name of services.split(/[+＋、]/)) {
    const sheet = readService(catalogue, name);
    if (sheet === undefined) return problem(unknownService(catalogue, name.trim()));
    wanted.add(sheet.service);
  }
  const read = readLevel(level);
  if (read === undefined)
    return problem(
      level === '' ? message('error.side', { side: text }) : message('error.unknown-level', { value: level }),
    );
  const agencyLevel = agency === '' ? null : readAgencyLevel(agency);
  if (agencyLevel === undefined) return problem(message('error.unknown-agency-level', { value: agency }));
  let profile: Profile = {
    ...nothing,
    services: catalogue.sheets.map(({ service }) => service).filter((service) => wanted.has(service)),
    level: read,
    agencyLevel,
  };
  for (const fact of facts.join(':').split(/[,，、]/)) {
    if (fact.trim() === '') continue;
    const known = readFact(fact.trim());
    if (known === undefined) return problem(message('error.unknown-fact', { value: fact.trim() }));
    profile = { ...profile, ...known };
  }
  return { kind: 'profile', profile };
}

function problem(text: Message): SideReading {
  return { kind: 'problem', problem: text };
}

function unknownService(catalogue: Catalogue, value: string): Message {
  const known = catalogue.sheets.map(({ service }) => service).join('、');
  const suggestion = closestService(catalogue, value);
  return suggestion === undefined
    ? message('error.unknown-service', { value, known })
    : message('error.unknown-service-near', { value, suggestion, known });
}

/** What one fact says; undefined where it is none, or its value cannot be read. */
function readFact(fact: string): Partial<Profile> | undefined {
  const [key = '', value = '是'] = fact.split(/[=＝]/).map((part) => part.trim());
  const given = <T>(read: T | undefined, say: (value: T) => Partial<Profile>): Partial<Profile> | undefined =>
    read === undefined ? undefined : say(read);
  switch (fieldOfKey(key)?.id) {
    case 'core-system':
      return given(readBoolean(value), (coreSystem) => ({ coreSystem }));
    case 'personal-data':
      return given(readBoolean(value), (personalData) => ({ personalData }));
    case 'critical-infrastructure':
      return given(readBoolean(value), (criticalInfrastructure) => ({ criticalInfrastructure }));
    case 'public-facing':
      return given(readBoolean(value), (publicFacing) => ({ publicFacing }));
    case 'mobile-app':
      return given(readBoolean(value), (mobileApp) => ({ mobileApp }));
    case 'budget':
      return given(readAmount(value), (budget) => ({ budget }));
    case 'agency-kind':
      return given(readAgencyKind(value), (agencyKind) => ({ agencyKind }));
    case 'date':
      return given(readDate(value), (date) => ({ date }));
    case 'baseline-text':
      return given(readBaselineText(value), (baselineText) => ({ baselineText }));
    // What a side says by its place, and what is no fact of a case.
    case 'service':
    case 'level':
    case 'agency-level':
    case 'catalogue':
    case 'decisions':
    case 'overlays':
    case undefined:
      return undefined;
  }
}
