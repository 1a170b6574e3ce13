import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraft, createMemo } from '../../server/src/core/checkDraft.js';
import { draftOf, engine, recommendedRows, sheetOf, verbatim } from '../support/engine.js';

const rows = recommendedRows(sheetOf('development'), '中');
const body = ['## 壹、資訊安全需求', ...rows.map(verbatim), '## 貳、其他', '本案期程六個月。', '廠商應配合驗收。'].join(
  '\n\n',
);
const text = draftOf('development', '中', body);

describe('a memo', () => {
  it('judges one passage anew when one is edited', () => {
    const memo = createMemo(engine);
    checkDraft(engine, text, { memo });
    expect(memo.lastJudged()).toBe(rows.length + 4);
    checkDraft(engine, text, { memo });
    expect(memo.lastJudged()).toBe(0);
    const edited = checkDraft(engine, text.replace('本案期程六個月', '本案期程七個月'), { memo });
    expect(memo.lastJudged()).toBe(1);
    expect(edited.findings).toEqual(checkDraft(engine, text.replace('本案期程六個月', '本案期程七個月')).findings);
  });

  it('judges anew what a heading governs when the heading is edited, and no more', () => {
    const memo = createMemo(engine);
    checkDraft(engine, text, { memo });
    checkDraft(engine, text.replace('貳、其他', '貳、其餘'), { memo });
    expect(memo.lastJudged()).toBe(3);
  });

  it('changes no result, whatever is edited in whatever order (property)', () => {
    const paragraphs = body.split('\n\n');
    const edit = fc.tuple(
      fc.nat(paragraphs.length - 1),
      fc.constantFrom('', '本案無須辦理。', '滲透測試', '### 原始碼檢測', '- 甲'),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const memo = createMemo(engine);
        const current = [...paragraphs];
        for (const [at, replacement] of edits) {
          current[at] = replacement;
          const version = draftOf('development', '中', current.join('\n\n'));
          const kept = checkDraft(engine, version, { memo });
          const fresh = checkDraft(engine, version);
          expect(kept.judgements).toEqual(fresh.judgements);
          expect(kept.findings).toEqual(fresh.findings);
        }
      }),
      { numRuns: 100 },
    );
  });
});
