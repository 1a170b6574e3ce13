import { isNotNeeded } from '../assessment/decided.js';
import { message, type Message } from '../messages/translate.js';
import { describeDecided, judgedDecisions, ledgerFinding, type JudgedDecision } from './describeDecision.js';
import type { Rule, RuleContext, Severity } from './rule.js';

/** A decision on what need not be decided, or was decided before. */
export const decisionUnneeded: Rule = {
  id: 'decision.unneeded',
  check: (context) => {
    if (context.assessments.length === 0) return [];
    return judgedDecisions(context).flatMap((judged) => {
      const trouble = troubleOf(context, judged);
      if (trouble === undefined) return [];
      const { control, place } = judged.decision;
      return [ledgerFinding('decision.unneeded', trouble.severity, control, place, trouble.text)];
    });
  },
};

function troubleOf(
  context: RuleContext,
  judged: JudgedDecision,
): { readonly severity: Severity; readonly text: Message } | undefined {
  const { decision, lacks, assessment } = judged;
  if (lacks.length > 0) return undefined;
  const control = describeDecided(context, judged);
  const inform = (text: Message): { readonly severity: Severity; readonly text: Message } => ({
    severity: 'information',
    text,
  });
  if (assessment === null) return inform(message('decision.not-in-sheet', { control }));
  const first = assessment.decision;
  if (first !== null && first !== decision) {
    if (first.word === decision.word) return inform(message('decision.repeated', { control }));
    const text = message('decision.conflicting', { control, first: first.word ?? '', second: decision.word ?? '' });
    return { severity: 'warning', text };
  }
  if (!isNotNeeded(decision, assessment)) return undefined;
  return inform(
    assessment.outcome === 'covered'
      ? message('decision.alternative-covered', { control })
      : message('decision.not-asked', { control, level: context.reading.profile.level ?? '' }),
  );
}
