import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDraft } from '../../server/src/core/draft/readDraft.js';
import { applyEdits } from '../../server/src/core/edits/edit.js';
import { insertBinding } from '../../server/src/core/edits/insertBinding.js';
import { fingerprintOf } from '../../server/src/core/text/fingerprint.js';
import { assessmentOf, check, draftOf, findingsOf } from '../support/engine.js';

const VAGUE = '乙方就所交付之程式，按機關所定期程提出構成說明。';
const CLEAR = '廠商應於每次更新程式時及每季提供軟體物料清單（SBOM）及安全測試報告。';

function draft(body: string): string {
  return draftOf('enhancement', '中', `## 資安需求\n\n${body}\n\n廠商應配合辦理教育展示。`);
}

/** A text with the comment that `insertBinding` writes for the passage that has some words. */
function bound(text: string, words: string, verb: 'covers' | 'not' = 'covers', control = 'sbom'): string {
  const read = readDraft(text);
  const passage = read.passages.find((each) => each.text.text.includes(words));
  if (passage === undefined) throw new Error(`no passage has ${words}`);
  return applyEdits(text, insertBinding(read, passage, control, verb));
}

describe('「這段就是」', () => {
  it('makes a passage evidence that says it in words of its own', () => {
    expect(assessmentOf(check(draft(VAGUE)), 'sbom').outcome).toBe('missing');
    const text = bound(draft(VAGUE), '構成說明');
    const { outcome, evidence } = assessmentOf(check(text), 'sbom');
    expect([outcome, evidence[0]?.verdict]).toEqual(['covered', { kind: 'covers', how: 'bound' }]);
    expect(text).toContain(`構成說明。<!-- tenderlint: covers sbom ${fingerprintOf(VAGUE)} -->`);
  });

  it.each([
    ['list', `- ${VAGUE}\n- 其他。`],
    ['table', `| 項次 | 要求 |\n|---|---|\n| 1 | ${VAGUE} |`],
    ['numbered line', `一、${VAGUE}\n二、其他。`],
    ['bold', `**${VAGUE}**`],
    ['quote', `> ${VAGUE}`],
    ['wrapped', '乙方就所交付之程式，\n按機關所定期程提出構成說明。'],
  ])('in a %s', (_, body) => {
    expect(assessmentOf(check(bound(draft(body), '構成說明')), 'sbom').outcome).toBe('covered');
  });

  it('written twice is written once', () => {
    const once = bound(draft(VAGUE), '構成說明');
    expect(bound(once, '構成說明')).toBe(once);
  });

  it('still reads the numbers of the passage', () => {
    const body = '系統日誌保存三個月。';
    const text = bound(draftOf('saas-package', '中', `## 日誌\n\n${body}`), '三個月', 'covers', 'log-retention');
    expect(assessmentOf(check(text), 'log-retention').outcome).toBe('weakened');
  });

  it.each([
    ['punctuation', (text: string) => text.replace('程式，按', '程式,按')],
    ['wrapping', (text: string) => text.replace('按機關', '\n按機關')],
    ['width and blanks', (text: string) => text.replace('期程', '期 程')],
    ['emphasis', (text: string) => text.replace('構成說明', '**構成說明**')],
    [
      'edits elsewhere',
      (text: string) => text.replace('教育展示', '成果展示').replace('## 資安需求', '## 壹、資安需求'),
    ],
    ['another place in the file', (text: string) => `${text}\n## 附錄\n\n略。\n`],
  ])('outlives a change of %s', (_, change) => {
    const result = check(change(bound(draft(VAGUE), '構成說明')));
    expect(assessmentOf(result, 'sbom').outcome).toBe('covered');
    expect(findingsOf(result).filter((each) => each.startsWith('binding'))).toEqual([]);
  });

  it('turns suspect when the passage changes in substance, and says so', () => {
    const result = check(bound(draft(VAGUE), '構成說明').replace('構成說明', '操作說明'));
    const { outcome, doubt } = assessmentOf(result, 'sbom');
    expect([outcome, doubt]).toEqual(['uncertain', 'changed']);
    expect(findingsOf(result).filter((each) => each.startsWith('binding'))).toEqual([
      'binding.suspect sbom: 這段曾確認為「軟體物料清單及安全測試報告」的要求，文字後來改了，請重新確認（tenderlint bind）。',
    ]);
  });

  it('is renewed by binding the changed passage again', () => {
    const changed = bound(draft(VAGUE), '構成說明').replace('構成說明', '組成說明');
    const again = bound(changed, '組成說明');
    expect(again.match(/tenderlint:/g)).toHaveLength(1);
    expect(assessmentOf(check(again), 'sbom').outcome).toBe('covered');
  });
});

describe('「這段不是」', () => {
  it('takes a passage out of the evidence', () => {
    expect(assessmentOf(check(draft(CLEAR)), 'sbom').outcome).toBe('covered');
    expect(assessmentOf(check(bound(draft(CLEAR), 'SBOM', 'not')), 'sbom').outcome).toBe('missing');
  });

  it('holds no longer when the passage changes, and says so', () => {
    const result = check(bound(draft(CLEAR), 'SBOM', 'not').replace('每季', '每月'));
    expect(assessmentOf(result, 'sbom').outcome).not.toBe('missing');
    expect(findingsOf(result).some((each) => each.startsWith('binding.suspect'))).toBe(true);
  });
});

describe('a comment that cannot bind', () => {
  it.each([
    ['tenderlint: covers sbom', '確認的註解沒有指紋，不算；請以 tenderlint bind 寫入。'],
    ['tenderlint: covers', '確認的註解沒有寫是哪一個控制項。'],
    ['tenderlint: covers sbon 0123456789ab', '您是不是要寫「sbom」？'],
  ])('says why: %s', (comment, message) => {
    const result = check(draft(`${VAGUE}<!-- ${comment} -->`));
    expect(assessmentOf(result, 'sbom').outcome).toBe('missing');
    expect(findingsOf(result).filter((each) => each.startsWith('binding.incomplete'))).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it('in code is none', () => {
    const result = check(draft('```\n<!-- tenderlint: covers sbom -->\n```'));
    expect(findingsOf(result).filter((each) => each.startsWith('binding'))).toEqual([]);
  });
});

describe('a fingerprint', () => {
  it('is the same for the same words, and another for others (property)', () => {
    const words = fc.string({
      unit: fc.constantFrom(...Array.from('廠商應提供軟體物料清單每季三個月ABC12')),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, words, fc.nat(), (a, b, at) => {
        const place = at % (a.length + 1);
        expect(fingerprintOf(`${a.slice(0, place)}，\n${a.slice(place)}`)).toBe(fingerprintOf(a));
        expect(fingerprintOf(a)).toMatch(/^[\da-f]{12}$/);
        if (a.toLowerCase() !== b.toLowerCase()) expect(fingerprintOf(a)).not.toBe(fingerprintOf(b));
      }),
      { numRuns: 500 },
    );
  });
});
