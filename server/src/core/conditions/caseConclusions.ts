import { LEVELS, type Level } from '../catalogue/catalogue.js';
import type { Basis, Fact } from '../catalogue/conclusion.js';
import type { Requirement } from '../catalogue/requirement.js';
import type { Profile } from '../draft/profile.js';
import { normalisedString } from '../text/normalise.js';
import { holds } from './caseFacts.js';
import { speaksOf } from './conclude.js';
import type { Conditions } from './conditions.js';
import { hasDuty } from './duty.js';

/** What the facts mean for the case as a whole, beside its single rows. */
export type CaseConclusion =
  /** The agency must have the system tested, by itself or by a third party (說明欄 of the rows); `said`: see the condition. */
  | {
      readonly kind: 'third-party-testing';
      readonly requirement: Requirement;
      readonly basis: Basis;
      readonly facts: readonly Fact[];
      readonly said: readonly (readonly string[])[];
    }
  /** A note below the sheet suggests a higher level than the one declared. */
  | { readonly kind: 'level-low'; readonly level: Level; readonly basis: Basis; readonly facts: readonly Fact[] }
  /** Rows marked ▲ that the law of a 特定非公務機關 would settle, which was not verified. */
  | { readonly kind: 'agency-kind-unverified'; readonly rows: number };

/** Concludes on the case. Each conclusion is drawn once, from the first row or sheet that says it. */
export function concludeCase(
  conditions: Conditions,
  requirements: readonly Requirement[],
  profile: Profile,
): readonly CaseConclusion[] {
  const unverified =
    profile.agencyKind === '特定非公務機關'
      ? requirements.filter(({ mark, row }) => mark === '▲' && hasDuty(conditions, row.control)).length
      : 0;
  const kind: readonly CaseConclusion[] = unverified > 0 ? [{ kind: 'agency-kind-unverified', rows: unverified }] : [];
  const said = conditions.conditions.flatMap((condition): readonly CaseConclusion[] => {
    const { then, place, quote } = condition;
    const answer = holds(condition.when, profile);
    if (answer.kind !== 'yes') return [];
    const { facts } = answer;
    if (then.kind === 'third-party-testing') {
      const requirement = requirements.find(({ row }) => speaksOf(condition, row));
      if (requirement === undefined) return [];
      const { sheet, row } = requirement;
      return [
        { kind: then.kind, requirement, basis: { kind: 'list', place, sheet, row, quote }, facts, said: then.said },
      ];
    }
    if (then.kind !== 'level-at-least' || profile.level === null) return [];
    if (LEVELS.indexOf(profile.level) <= LEVELS.indexOf(then.level)) return [];
    const folded = normalisedString(quote);
    const sheet = requirements.find((each) =>
      each.sheet.notes.some((note) => normalisedString(note).includes(folded)),
    )?.sheet;
    if (sheet === undefined) return [];
    return [{ kind: 'level-low', level: then.level, basis: { kind: 'list', place, sheet, row: null, quote }, facts }];
  });
  return [...kind, ...said];
}
