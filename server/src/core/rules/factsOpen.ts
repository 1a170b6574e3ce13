import { FACTS, type Fact } from '../catalogue/conclusion.js';
import { message, type Message } from '../messages/translate.js';
import { nameOfFact } from './describeStanding.js';
import { firstLine } from './placement.js';
import type { Rule, RuleContext } from './rule.js';

/**
 * Facts that the front matter does not give and that would settle rows: told once, with how many rows each would settle. What the
 * draft asks for or has decided needs no fact any more.
 */
export const factsOpen: Rule = {
  id: 'facts.open',
  check: (context) => {
    const { draft, reading } = context;
    const counts = rowsByFact(context);
    const [first, ...rest] = FACTS.filter((fact) => counts.has(fact)).map((fact) =>
      message('facts.open-one', { fact: nameOfFact(fact), rows: counts.get(fact) ?? 0 }),
    );
    if (first === undefined) return [];
    const facts = rest.reduce<Message>((all, each) => message('facts.and', { first: all, second: each }), first);
    return [
      {
        rule: 'facts.open',
        severity: 'information',
        control: null,
        span: reading.places.get('service') ?? firstLine(draft.text),
        message: message('facts.open', { facts }),
        // The head of the report and the status item tell it in any case.
        onRequest: true,
        related: [],
      },
    ];
  },
};

function rowsByFact({ assessments }: RuleContext): ReadonlyMap<Fact, number> {
  const counts = new Map<Fact, number>();
  for (const { outcome, requirements } of assessments) {
    if (outcome === 'covered' || outcome === 'decided') continue;
    for (const { open } of requirements)
      for (const fact of new Set(open)) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  }
  return counts;
}
