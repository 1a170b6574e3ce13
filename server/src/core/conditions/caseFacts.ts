import type { Fact } from '../catalogue/conclusion.js';
import type { Profile } from '../draft/profile.js';
import type { Wanted } from './conditions.js';

/** Whether something holds of a case: yes, no, or not until the facts named are given. */
export type Holds =
  | { readonly kind: 'yes' | 'no'; readonly facts: readonly Fact[] }
  | { readonly kind: 'open'; readonly facts: readonly Fact[] };

/** The answer of a profile to one yes-or-no fact; null where the front matter gives none. */
export function answerOf(profile: Profile, fact: Exclude<Fact, 'agency-level' | 'budget'>): boolean | null {
  switch (fact) {
    case 'core-system':
      return profile.coreSystem;
    case 'personal-data':
      return profile.personalData;
    case 'critical-infrastructure':
      return profile.criticalInfrastructure;
    case 'public-facing':
      return profile.publicFacing;
    case 'mobile-app':
      return profile.mobileApp;
  }
}

/** Whether one of several alternatives holds. What is not given leaves it open, unless another alternative settles it. */
export function holds(alternatives: readonly Wanted[], profile: Profile): Holds {
  const each = alternatives.map((wanted) => holdsAll(wanted, profile));
  const yes = each.find(({ kind }) => kind === 'yes');
  if (yes !== undefined) return yes;
  const open = each.filter(({ kind }) => kind === 'open').flatMap(({ facts }) => facts);
  return open.length > 0 ? { kind: 'open', facts: open } : { kind: 'no', facts: each.flatMap(({ facts }) => facts) };
}

function holdsAll({ budget: least, ...wanted }: Wanted, profile: Profile): Holds {
  // The keys of a Wanted without its budget are facts that are answered by yes or no.
  const answered = Object.keys(wanted) as (keyof typeof wanted)[];
  const answers: { readonly fact: Fact; readonly is: Holds['kind'] }[] = answered.map((fact) => ({
    fact,
    is: verdict(answerOf(profile, fact), wanted[fact]),
  }));
  if (least !== undefined)
    answers.push({ fact: 'budget', is: verdict(profile.budget === null ? null : profile.budget >= least, true) });
  const of = (wantedKind: Holds['kind']): readonly Fact[] =>
    answers.filter(({ is }) => is === wantedKind).map(({ fact }) => fact);
  const no = of('no');
  const open = of('open');
  if (no.length > 0) return { kind: 'no', facts: no };
  return open.length > 0 ? { kind: 'open', facts: open } : { kind: 'yes', facts: of('yes') };
}

function verdict(answer: boolean | null, wanted: boolean | undefined): Holds['kind'] {
  if (answer === null) return 'open';
  return answer === wanted ? 'yes' : 'no';
}
