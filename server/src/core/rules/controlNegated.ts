import { message } from '../messages/translate.js';
import { describeControl, describeMark, describeSource, severityOf } from './describe.js';
import type { Rule } from './rule.js';

/** A control that the sheet marks and the draft says is not asked. */
export const controlNegated: Rule = {
  id: 'control.negated',
  check: (context) =>
    context.assessments
      .filter(({ outcome, requirement: { mark } }) => outcome === 'negated' && mark !== '-' && mark !== null)
      .map((assessment) => {
        const [evidence] = assessment.evidence;
        return {
          rule: 'control.negated',
          severity: severityOf(assessment.requirement.mark),
          control: assessment.control,
          span: evidence?.span ?? context.placeOfAbsent(assessment.requirement),
          message: message('control.negated', {
            control: describeControl(context, assessment),
            mark: describeMark(assessment.requirement.mark),
            source: describeSource(assessment),
            cue: evidence?.verdict.kind === 'negates' ? evidence.verdict.cue : '',
          }),
          related: assessment.evidence.slice(1).map((each) => each.span),
        };
      }),
};
