import { describe, expect, it } from 'vitest';
import { applyFix, askAt, titlesOf } from './support/actions.js';

const DRAFT = '---\n服務類型: development\n防護需求等級: 普\n---\n\n## 壹、概述\n\n略‸。\n';
const TITLE = '附上防護基準符合性對照表（普級）';

describe('the menu of refactorings', () => {
  it('appends the table of conformity, once', async () => {
    const { text, action } = await applyFix(DRAFT, TITLE, {}, { only: ['refactor'] });
    expect(action.kind).toBe('refactor');
    expect(text).toContain('附件：資通系統防護基準符合性對照表（普級，附表十115年文字）');
    const marked = text.replace('略。', '略‸。');
    expect(titlesOf(await askAt(marked, {}, { only: ['refactor'] }))).toEqual([]);
  });

  it('is not mixed with what mends a finding', async () => {
    expect(titlesOf(await askAt(DRAFT))).not.toContain(TITLE);
    expect(titlesOf(await askAt(DRAFT, {}, { only: ['quickfix'] }))).not.toContain(TITLE);
  });
});

describe('a citation that has moved', () => {
  it('is cited anew when the author asks; «fix all» leaves it', async () => {
    const marked = DRAFT.replace('略‸。', '委外依資安法第九‸條辦理。');
    const { text } = await applyFix(marked, '改引現行條次：第十條（原文亦可保留）');
    expect(text).toContain('委外依資安法第十條辦理。');
    const all = await applyFix(marked, '補上全部未見的●', {}, { only: ['source.fixAll'] });
    expect(all.text).toContain('委外依資安法第九條辦理。');
  });
});
