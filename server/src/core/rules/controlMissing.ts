import { message } from '../messages/translate.js';
import { describeAsked, describeControl, describeSource, severityOf } from './describe.js';
import type { Rule } from './rule.js';

/** A control that the sheet marks and the draft does not show. */
export const controlMissing: Rule = {
  id: 'control.missing',
  check: (context) =>
    context.assessments
      .filter(
        ({ outcome, requirement: { mark } }) => outcome === 'missing' && (mark === '●' || mark === '◎' || mark === '▲'),
      )
      .map((assessment) => ({
        rule: 'control.missing',
        severity: severityOf(assessment.requirement.mark),
        control: assessment.control,
        span: context.placeOfAbsent(assessment.requirement),
        message: message(assessment.requirement.mark === '▲' ? 'control.missing-agency-level' : 'control.missing', {
          control: describeControl(context, assessment),
          asked: describeAsked(assessment.requirement),
          source: describeSource(assessment),
        }),
        related: assessment.nearest.map(({ span }) => ({ span, message: message('related.nearest') })),
      })),
};
