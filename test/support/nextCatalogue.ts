import { builtInEngine } from '../../server/src/builtin/builtin.js';
import type { Catalogue, Row, Sheet } from '../../server/src/core/catalogue/catalogue.js';
import { createEngine, type Engine } from '../../server/src/core/checkDraft.js';
import { catalogue } from './engine.js';

/** The sheet that the made-up version changes. */
export const CHANGED_SHEET = 'enhancement';

/** A version of the list that nobody published: one sheet of it gains, loses, rewords and re-marks one row each. */
export const NEXT: Catalogue = {
  ...catalogue,
  id: '120-01-01',
  date: '2031-01-01',
  sheets: catalogue.sheets.map((sheet) => (sheet.service === CHANGED_SHEET ? changed(sheet) : sheet)),
};

function changed(sheet: Sheet): Sheet {
  const [first] = sheet.rows;
  if (first === undefined) throw new Error('the sheet has no rows');
  const read = { status: 'read', mark: '●', seen: '●', why: null } as const;
  const gained: Row = { ...first, control: 'waf', text: '應用程式防火牆', clause: '應用程式防火牆' };
  const rows = sheet.rows
    .filter(({ control }) => control !== 'isms')
    .map((row): Row => {
      if (row.control === 'sbom') return { ...row, text: `${row.text},並附漏洞清冊` };
      if (row.control === 'no-backdoor') return { ...row, marks: { ...row.marks, 普: { ...read, mark: '◎' } } };
      return row;
    });
  return { ...sheet, rows: [...rows, gained].map((row, i) => ({ ...row, row: i + 1 })) };
}

/** An engine with both versions, the made-up one as the newest. */
export function engineOfBoth(): Engine {
  const { lexicon } = builtInEngine();
  return createEngine([NEXT, catalogue], lexicon);
}
