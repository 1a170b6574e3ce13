import { describe, expect, it } from 'vitest';
import { asksApproval } from '../../server/src/core/assessment/decided.js';
import { ApprovalsError, readApprovals } from '../../server/src/core/catalogue/approvals.js';
import { catalogue, engine } from '../support/engine.js';

/** The rows that say the words of each approval. */
const hits = engine.approvals.map((approval) => ({
  quote: approval.quote,
  roles: approval.roles.join('、'),
  rows: catalogue.sheets.flatMap(({ service, rows }) =>
    rows.filter((row) => asksApproval(row, approval)).map(({ row, control }) => `${service} ${String(row)} ${control}`),
  ),
}));

describe('whose confirmation rows ask for', () => {
  it('is said by these rows, in these words', () => {
    expect(hits.map(({ quote, roles, rows }) => [quote.slice(0, 12), roles, ...rows])).toEqual([
      ['提請機關資安長確認廠商所', '資安長', 'development 5 ssdlc', 'enhancement 2 ssdlc'],
      [
        '若無符合條件者提請機關資',
        '資安長',
        'saas-package 7 supplier-product-evidence',
        'saas-office 6 supplier-product-evidence',
        'saas-customization 1 supplier-product-evidence',
      ],
      ['如有不適用規則,應擬具管', '資安長', 'cloud-platform 19 gcb', 'development 31 gcb'],
      [
        '仍需使用危害國家資通安全',
        '資安長、上級機關資安長、主管機關',
        'development 9 code-origin',
        'enhancement 7 code-origin',
      ],
    ]);
  });

  it('is known of every row that speaks of a 資安長', () => {
    const known = new Set(hits.flatMap(({ rows }) => rows));
    const speaking = catalogue.sheets.flatMap(({ service, rows }) =>
      rows
        .filter(({ text, remark }) => /資安長|資通安全長/.test(`${text}${remark ?? ''}`))
        .map(({ row, control }) => `${service} ${String(row)} ${control}`),
    );
    expect(speaking.filter((row) => !known.has(row))).toEqual([]);
  });

  it('throws at load for data that does not fit', () => {
    expect(() => readApprovals({}, () => false)).toThrow(ApprovalsError);
  });
});
