import type { Requirement } from '../catalogue/requirement.js';
import { message } from '../messages/translate.js';
import { describeControl, describeSource, isSpokenOf } from './describe.js';
import { describeStanding } from './describeStanding.js';
import type { Rule, Severity } from './rule.js';

/**
 * Makes a rule of controls that the sheet marks and the draft turns away. These are decided, not forgotten: the finding stands
 * at the words that turn them and repeats the cue, so that a reviewer sees by what.
 */
export function turnedRule(
  id: 'control.negated' | 'control.elsewhere',
  turned: 'negated' | 'elsewhere',
  severityOf: (requirement: Requirement) => Severity,
): Rule {
  return {
    id,
    check: (context) =>
      context.assessments.flatMap((assessment) => {
        const { outcome, requirement, control, evidence } = assessment;
        if (outcome !== turned || !isSpokenOf(requirement)) return [];
        const [first, ...others] = evidence;
        return [
          {
            rule: id,
            severity: severityOf(requirement),
            control,
            span: first?.span ?? context.placeOfAbsent(requirement),
            message: message(id, {
              control: describeControl(context, assessment),
              asked: describeStanding(context, requirement),
              source: describeSource(assessment),
              cue: first !== undefined && 'cue' in first.verdict ? first.verdict.cue : '',
            }),
            related: others.map((each) => ({ span: each.span, message: message('related.also') })),
          },
        ];
      }),
  };
}
