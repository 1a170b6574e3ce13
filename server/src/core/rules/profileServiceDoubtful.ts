import type { WorkPlace } from '../assessment/serviceFit.js';
import type { Service } from '../catalogue/catalogue.js';
import { declaredServices } from '../draft/readProfile.js';
import { fieldOfKey } from '../draft/profileFields.js';
import { message } from '../messages/translate.js';
import type { Span } from '../text/span.js';
import { firstLine } from './placement.js';
import type { Rule, RuleContext } from './rule.js';

/** More places would not be read. */
const MOST_PLACES = 3;
/** Words that stand far apart in a sentence are shown by their begin and their end. UTF-16 units. */
const LONGEST_WORDS = 24;

/**
 * The wording of the draft contradicts the declared service types: the sheet compared with may be the wrong one, and then every
 * other finding is. Told once, at the declared value.
 */
export const profileServiceDoubtful: Rule = {
  id: 'profile.service-doubtful',
  check: (context) => {
    const { serviceDoubt, reading } = context;
    if (serviceDoubt === null) return [];
    const { declared, suggests, places } = serviceDoubt;
    const shown = places.slice(0, MOST_PLACES);
    const title = reading.catalogue.sheets.find(({ service }) => service === suggests)?.title ?? suggests;
    return [
      {
        rule: 'profile.service-doubtful',
        severity: 'warning',
        control: null,
        span: placeOf(context, declared),
        message: message('profile.service-doubtful', { declared, words: quoted(shown), suggests, title }),
        related: shown.map(({ span, words }) => ({
          span,
          message: message('related.words', { words: shortened(words) }),
        })),
      },
    ];
  },
};

function quoted(places: readonly WorkPlace[]): string {
  return [...new Set(places.map(({ words }) => `「${shortened(words)}」`))].join('、');
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  if (line.length <= LONGEST_WORDS) return line;
  return `${line.slice(0, LONGEST_WORDS / 2)}…${line.slice(-LONGEST_WORDS / 2)}`;
}

/** The declared value in the front matter; the command line may declare what no front matter does. */
function placeOf({ draft, reading }: RuleContext, declared: Service): Span {
  const entry = draft.frontMatter?.entries.find(({ key }) => fieldOfKey(key)?.id === 'service');
  const values = entry === undefined ? [] : declaredServices(entry, reading.catalogue);
  const value = values.find(({ service }) => service === declared)?.value;
  return value?.span ?? reading.places.get('service') ?? firstLine(draft.text);
}
