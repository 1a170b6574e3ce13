import type { ControlAssessment } from '../assessment/assess.js';
import { message, type Message } from '../messages/translate.js';
import { describeControl, describeSource, isSpokenOf, severityOf } from './describe.js';
import { describeStanding } from './describeStanding.js';
import type { Rule } from './rule.js';

/** A control that the draft may ask for; a person must look. */
export const controlUncertain: Rule = {
  id: 'control.uncertain',
  check: (context) =>
    context.assessments
      .filter(({ outcome, requirement }) => outcome === 'uncertain' && isSpokenOf(requirement))
      .map((assessment) => ({
        rule: 'control.uncertain',
        severity: severityOf(assessment.requirement),
        control: assessment.control,
        span: assessment.evidence[0]?.span ?? context.placeOfAbsent(assessment.requirement),
        message: message('control.uncertain', {
          control: describeControl(context, assessment),
          asked: describeStanding(context, assessment.requirement),
          source: describeSource(assessment),
          why: describeDoubt(assessment.doubt),
        }),
        related: assessment.evidence.slice(1).map(({ span }) => ({ span, message: message('related.also') })),
      })),
};

export function describeDoubt(doubt: ControlAssessment['doubt']): Message {
  switch (doubt) {
    case 'heading-only':
      return message('doubt.heading-only');
    case 'reference':
      return message('doubt.reference');
    case 'changed':
      return message('doubt.changed');
    case 'contradiction':
      return message('doubt.contradiction');
    case 'incomplete':
    case null:
      return message('doubt.incomplete');
  }
}
