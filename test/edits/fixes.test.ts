import { describe, expect, it } from 'vitest';
import { editsOf, lacksRecommended } from '../../server/src/core/edits/fixes.js';
import { checkDraft } from '../../server/src/core/checkDraft.js';
import { applyEdits } from '../../server/src/core/edits/edit.js';
import { insertClauses } from '../../server/src/core/edits/insertClauses.js';
import { check, draftOf, engine } from '../support/engine.js';
import { offers } from './support.js';

/** Titles of what is offered for the findings of a rule on one control. */
function offered(text: string, rule: string, control: string): readonly string[] {
  const result = check(text);
  const findings = result.findings.filter((finding) => finding.control === control);
  return offers({ ...result, findings }, rule)[0] ?? ['no such finding'];
}

const MISSING = 'control.missing';

describe('what is offered for a control', () => {
  it('that is missing: its clause first, those of its item, all ●, or to record a decision, or to leave it out', () => {
    expect(offered(draftOf('enhancement', '普', '略。'), MISSING, 'code-origin')).toEqual([
      '* 補上條文：「程式碼安全－程式來源不得為陸港澳」',
      '補上「程式碼安全」未見的 2 條●',
      '補上全部未見的 5 條●',
      '記錄決定：「程式碼安全－程式來源不得為陸港澳」（須填理由）',
      '略過「程式碼安全－程式來源不得為陸港澳」（須填類別與理由）',
    ]);
  });

  it('that alone is missing of its item, and alone of all ●', () => {
    const body =
      '廠商應交付原始碼檢測、上線前主機弱點掃描、網站弱點掃描報告，程式來源不得為大陸或港澳地區，不得植入後門程式。';
    expect(offered(draftOf('enhancement', '普', body), MISSING, 'vendor-attends-training')).toEqual([
      '* 補上條文：「資安教育訓練－廠商參加機關資安教育訓練」',
      '記錄決定：「資安教育訓練－廠商參加機關資安教育訓練」（須填理由）',
      '略過「資安教育訓練－廠商參加機關資安教育訓練」（須填類別與理由）',
    ]);
  });

  it('that is marked ◎ or ▲: not all ● with it', () => {
    const titles = offered(draftOf('enhancement', '普', '略。'), MISSING, 'sbom');
    expect(titles[0]).toMatch(/^\* 補上條文：「程式碼安全－軟體物料清單/);
    expect(titles.join()).not.toContain('全部');
  });

  it('that is exempted or put elsewhere: only to record the decision, or to leave it out', () => {
    const text = draftOf('enhancement', '普', '程式來源不設限，本案免辦程式來源限制。\n\n主機弱點掃描另案辦理。');
    for (const rule of ['control.negated', 'control.elsewhere']) {
      for (const titles of offers(check(text), rule))
        expect(titles.join()).toMatch(/^記錄決定：「[^」]+」（須填理由）,略過「[^」]+」（須填類別與理由）$/);
    }
  });

  it('that one passage asks and another exempts: no third one', () => {
    const text = draftOf('enhancement', '高', '廠商應辦理滲透測試。\n\n滲透測試本案免辦。');
    const [titles = []] = offers(check(text), 'control.uncertain');
    expect(titles.join()).toMatch(/^略過/);
  });

  it('that only a heading names: its clause, below that heading or another', () => {
    const text = draftOf('enhancement', '普', '### 上線前網站弱點掃描\n\n略。');
    const [titles = []] = offers(check(text), 'control.uncertain');
    expect(titles[0]).toMatch(/^\* 補上條文/);
    const fix = { kind: 'insert', control: 'vuln-scan-web-prelaunch' } as const;
    const after = check(applyEdits(text, editsOf(engine, check(text), fix)));
    expect(after.assessments.find(({ control }) => control === fix.control)?.outcome).toBe('covered');
  });

  it('for which a comment stands already, in force or not: no second comment', () => {
    const text = draftOf('enhancement', '普', '略。\n\n<!-- tenderlint: ignore code-origin -->');
    expect(offered(text, MISSING, 'code-origin').join()).not.toContain('略過');
  });
});

describe('a fix that comes too late', () => {
  const covered = draftOf('enhancement', '普', '廠商之程式來源不得為來自大陸或港澳地區。');

  it('writes nothing where the draft asks by now', () => {
    expect(editsOf(engine, check(covered), { kind: 'insert', control: 'code-origin' })).toEqual([]);
    expect(insertClauses(engine, check(covered), ['code-origin'])).toEqual([]);
  });

  it('writes nothing for a control of another sheet, or of none', () => {
    for (const control of ['cmmc', 'no-such-control', '']) {
      for (const kind of ['insert', 'insert-item', 'suppress'] as const) {
        expect(editsOf(engine, check(covered), { kind, control })).toEqual([]);
      }
    }
  });

  it('mends nothing where nothing is broken', () => {
    for (const at of [0, 4, 1000, -1]) expect(editsOf(engine, check(covered), { kind: 'mend', at })).toEqual([]);
  });
});

describe('all ● at once', () => {
  it('are asked for as long as one is lacking', () => {
    const text = draftOf('enhancement', '普', '略。');
    expect(lacksRecommended(check(text))).toBe(true);
    const after = applyEdits(text, editsOf(engine, check(text), { kind: 'insert-recommended' }));
    expect(lacksRecommended(check(after))).toBe(false);
  });

  it('are those of the sheets and the level that the caller gives over the front matter', () => {
    const override = { services: ['maintenance' as const], level: '高' as const };
    const checkOver = (text: string): ReturnType<typeof check> => checkDraft(engine, text, { override });
    const edits = editsOf(engine, checkOver('略。\n'), { kind: 'insert-recommended' });
    const after = applyEdits('略。\n', edits);
    expect(after).toMatch(/^略。\n\n## 資通安全需求\n\n1\. 符合機關資安政策：.+\n2\. 應用程式安全：.+SBOM.+\n$/);
    expect(lacksRecommended(checkOver(after))).toBe(false);
  });

  it('leave alone what is decided', () => {
    const text = draftOf('enhancement', '普', '略。\n\n<!-- tenderlint: ignore code-origin 不適用 理由：無程式 -->');
    const after = applyEdits(text, editsOf(engine, check(text), { kind: 'insert-recommended' }));
    expect(after).not.toContain('程式來源');
    expect(after).toContain('後門');
  });
});
