import { describe, expect, it } from 'vitest';
import { applyEdits, plainText, snippetText } from '../../server/src/core/edits/edit.js';
import { assessmentOf, check } from '../support/engine.js';
import { draft, edits, fixed } from './support.js';

const SBOM = { kind: 'suppress', control: 'sbom' } as const;
const COMMENT = '<!-- tenderlint: ignore sbom 類別 理由：請填理由 -->';

function commented(body: string): string {
  const text = draft('');
  return fixed(text + body, SBOM).slice(text.length);
}

describe('the comment that leaves a control out', () => {
  it.each([
    {
      name: 'below the passage that speaks of the control',
      before: '## 資安需求\n\n一、保密。\n\n二、軟體物料清單本案免辦。\n\n三、配合。\n',
      after: `## 資安需求\n\n一、保密。\n\n二、軟體物料清單本案免辦。\n\n${COMMENT}\n\n三、配合。\n`,
    },
    {
      name: 'below the whole list, as it would end it',
      before: '## 資安需求\n\n- 保密。\n- 軟體物料清單本案免辦。\n- 配合。\n\n## 驗收\n',
      after: `## 資安需求\n\n- 保密。\n- 軟體物料清單本案免辦。\n- 配合。\n\n${COMMENT}\n\n## 驗收\n`,
    },
    {
      name: 'below the whole table',
      before: '| 項次 | 要求 |\n|---|---|\n| 1 | 軟體物料清單本案免辦 |\n| 2 | 配合 |\n\n略。\n',
      after: `| 項次 | 要求 |\n|---|---|\n| 1 | 軟體物料清單本案免辦 |\n| 2 | 配合 |\n\n${COMMENT}\n\n略。\n`,
    },
    {
      name: 'not between the paragraphs of a list item, of which it would make code',
      before: '## 資安需求\n\n- 軟體物料清單本案免辦。\n\n    廠商應交付原始碼。\n\n略。\n',
      after: `## 資安需求\n\n- 軟體物料清單本案免辦。\n\n    廠商應交付原始碼。\n\n略。\n\n${COMMENT}\n`,
    },
    {
      name: 'where the clause would stand, if nothing speaks of it',
      before: '## 壹、資安需求\n\n一、保密。\n\n## 貳、驗收\n\n略。\n',
      after: `## 壹、資安需求\n\n一、保密。\n\n${COMMENT}\n\n## 貳、驗收\n\n略。\n`,
    },
    {
      name: 'at the end, if no section is about security',
      before: '## 壹、概述\n\n略。\n',
      after: `## 壹、概述\n\n略。\n\n${COMMENT}\n`,
    },
    {
      name: 'before code that nobody closed',
      before: '略。\n\n```\n草稿\n',
      after: `略。\n\n${COMMENT}\n\n\`\`\`\n草稿\n`,
    },
    {
      name: 'at the head, where the only line begins a comment',
      before: '\n略。<!-- 草稿\n',
      after: `\n${COMMENT}\n\n略。<!-- 草稿\n`,
    },
    {
      name: 'with the line ends of the draft',
      before: '略。\r\n',
      after: `略。\n\n${COMMENT}\r\n`,
    },
  ])('stands $name', ({ before, after }) => {
    expect(commented(before)).toBe(after);
  });

  it('takes its line ends from the draft', () => {
    const text = draft('略。\n').replaceAll('\n', '\r\n');
    expect(fixed(text, SBOM)).toBe(text.replace('略。', `略。\r\n\r\n${COMMENT}`));
  });

  it('offers the categories, and waits for a reason', () => {
    const [edit] = edits(draft('略。\n'), SBOM);
    expect(snippetText(edit?.pieces ?? [])).toBe(
      '\n\n<!-- tenderlint: ignore sbom ${1|類別,不適用,另案,不採用,替代措施,誤判|} 理由：${2:請填理由} -->',
    );
    expect(plainText(edit?.pieces ?? [])).toBe(`\n\n${COMMENT}`);
  });

  it('is written once: not beside one that stands there, in force or not', () => {
    for (const comment of [
      COMMENT,
      '<!-- tenderlint: ignore SBOM 不適用 理由：無軟體 -->',
      '<!-- tenderlint: ignore sbom -->',
    ]) {
      expect(edits(draft(`略。\n\n${comment}\n`), SBOM), comment).toEqual([]);
    }
  });

  it('decides once category and reason are filled in, not before', () => {
    const text = draft('略。\n');
    const after = applyEdits(text, edits(text, SBOM));
    expect(assessmentOf(check(after), 'sbom').outcome).toBe('missing');
    const filled = after.replace('類別 理由：請填理由', '另案 理由：併入共用元件案');
    expect(assessmentOf(check(filled), 'sbom').outcome).toBe('decided');
  });
});
