import type { Basis, Conclusion, ConclusionKind, Fact } from '../catalogue/conclusion.js';
import type { Requirement } from '../catalogue/requirement.js';
import type { AgencyLevel, Profile } from '../draft/profile.js';
import { answerOf } from './caseFacts.js';
import type { Conditions, Duty, DutyResolution } from './conditions.js';

interface Resolved {
  readonly conclusions: readonly Conclusion[];
  readonly open: readonly Fact[];
}

/**
 * What the annexes of 分級辦法 make of a row marked ▲. Only 公務機關 were verified: for a 特定非公務機關 nothing is concluded, and a
 * rule says so. A draft that names no kind of agency is taken for one of a 公務機關.
 */
export function concludeDuty(
  conditions: Conditions,
  { row, mark }: Requirement,
  profile: Profile,
): Resolved | undefined {
  if (mark !== '▲' || profile.agencyKind === '特定非公務機關') return undefined;
  const duty = conditions.duties.find(({ controls }) => controls.includes(row.control));
  return duty === undefined ? undefined : resolve(conditions, duty, profile);
}

/**
 * How often the law has a control done at the level of the agency, whatever the mark of the row; null where it sets nothing, or where
 * the system is outside its scope.
 */
export function rhythmOf(
  conditions: Conditions,
  control: string,
  profile: Profile,
): { readonly months: number; readonly law: Extract<Basis, { kind: 'law' }> } | null {
  if (profile.agencyLevel === null || profile.agencyKind === '特定非公務機關') return null;
  const duty = conditions.duties.find(({ controls }) => controls.includes(control));
  if (duty?.resolves.kind !== 'by-level') return null;
  const [conclusion] = resolveAt(conditions, duty, duty.resolves, profile.agencyLevel, profile).conclusions;
  if (conclusion?.basis.kind !== 'law' || conclusion.every === null) return null;
  return { months: conclusion.every, law: conclusion.basis };
}

/** Whether a draft has rows of this control that only the law of another kind of agency could settle. */
export function hasDuty({ duties }: Conditions, control: string): boolean {
  return duties.some(({ controls, resolves }) => controls.includes(control) && resolves.kind !== 'not-listed');
}

function resolve(conditions: Conditions, duty: Duty, profile: Profile): Resolved {
  const { agencyLevel } = profile;
  const { resolves } = duty;
  switch (resolves.kind) {
    case 'not-listed':
      return one('agency-decides', basisOf(conditions, duty, null, resolves), []);
    case 'parts':
      return resolveParts(conditions, resolves.parts, profile);
    case 'by-level':
      return agencyLevel === null
        ? { conclusions: [], open: ['agency-level'] }
        : resolveAt(conditions, duty, resolves, agencyLevel, profile);
  }
}

function resolveAt(
  conditions: Conditions,
  duty: Duty,
  resolves: Extract<DutyResolution, { kind: 'by-level' }>,
  level: AgencyLevel,
  profile: Profile,
): Resolved {
  const basis = basisOf(conditions, duty, level, { words: resolves.period, sources: resolves.sources });
  switch (resolves.levels[level]) {
    case 'unknown':
      return one('agency-decides', basis, ['agency-level']);
    case 'none':
      return one('not-asked', basis, ['agency-level']);
    case 'must': {
      const outside = resolves.scope.filter((fact) => answerOf(profile, fact) === false);
      if (outside.length > 0) return one('not-asked', basis, ['agency-level', ...outside]);
      const open = resolves.scope.filter((fact) => answerOf(profile, fact) === null);
      const asked = one('asked', basis, ['agency-level', ...resolves.scope.filter((fact) => !open.includes(fact))]);
      return {
        conclusions: asked.conclusions.map((each) => ({ ...each, every: resolves.every[level] ?? null })),
        open,
      };
    }
  }
}

/** A row made of several: asked when one of its parts is, not asked when none of them is; a part left to the agency settles nothing. */
function resolveParts(conditions: Conditions, parts: readonly string[], profile: Profile): Resolved {
  const each = conditions.duties
    .filter(({ id, resolves }) => parts.includes(id) && resolves.kind === 'by-level')
    .map((duty) => resolve(conditions, duty, profile));
  const of = (kind: ConclusionKind): readonly Conclusion[] =>
    each.flatMap(({ conclusions }) => conclusions.filter((conclusion) => conclusion.kind === kind));
  const asked = of('asked');
  if (asked.length > 0) return { conclusions: asked.map((conclusion) => ({ ...conclusion, every: null })), open: [] };
  const open = [...new Set(each.flatMap((part) => part.open))];
  return open.length > 0 ? { conclusions: [], open } : { conclusions: of('not-asked'), open: [] };
}

function one(kind: ConclusionKind, basis: Basis, facts: readonly Fact[]): Resolved {
  return { conclusions: [{ kind, basis, facts, every: null }], open: [] };
}

function basisOf(
  { law, checked }: Conditions,
  { id, title }: Duty,
  level: AgencyLevel | null,
  { words, sources }: Pick<Extract<DutyResolution, { kind: 'not-listed' }>, 'words' | 'sources'>,
): Basis {
  return { kind: 'law', law, duty: id, title, level, words, sources, checked };
}
