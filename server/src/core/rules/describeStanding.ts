import type { Conclusion, Fact } from '../catalogue/conclusion.js';
import { standingOf, type Requirement } from '../catalogue/requirement.js';
import { answerOf } from '../conditions/caseFacts.js';
import type { Profile } from '../draft/profile.js';
import { message, type Message } from '../messages/translate.js';
import { describeAsked } from './describe.js';
import type { RuleContext } from './rule.js';

/** What is asked and by whom, and what the facts of the case make of the row: 「一覽表列為◎（…）；說明欄「…」，本案涉及個資」. */
export function describeStanding(context: Pick<RuleContext, 'reading'>, requirement: Requirement): Message {
  const asked = describeAsked(requirement);
  const conclusion = standingOf(requirement);
  return conclusion === undefined
    ? asked
    : message('asked.because', { asked, because: describeConclusion(conclusion, context.reading.profile) });
}

/** What is concluded, from what words of the list or the law, and by which facts. */
export function describeConclusion({ kind, basis, facts }: Conclusion, profile: Profile): Message {
  if (basis.kind === 'list') {
    return message(
      `because.list-${kind === 'asked' || kind === 'worth-assessing' || kind === 'unmet' ? kind : 'none'}`,
      {
        place: message(`because.place-${basis.place}`),
        quote: basis.quote,
        facts: describeFacts(profile, facts),
      },
    );
  }
  const { law, title, level, words } = basis;
  const said = { law, title, level: level ?? '', words: message('because.words', { ...words }) };
  if (kind === 'asked') return message('because.law-asked', said);
  if (kind !== 'not-asked') return message('because.law-decides', said);
  const [, ...outside] = facts;
  return outside.length > 0
    ? message('because.law-out-of-scope', { ...said, facts: describeFacts(profile, outside) })
    : message('because.law-not-asked', said);
}

/** The same as a line of its own, with the sources of the law and when they were read. */
export function conclusionLine(conclusion: Conclusion, profile: Profile): Message {
  const because = describeConclusion(conclusion, profile);
  const { basis } = conclusion;
  return basis.kind === 'list'
    ? message('conclusion.list', { because })
    : message('conclusion.law', { because, sources: basis.sources.join('、'), checked: basis.checked });
}

/** 「屬核心資通系統、採購金額12,000,000元」. */
export function describeFacts(profile: Profile, facts: readonly Fact[]): Message {
  const [first, ...rest] = facts.map((fact) => describeFact(profile, fact));
  return rest.reduce((all, each) => message('facts.and', { first: all, second: each }), first ?? message('facts.none'));
}

function describeFact(profile: Profile, fact: Fact): Message {
  if (fact === 'agency-level') return message('facts.agency-level-is', { level: profile.agencyLevel ?? '' });
  if (fact === 'budget') return message('facts.budget-is', { amount: (profile.budget ?? 0).toLocaleString('en-US') });
  return message(`facts.${fact}-${answerOf(profile, fact) === true ? 'yes' : 'no'}`);
}

/** What the front matter calls a fact: 「責任等級」. */
export function nameOfFact(fact: Fact): Message {
  return message(`facts.name-${fact}`);
}

/** What the row comes to, without the reasons that change with every level: for comparing two cases. */
export function describeStandingBriefly({ kind, basis, every }: Conclusion): Message {
  const quote = basis.kind === 'list' ? basis.quote : basis.law;
  switch (kind) {
    case 'asked':
      return every === null ? message('standing.asked', { quote }) : message('standing.asked-every', { quote, every });
    case 'worth-assessing':
      return message('standing.worth-assessing', { quote });
    case 'unmet':
      return message('standing.unmet', { quote });
    case 'agency-decides':
      return message('standing.agency-decides', { quote });
    case 'not-asked':
      return message('standing.not-asked', { quote });
    case 'not-applicable':
      return message('standing.not-applicable', { quote });
  }
}
