import { describe, expect, it } from 'vitest';
import { checkDraft, type DraftCheck } from '../../server/src/core/checkDraft.js';
import { readDraft } from '../../server/src/core/draft/readDraft.js';
import { applyEdits } from '../../server/src/core/edits/edit.js';
import { insertBinding } from '../../server/src/core/edits/insertBinding.js';
import { assessmentOf, draftOf, findingsOf } from '../support/engine.js';
import { engineOfBoth, NEXT } from '../support/nextCatalogue.js';

const engine = engineOfBoth();
const WORDS = '乙方就所交付之程式，按機關所定期程提出構成說明。';

/** A draft in which the passage was bound under a version of the list. */
function bound(catalogue: string | null, verb: 'covers' | 'not' = 'covers', control = 'sbom', before = WORDS): string {
  const text = draftOf('enhancement', '中', `## 資安需求\n\n${before}`);
  const read = readDraft(text);
  const passage = read.passages.find((each) => each.text.text.includes('構成說明'));
  if (passage === undefined) throw new Error('no passage');
  return applyEdits(text, insertBinding(read, passage, control, verb, catalogue));
}

function told(text: string): readonly string[] {
  return findingsOf(check(text)).filter((each) => each.startsWith('binding.'));
}

function check(text: string): DraftCheck {
  return checkDraft(engine, text);
}

describe('a passage bound to an older wording of the list', () => {
  it('still counts, and is said to be outdated', () => {
    const text = bound('112-09-20');
    expect(text).toMatch(/<!-- tenderlint: covers sbom [\da-f]{12} @112-09-20 -->/);
    expect(told(text)).toEqual([
      'binding.outdated sbom: 這段曾依 112-09-20 版確認為「軟體物料清單及安全測試報告」的要求，120-01-01 版的條文已改寫。請再看一次；仍符合者以 tenderlint bind 重新確認。',
    ]);
    expect(assessmentOf(check(text), 'sbom').outcome).toBe('covered');
    expect(check(text).findings.find(({ rule }) => rule === 'binding.outdated')?.severity).toBe('information');
  });

  it('so is one that was refused', () => {
    expect(told(bound('112-09-20', 'not'))).toEqual([
      expect.stringContaining('確認不是「軟體物料清單及安全測試報告」的要求，120-01-01 版的條文已改寫'),
    ]);
  });

  it.each<[string, string]>([
    ['bound under the current version', bound(NEXT.id)],
    ['bound before versions were written', bound(null)],
    ['of a version that is not at hand', bound('099-01-01')],
    ['of a control that is worded as before', bound('112-09-20', 'covers', 'code-origin')],
    ['of a control whose mark alone has changed', bound('112-09-20', 'covers', 'no-backdoor')],
    [
      'in a draft that is under the older version itself',
      bound('112-09-20').replace('防護需求等級', '一覽表: 112-09-20\n防護需求等級'),
    ],
  ])('is silent: %s', (_, text) => {
    expect(told(text)).toEqual([]);
  });

  it('that has changed itself is suspect, and not outdated as well', () => {
    const [only, ...others] = told(bound('112-09-20').replace('構成說明', '操作說明'));
    expect([only?.split(' ')[0], others]).toEqual(['binding.suspect', []]);
  });

  it('is renewed by binding it again', () => {
    const text = bound('112-09-20');
    const read = readDraft(text);
    const passage = read.passages.find((each) => each.text.text.includes('構成說明'));
    if (passage === undefined) throw new Error('no passage');
    const again = applyEdits(text, insertBinding(read, passage, 'sbom', 'covers', NEXT.id));
    expect(again.match(/tenderlint:/g)).toHaveLength(1);
    expect(told(again)).toEqual([]);
    expect(insertBinding(readDraft(again), readDraft(again).passages[1] ?? passage, 'sbom', 'covers', null)).toEqual(
      [],
    );
  });
});
