/** Who may have confirmed a decision, as a role and not as a name; from the desk upwards. */
export const APPROVERS = ['承辦', '業務單位', '資訊單位', '資安長', '上級機關資安長', '機關首長', '主管機關'] as const;
export type Approver = (typeof APPROVERS)[number];

/** The decisions by which a row is not taken into the case as the list has it. */
export const TURNING_DECISIONS = ['不採用', '另案', '不適用', '替代措施'] as const;
export type TurningDecision = (typeof TURNING_DECISIONS)[number];

/** Whose confirmation rows of the list ask for in their own words, as written in `server/data/approvals.yaml`. */
export interface Approval {
  /** Words of 子項 or 說明. */
  readonly quote: string;
  readonly roles: readonly Approver[];
  readonly decisions: readonly TurningDecision[];
  /** Whether a draft that merely does not show the row is told of it. */
  readonly absence: boolean;
  /** One of these words must be in the reason, unless the decision is 替代措施; empty: the row asks for no measure. */
  readonly measures: readonly string[];
  /** Whether a document number must be given. */
  readonly document: boolean;
}

export const NO_APPROVALS: readonly Approval[] = [];

/** The approvals broke their schema. Thrown at load. */
export class ApprovalsError extends Error {
  override readonly name = 'ApprovalsError';
}

type RawApproval = Omit<Approval, 'measures' | 'document'> & Partial<Pick<Approval, 'measures' | 'document'>>;

/**
 * Reads the approvals from data.
 *
 * @throws {ApprovalsError} when the data does not fit the schema.
 */
export function readApprovals(data: unknown, fitsSchema: (value: unknown) => boolean): readonly Approval[] {
  if (!fitsSchema(data)) throw new ApprovalsError('approvals do not fit approvals.schema.json');
  // The guard above is the schema itself, so the cast states what was checked.
  const { approvals } = data as { readonly approvals: readonly RawApproval[] };
  return approvals.map((each) => ({ measures: [], document: false, ...each }));
}
