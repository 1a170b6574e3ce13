import type { Row } from '../catalogue/catalogue.js';
import type { Basis, Conclusion, ConclusionKind, Fact } from '../catalogue/conclusion.js';
import type { Requirement } from '../catalogue/requirement.js';
import type { Profile } from '../draft/profile.js';
import { normalisedString } from '../text/normalise.js';
import { holds } from './caseFacts.js';
import type { Condition, Conditions } from './conditions.js';
import { concludeDuty } from './duty.js';

/** What the facts of a case make of one row, and the facts that would settle what they leave open. */
export interface Resolution {
  readonly conclusions: readonly Conclusion[];
  readonly open: readonly Fact[];
}

/**
 * Concludes on one row: from the list's own words in it, and, where it is marked ▲, from the annexes of 分級辦法. Every conclusion
 * names where it comes from; what is not said anywhere is not concluded. A fact that is not given leaves the row as it is.
 */
export function conclude(conditions: Conditions, requirement: Requirement, profile: Profile): Resolution {
  const said = conditionsOf(conditions, requirement.row).map((condition) =>
    concludeCondition(condition, requirement, profile),
  );
  const duty = concludeDuty(conditions, requirement, profile);
  const all = duty === undefined ? said : [...said, duty];
  return { conclusions: all.flatMap((each) => each.conclusions), open: all.flatMap((each) => each.open) };
}

/** Rows and conditions never change: which speaks of which is found once, not with every key. */
const KNOWN = new WeakMap<Conditions, WeakMap<Row, readonly Condition[]>>();

/** The conditions whose words a row has. */
function conditionsOf(conditions: Conditions, row: Row): readonly Condition[] {
  const byRow = KNOWN.get(conditions) ?? new WeakMap<Row, readonly Condition[]>();
  KNOWN.set(conditions, byRow);
  const found = byRow.get(row) ?? conditions.conditions.filter((condition) => speaksOf(condition, row));
  byRow.set(row, found);
  return found;
}

const NOTHING: Resolution = { conclusions: [], open: [] };

/** Whether a row has the words of a condition, in the place where the condition says. */
export function speaksOf({ place, quote, controls }: Condition, row: Row): boolean {
  if (place === 'note' || controls?.includes(row.control) === false) return false;
  const words = place === 'remark' ? row.remark : row.text;
  return words !== null && normalisedString(words).includes(normalisedString(quote));
}

function concludeCondition(condition: Condition, { sheet, row }: Requirement, profile: Profile): Resolution {
  const { then, when, place, quote } = condition;
  // These two speak of the case, not of the row.
  if (then.kind === 'third-party-testing' || then.kind === 'level-at-least') return NOTHING;
  const answer = holds(when, profile);
  const basis: Basis = { kind: 'list', place, sheet, row, quote };
  const one = (kind: ConclusionKind): Resolution => ({
    conclusions: [{ kind, basis, facts: answer.facts, every: null }],
    open: [],
  });
  switch (answer.kind) {
    case 'open':
      return { conclusions: [], open: answer.facts };
    case 'yes':
      return one(then.kind);
    case 'no':
      // A mobile app that is there leaves its row as it is; a condition that is not met is told.
      return then.kind === 'not-applicable' ? NOTHING : one('unmet');
  }
}
