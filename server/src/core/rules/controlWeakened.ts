import type { ControlAssessment } from '../assessment/assess.js';
import type { Shortfall } from '../assessment/shortfall.js';
import { message, type Message } from '../messages/translate.js';
import { describeControl, describeSource, isSpokenOf, severityOf } from './describe.js';
import { describeStanding } from './describeStanding.js';
import type { Rule, RuleContext } from './rule.js';

/** A control that the draft asks for, but less of it than the row does. */
export const controlWeakened: Rule = {
  id: 'control.weakened',
  check: (context) =>
    context.assessments
      .filter(({ outcome, requirement }) => outcome === 'weakened' && isSpokenOf(requirement))
      .map((assessment) => {
        const [first, ...others] = assessment.shortfalls;
        return {
          rule: 'control.weakened',
          severity: severityOf(assessment.requirement),
          control: assessment.control,
          span: first?.span ?? assessment.evidence[0]?.span ?? context.placeOfAbsent(assessment.requirement),
          message: message('control.weakened', {
            control: describeControl(context, assessment),
            asked: describeStanding(context, assessment.requirement),
            source: describeSource(assessment),
            why: describeShortfalls(context, assessment),
          }),
          related: others.map((each) => ({
            span: each.span,
            message: message('related.weakened', { why: describeShortfall(context, assessment, each) }),
          })),
        };
      }),
};

/** All in which a draft asks for less, as one text. */
export function describeShortfalls(
  context: Pick<RuleContext, 'draft' | 'parameters' | 'reading'>,
  assessment: Pick<ControlAssessment, 'control' | 'shortfalls'>,
): Message {
  const [first, ...rest] = assessment.shortfalls.map((each) => describeShortfall(context, assessment, each));
  return rest.reduce(
    (all, each) => message('shortfall.join', { first: all, second: each }),
    first ?? message('shortfall.none'),
  );
}

/** What the row asks and what the draft says. */
function describeShortfall(
  { draft, parameters, reading }: Pick<RuleContext, 'draft' | 'parameters' | 'reading'>,
  { control }: Pick<ControlAssessment, 'control'>,
  shortfall: Shortfall,
): Message {
  const { span } = shortfall;
  const said = draft.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  switch (shortfall.kind) {
    case 'optional':
      return message('shortfall.optional', { cue: shortfall.cue });
    case 'partial':
      return message('shortfall.partial', { cue: shortfall.cue });
    case 'level':
      return message('shortfall.level', { level: reading.profile.level ?? '', said: shortfall.level });
    case 'blank':
      return message('shortfall.blank');
    case 'rhythm': {
      const { law, level } = shortfall.every.law;
      return message('shortfall.rhythm', {
        law,
        level: level ?? '',
        months: shortfall.every.months,
        said: shortfall.said ?? said,
      });
    }
    case 'quantity':
    case 'reduction':
    case 'parts': {
      const { asks = '', asksEn = '' } = parameters.get(control)?.[shortfall.parameter] ?? {};
      return shortfall.kind === 'parts'
        ? message('shortfall.parts', { asks, asksEn, lacks: shortfall.lacks.join('、') })
        : message('shortfall.said', { asks, asksEn, said: shortfall.said ?? said });
    }
  }
}
