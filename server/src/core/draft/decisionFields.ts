import { TURNING_DECISIONS, type Approver, type TurningDecision } from '../catalogue/approvals.js';
import { foldKey } from './profileFields.js';
import { categoryOf, REASON_TO_FILL, saysSomething } from './suppressions.js';

/** What an agency decides on a control: to take it in, or one of the ways not to, in the words of a 簽. */
export const DECISION_WORDS = ['採用', ...TURNING_DECISIONS] as const;
export type DecisionWord = '採用' | TurningDecision;

/** What an entry of the ledger may say. */
export type DecisionField =
  'control' | 'decision' | 'reason' | 'approver' | 'date' | 'document' | 'other-case' | 'review-by' | 'note';

/** Names of the fields that authors write, the preferred one first. */
export const DECISION_KEYS: Readonly<Record<DecisionField, readonly string[]>> = {
  control: ['控制項', 'control', '控制項代號', '控制項名稱', 'control-id'],
  decision: ['決定', 'decision', '類別', 'category'],
  reason: ['理由', 'reason', '原因'],
  approver: ['核定', 'approver', 'approvers', 'role', '職稱', '核定者', '核定職稱', 'approved-by'],
  date: ['日期', 'date', '核定日期', '決定日期'],
  document: ['文號', 'document', 'document-number', '公文文號', '簽文號'],
  'other-case': ['他案', 'other-case', '案名', '案號', '他案案名'],
  'review-by': ['檢討日', 'review-by', '檢討日期', '檢討期限'],
  note: ['備註', 'note', 'notes'],
};

const FIELDS = Object.keys(DECISION_KEYS) as readonly DecisionField[];
const BY_KEY: ReadonlyMap<string, DecisionField> = new Map(
  FIELDS.flatMap((field) => DECISION_KEYS[field].map((key) => [foldKey(key), field] as const)),
);

/** The field that a key of an entry means. */
export function decisionFieldOf(key: string): DecisionField | undefined {
  return BY_KEY.get(foldKey(key));
}

export function isDecisionKey(key: string): boolean {
  return decisionFieldOf(key) !== undefined;
}

const ADOPTED = new Set(['採用', '納入', 'adopted', 'adopt'].map(foldKey));

/** 採用, 不採用, 另案, 不適用, 替代措施 or an English word for it. 誤判 is said of the program, in a comment; it is no decision. */
export function readDecisionWord(value: string): DecisionWord | undefined {
  if (ADOPTED.has(foldKey(value).replace(/[「」『』]/g, ''))) return '採用';
  const category = categoryOf(value);
  return TURNING_DECISIONS.find((each) => each === category);
}

const APPROVER_WORDS: ReadonlyMap<string, Approver> = new Map(
  (
    [
      ['承辦', ['承辦人', '承辦人員', '承辦單位', 'officer']],
      ['業務單位', ['業務單位主管', '需求單位', 'business-unit']],
      ['資訊單位', ['資訊單位主管', '資安單位', 'it-unit']],
      ['資安長', ['機關資安長', '資通安全長', '機關資通安全長', 'ciso']],
      ['上級機關資安長', ['上級資安長', '上級機關資通安全長', 'superior-ciso']],
      ['機關首長', ['首長', 'head']],
      ['主管機關', ['數位發展部', '數位部', 'authority']],
    ] satisfies readonly (readonly [Approver, readonly string[]])[]
  ).flatMap(([role, words]) => [role, ...words].map((word) => [foldKey(word), role] as const)),
);

/** A role by one of its names. */
export function readApprover(value: string): Approver | undefined {
  return APPROVER_WORDS.get(foldKey(value));
}

/** What the quick fix writes where something is to be filled in; left standing, it says nothing. */
export const TO_FILL = { reason: REASON_TO_FILL, approver: '請填職稱', date: '請填日期' } as const;
const PLACEHOLDERS: ReadonlySet<string> = new Set(Object.values(TO_FILL));

/** A value without what only stands for one to come: 請填理由, 待補, TODO. */
export function givenText(field: DecisionField, value: string): string {
  const text = value.trim().replace(/\s+/g, ' ');
  if (PLACEHOLDERS.has(text)) return '';
  return field === 'reason' && !saysSomething(text) ? '' : text;
}
