import { describe, expect, it } from 'vitest';
import { assessmentOf, check, draftOf } from '../support/engine.js';
import { english, labelsAt, offersAt, taken } from './support.js';

function draft(comment: string, body = '略。'): string {
  return draftOf('enhancement', '普', `## 資安需求\n\n${body}\n\n${comment}`);
}

describe('in a comment that leaves a control out', () => {
  it('the controls are offered that the draft does not ask for, by id and by name', () => {
    const all = labelsAt(draft('<!-- tenderlint: ignore ‸', '廠商之程式來源不得為來自大陸或港澳地區。'));
    expect(all).toContain('sbom');
    expect(all).not.toContain('code-origin');
    expect(labelsAt(draft('<!-- tenderlint: ignore sb‸'))).toEqual(['sbom']);
    expect(labelsAt(draft('<!-- tenderlint: ignore 軟體物料‸'))).toEqual(['sbom']);
    expect(labelsAt(draft('<!-- tenderlint: ignore bill‸'), 'asked', english)).toEqual(['sbom']);
  });

  it('and said what they are', () => {
    expect(offersAt(draft('<!-- tenderlint: ignore sb‸'))[0]?.detail).toBe('程式碼安全－軟體物料清單及安全測試報告');
  });

  it('then the categories', () => {
    expect(labelsAt(draft('<!-- tenderlint: ignore sbom ‸'))).toEqual(['不適用', '另案', '不採用', '替代措施', '誤判']);
    expect(labelsAt(draft('<!-- tenderlint: 略過 sbom 不‸ -->'))).toEqual(['不適用', '不採用']);
  });

  it('on several lines as on one', () => {
    expect(labelsAt(draft('<!-- tenderlint: ignore\n  sbom\n  替‸'))).toEqual(['替代措施']);
  });

  it('so that the whole comment holds', () => {
    const named = taken(draft('<!-- tenderlint: ignore sb‸ 理由：無軟體 -->'), 'sbom');
    const filled = taken(named.replace('sbom 理由', 'sbom ‸ 理由'), '另案');
    expect(assessmentOf(check(filled), 'sbom').suppression?.category).toBe('另案');
  });

  it('but nothing in its reason, before its verb, in code, or in another comment', () => {
    for (const comment of [
      '<!-- tenderlint: ignore sbom 不適用 理由：sb‸',
      '<!-- tenderlint: ‸',
      '<!-- tenderlint: disable ‸',
      '```\n<!-- tenderlint: ignore ‸\n```',
      '<!-- ignore ‸',
      '<!-- tenderlint: ignore sbom 不適用 理由：無 -->\n\n弱點掃描已另行‸辦理',
    ]) {
      expect(labelsAt(draft(comment)), comment).toEqual([]);
    }
  });
});
