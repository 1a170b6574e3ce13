import type { Lack } from '../assessment/decided.js';
import { DECISION_WORDS } from '../draft/decisionFields.js';
import { message, type Message } from '../messages/translate.js';
import { closest } from '../text/closest.js';
import {
  describeDecided,
  describeDemand,
  judgedDecisions,
  ledgerFinding,
  type JudgedDecision,
} from './describeDecision.js';
import type { Rule, RuleContext } from './rule.js';

/** A decision that does not count: its control stays in the findings until it is mended. */
export const decisionIncomplete: Rule = {
  id: 'decision.incomplete',
  check: (context) =>
    judgedDecisions(context).flatMap((judged) =>
      judged.lacks.flatMap((lack) => {
        const text = describe(context, judged, lack);
        if (text === undefined) return [];
        const { place, places, control } = judged.decision;
        const at = lack.kind === 'unknown-word' ? (places.get('decision') ?? place) : place;
        return [ledgerFinding('decision.incomplete', 'warning', control, at, text)];
      }),
    ),
};

/** undefined for what `decision.approver` tells. */
function describe(context: RuleContext, judged: JudgedDecision, lack: Lack): Message | undefined {
  const { controlWritten, wordWritten } = judged.decision;
  const control = describeDecided(context, judged);
  const word = judged.decision.word ?? '';
  const known = DECISION_WORDS.join('、');
  switch (lack.kind) {
    case 'control':
      return message('decision.no-control');
    case 'unknown-control': {
      const near = closest(controlWritten, [...context.names], ([id, { title, titleEn }]) => [id, title, titleEn]);
      return near === undefined
        ? message('decision.unknown-control', { value: controlWritten })
        : message('decision.unknown-control-near', { value: controlWritten, suggestion: near[0] });
    }
    case 'word':
      return message('decision.no-word', { control, known });
    case 'unknown-word':
      return message('decision.unknown-word', { value: wordWritten, known });
    case 'reason':
      return message('decision.no-reason', { control, word });
    case 'measure':
      return message('decision.no-measure', { control, word, quote: describeDemand(lack) });
    case 'approvers':
    case 'document':
      return undefined;
  }
}
