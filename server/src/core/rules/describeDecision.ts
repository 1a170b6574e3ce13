import type { ControlAssessment } from '../assessment/assess.js';
import { lacksOf, type Demand, type Lack } from '../assessment/decided.js';
import type { ControlId } from '../catalogue/catalogue.js';
import type { Decision, LedgerPlace } from '../draft/decision.js';
import { message, type Message } from '../messages/translate.js';
import { describeControl, describeRow } from './describe.js';
import type { Finding, RuleContext, RuleId, Severity } from './rule.js';

/** One decision with what it lacks, and what became of its control; null where no declared sheet has it. */
export interface JudgedDecision {
  readonly decision: Decision;
  readonly lacks: readonly Lack[];
  readonly assessment: ControlAssessment | null;
}

/** Every decision of the ledger, in its order. */
export function judgedDecisions({
  ledger,
  approvals,
  assessments,
}: Pick<RuleContext, 'ledger' | 'approvals' | 'assessments'>): readonly JudgedDecision[] {
  if (ledger.decisions.length === 0) return [];
  const byControl = new Map(assessments.map((assessment) => [assessment.control, assessment]));
  return ledger.decisions.map((decision) => {
    const assessment = byControl.get(decision.control ?? '') ?? null;
    return { decision, assessment, lacks: lacksOf(decision, approvals, assessment?.requirements ?? []) };
  });
}

/** A finding on the ledger. What stands in a side file is told at the value that names the file, with the line. */
export function ledgerFinding(
  rule: RuleId,
  severity: Severity,
  control: ControlId | null,
  { span, inFile }: LedgerPlace,
  text: Message,
): Finding {
  const said = inFile === null ? text : message('decision.in-file', { file: inFile.file, line: inFile.line, text });
  return { rule, severity, control, span, message: said, related: [] };
}

/** The control of a decision: with its 項目 where a declared sheet has it, by its title where none has, else as written. */
export function describeDecided(
  context: Pick<RuleContext, 'names'>,
  { decision, assessment }: Pick<JudgedDecision, 'decision' | 'assessment'>,
): Message {
  if (assessment !== null) return describeControl(context, assessment);
  const { control, controlWritten } = decision;
  const names = control === null ? undefined : context.names.get(control);
  const { title = controlWritten, titleEn = controlWritten } = names ?? {};
  return message('decision.title', { title, titleEn });
}

/** 「《…》第 5 列載明「提請機關資安長確認…」」 */
export function describeDemand({ demand }: { readonly demand: Demand }): Message {
  return message('decision.quote', { source: describeRow(demand.requirement), quote: demand.approval.quote });
}

/** An ISO date as its readers write it: 2026-03-01 is 115年3月1日 in Taiwan. */
export function describeDate(date: string): Message {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return message('decision.date', { zh: `${String(year - 1911)}年${String(month)}月${String(day)}日`, en: date });
}
