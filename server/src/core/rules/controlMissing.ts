import { standingOf } from '../catalogue/requirement.js';
import { message } from '../messages/translate.js';
import { describeControl, describeSource, isSpokenOf, severityOf } from './describe.js';
import { describeStanding } from './describeStanding.js';
import type { Rule } from './rule.js';

/** A control that the sheet marks and the draft does not show. */
export const controlMissing: Rule = {
  id: 'control.missing',
  check: (context) =>
    context.assessments
      .filter(({ outcome, requirement }) => outcome === 'missing' && isSpokenOf(requirement))
      .map((assessment) => ({
        rule: 'control.missing',
        severity: severityOf(assessment.requirement),
        control: assessment.control,
        span: context.placeOfAbsent(assessment.requirement),
        message: message(assessment.requirement.mark === '▲' ? 'control.missing-agency-level' : 'control.missing', {
          control: describeControl(context, assessment),
          asked: describeStanding(context, assessment.requirement),
          source: describeSource(assessment),
        }),
        // ◎ and ▲ that nothing settles are many, and wait for the agency's judgement.
        onRequest: assessment.requirement.mark !== '●' && standingOf(assessment.requirement)?.kind !== 'asked',
        related: assessment.nearest.map(({ span }) => ({ span, message: message('related.nearest') })),
      })),
};
