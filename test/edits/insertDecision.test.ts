import { describe, expect, it } from 'vitest';
import { applyEdits, snippetText } from '../../server/src/core/edits/edit.js';
import { assessmentOf, check } from '../support/engine.js';
import { insertedBy } from './invariants.js';
import { edits, fixed } from './support.js';

const SBOM = { kind: 'record-decision', control: 'sbom' } as const;
const ENTRY = '  - 控制項: sbom\n    決定: 不採用\n    理由: 請填理由\n    核定: 請填職稱\n    日期: 請填日期\n';

/** A draft with some lines in its front matter. */
function draft(lines: string, body = '\n## 資安需求\n\n略。\n'): string {
  return `---\n服務類型: development\n防護需求等級: 中\n${lines}---\n${body}`;
}

const CMMC = '  - 控制項: cmmc\n    決定: 不採用\n    理由: 規模不需\n';

describe('an entry of the ledger', () => {
  it.each([
    { name: 'below all others, under a key of its own', before: '', after: `決定:\n${ENTRY}` },
    { name: 'behind its key', before: '決定:\n責任等級: B\n', after: `決定:\n${ENTRY}責任等級: B\n` },
    { name: 'over an empty list', before: '決定: []\n責任等級: B\n', after: `決定:\n${ENTRY}責任等級: B\n` },
    { name: 'beside a remark', before: '決定: # 見簽\n', after: `決定: # 見簽\n${ENTRY}` },
    {
      name: 'below the last entry',
      before: `決定:\n${CMMC}責任等級: B\n`,
      after: `決定:\n${CMMC}${ENTRY}責任等級: B\n`,
    },
    {
      name: 'at the indent of the others',
      before: `決定:\n${CMMC.replace(/^ {2}/gm, '')}`,
      after: `決定:\n${CMMC.replace(/^ {2}/gm, '')}${ENTRY.replace(/^ {2}/gm, '')}`,
    },
    {
      name: 'below a reason of several lines',
      before: '決定:\n  - 控制項: cmmc\n    決定: 不採用\n    理由: |\n      規模不需，\n      經評估。\n責任等級: B\n',
      after: `決定:\n  - 控制項: cmmc\n    決定: 不採用\n    理由: |\n      規模不需，\n      經評估。\n${ENTRY}責任等級: B\n`,
    },
    { name: 'under the key that the author uses', before: `decisions:\n${CMMC}`, after: `decisions:\n${CMMC}${ENTRY}` },
  ])('stands $name', ({ before, after }) => {
    expect(fixed(draft(before), SBOM)).toBe(draft(after));
    expect(edits(draft(after), SBOM), 'a second run').toEqual([]);
  });

  it('takes its line ends from the draft, and changes nothing else', () => {
    for (const eol of ['\n', '\r\n']) {
      for (const lines of ['', `決定:\n${CMMC}`, '決定:\n']) insertedBy(draft(lines).replaceAll('\n', eol), SBOM, eol);
    }
  });

  it('begins with 另案 where the draft says so, and offers the words and the roles', () => {
    const [edit] = edits(draft('', '\n軟體物料清單另案辦理。\n'), SBOM);
    expect(snippetText(edit?.pieces ?? [])).toBe(
      '\n決定:\n  - 控制項: sbom\n    決定: ${1|另案,採用,不採用,不適用,替代措施|}\n    理由: ${2:請填理由}\n' +
        '    核定: ${3|請填職稱,承辦,業務單位,資訊單位,資安長,上級機關資安長,機關首長,主管機關|}\n    日期: ${4:請填日期}',
    );
  });

  it.each([
    ['one on the control stands there, whatever it lacks', draft('決定:\n  - 控制項: sbom\n')],
    ['the ledger is a file of its own', draft('決定: 決定.yaml\n')],
    ['the ledger is one entry without a list', draft('決定:\n  控制項: cmmc\n')],
    ['the ledger stands in one line', draft('決定: [{ 控制項: cmmc }]\n')],
    ['the front matter is not closed', draft('').replace('\n---\n', '\n')],
  ])('is not written where %s', (_, text) => {
    expect(edits(text, SBOM)).toEqual([]);
  });

  it('decides once a reason is filled in, not before', () => {
    const text = draft('');
    const after = applyEdits(text, edits(text, SBOM));
    expect(assessmentOf(check(after), 'sbom').outcome).toBe('missing');
    expect(assessmentOf(check(after.replace('請填理由', '本案不交付軟體')), 'sbom').outcome).toBe('decided');
  });
});
