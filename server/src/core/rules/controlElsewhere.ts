import { message } from '../messages/translate.js';
import { describeControl, describeMark, describeSource } from './describe.js';
import type { Rule } from './rule.js';

/** A control that the draft says is bought in another case. The legend allows that for ▲; a reviewer wants to see it either way. */
export const controlElsewhere: Rule = {
  id: 'control.elsewhere',
  check: (context) =>
    context.assessments
      .filter(({ outcome, requirement: { mark } }) => outcome === 'elsewhere' && mark !== '-' && mark !== null)
      .map((assessment) => {
        const [evidence] = assessment.evidence;
        return {
          rule: 'control.elsewhere',
          severity: 'information',
          control: assessment.control,
          span: evidence?.span ?? context.placeOfAbsent(assessment.requirement),
          message: message('control.elsewhere', {
            control: describeControl(context, assessment),
            mark: describeMark(assessment.requirement.mark),
            source: describeSource(assessment),
            cue: evidence?.verdict.kind === 'defers' ? evidence.verdict.cue : '',
          }),
          related: assessment.evidence.slice(1).map((each) => each.span),
        };
      }),
};
