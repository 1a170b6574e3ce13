import { describe, expect, it } from 'vitest';
import { CodeActionKind } from 'vscode-languageserver';
import { actionOf, applyFix, askAt, BLANK_LEFT, leftAfter, titlesOf } from './support/actions.js';
import { COVERING, DRAFT, LACKING } from './support/drafts.js';
import { applyEdit } from './support/edits.js';
import { controlOf } from './support/tags.js';

const FIX_ALL = 'source.fixAll.tenderlint';

/** A service with three ●, none of which the draft asks for. */
const OPEN = `---
服務類型: saas-customization
防護需求等級: 普
---

## 壹、概述

${LACKING}

## 貳、資訊‸安全需求

${LACKING}
`;
const EVIDENCE = '「供應商及產品安全要求－供應商及產品安全佐證」';
const OFFSHORE = '「資料安全－未經同意不得移至境外」';
const IN_PRC = '「資料安全－資料不得位於大陸港澳」';

describe('a decision that is recorded', () => {
  it('goes into the front matter, with places to fill, and waits for its reason', async () => {
    const fixed = await applyFix(OPEN, `記錄決定：${OFFSHORE}（須填理由）`);
    expect(fixed.text).toContain(
      '決定:\n  - 控制項: data-offshore-consent\n    決定: 不採用\n    理由: 請填理由\n    核定: 請填職稱\n    日期: 請填日期\n---',
    );
    expect(await leftAfter(fixed)).toContain('decision.incomplete data-offshore-consent');
    expect(JSON.stringify(fixed.action.edit)).toContain('${2:請填理由}');
  });
});

describe('where controls are missing', () => {
  it('each is offered, then those of an item, then all, then deciding, leaving out, reading', async () => {
    expect(titlesOf(await askAt(OPEN))).toEqual([
      `補上條文：${EVIDENCE}`,
      `補上條文：${OFFSHORE}`,
      `補上條文：${IN_PRC}`,
      '補上「資料安全」未見的 2 條●',
      '補上全部未見的 3 條●',
      `記錄決定：${EVIDENCE}（須填理由）`,
      `記錄決定：${OFFSHORE}（須填理由）`,
      `記錄決定：${IN_PRC}（須填理由）`,
      `略過${EVIDENCE}（須填類別與理由）`,
      `略過${OFFSHORE}（須填類別與理由）`,
      `略過${IN_PRC}（須填類別與理由）`,
      `查看一覽表：${EVIDENCE}`,
      `查看一覽表：${OFFSHORE}`,
      `查看一覽表：${IN_PRC}`,
    ]);
  });

  it('titles come at once, edits only when one is chosen', async () => {
    const { actions } = await askAt(OPEN);
    expect(actions.filter(({ edit }) => edit !== undefined)).toEqual([]);
  });

  it('an action knows its diagnostics, and is preferred only where it is the only one', async () => {
    const asked = await askAt(OPEN);
    const { client } = asked;
    const diagnostics = await client.diagnostics(DRAFT);
    expect(actionOf(asked, `補上條文：${OFFSHORE}`)).toMatchObject({
      diagnostics: diagnostics.filter((diagnostic) => controlOf(diagnostic) === 'data-offshore-consent'),
    });
    expect(actionOf(asked, `補上條文：${OFFSHORE}`).isPreferred).toBeUndefined();
    const [first] = diagnostics;
    if (first === undefined) throw new Error('no diagnostic');
    const alone = await client.actions(DRAFT, first.range, { diagnostics: [first] });
    expect(alone.filter(({ isPreferred }) => isPreferred).map(({ title }) => title)).toEqual([`補上條文：${EVIDENCE}`]);
  });

  it('only what was asked about is offered, also for a client that has lost `data`', async () => {
    const { client } = await askAt(OPEN);
    const diagnostics = await client.diagnostics(DRAFT);
    const [first] = diagnostics;
    if (first === undefined) throw new Error('no diagnostic');
    const titles = async (context: object): Promise<readonly string[]> =>
      (await client.actions(DRAFT, first.range, context))
        .map(({ title }) => title)
        .filter((title) => title.startsWith('補上條文'));
    expect(await titles({ diagnostics: [first] })).toEqual([`補上條文：${EVIDENCE}`]);
    const bare = { ...first, data: undefined };
    expect(await titles({ diagnostics: [bare] })).toHaveLength(3);
    // Those of others are none of ours.
    expect(await titles({ diagnostics: [{ ...first, source: 'markdownlint' }] })).toHaveLength(3);
  });

  it('nothing is offered where nothing is found', async () => {
    expect(titlesOf(await askAt(OPEN.replace('‸', '').replace('壹、', '壹、‸')))).toEqual([]);
    expect(titlesOf(await askAt('# 讀我‸\n'))).toEqual([]);
  });

  it('only the kinds that were asked for are offered', async () => {
    const kindsOf = async (only: string[]): Promise<readonly unknown[]> => {
      const { actions } = await askAt(OPEN, {}, { only });
      return [...new Set(actions.map(({ kind }) => kind))];
    };
    expect(await kindsOf([CodeActionKind.QuickFix])).toEqual(['quickfix']);
    expect(await kindsOf([CodeActionKind.SourceFixAll])).toEqual([FIX_ALL]);
    expect(await kindsOf([CodeActionKind.Source])).toEqual([FIX_ALL]);
    expect(await kindsOf([FIX_ALL])).toEqual([FIX_ALL]);
    expect(await kindsOf([''])).toEqual(['quickfix', FIX_ALL]);
    expect(await kindsOf([CodeActionKind.Refactor])).toEqual([]);
    expect(await kindsOf(['source.fixAll.eslint'])).toEqual([]);
  });
});

describe('a clause that is written', () => {
  it('takes its finding away, and no other', async () => {
    const fixed = await applyFix(OPEN, `補上條文：${OFFSHORE}`);
    expect(fixed.text).toContain('不得將雲端資訊系統或儲存資料移至本國以外地區');
    expect(await leftAfter(fixed)).toEqual([
      'control.missing supplier-product-evidence',
      'control.missing data-not-in-prc',
    ]);
  });

  it('stands in the section at whose heading it was missing', async () => {
    const { text } = await applyFix(OPEN, `補上條文：${OFFSHORE}`);
    expect(text.startsWith(OPEN.replace('‸', '').trimEnd())).toBe(true);
  });

  it('comes with all of its item', async () => {
    const fixed = await applyFix(OPEN, '補上「資料安全」未見的 2 條●');
    expect(await leftAfter(fixed)).toEqual(['control.missing supplier-product-evidence']);
  });

  it('comes with all ●', async () => {
    expect(await leftAfter(await applyFix(OPEN, '補上全部未見的 3 條●'))).toEqual([BLANK_LEFT]);
  });

  it('makes a requirement of a heading that had none below it', async () => {
    const fixed = await applyFix(
      `---
服務類型: maintenance
防護需求等級: 高
---

## 資訊安全需求

### 一、機關規範

${COVERING}

### 二、軟體物料清單‸（SBOM）

### 三、其他

${LACKING}
`,
      '補上條文：「應用程式安全－軟體物料清單及安全測試報告」',
    );
    expect(fixed.action.diagnostics).toMatchObject([{ code: 'control.uncertain' }]);
    expect(await leftAfter(fixed)).toEqual([]);
  });
});

describe('«fix all»', () => {
  it('is asked for by name only, writes all ●, and then has nothing to do', async () => {
    expect(titlesOf(await askAt(OPEN))).not.toContain('補上全部未見的●');
    const fixed = await applyFix(OPEN, '補上全部未見的●', {}, { only: [FIX_ALL] });
    expect(fixed.action.kind).toBe(FIX_ALL);
    expect(await leftAfter(fixed)).toEqual([BLANK_LEFT]);
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    expect(await fixed.client.actions(DRAFT, whole, { only: [FIX_ALL] })).toEqual([]);
  });

  it('never leaves anything out, and writes nothing of ◎ and ▲', async () => {
    const { text } = await applyFix(OPEN, '補上全部未見的●', { settings: () => ({ all: true }) }, { only: [FIX_ALL] });
    expect(text).not.toContain('tenderlint');
    expect(text).not.toContain('虛擬主機映像檔');
  });

  it('is not there for a file that is no draft', async () => {
    expect(titlesOf(await askAt('# 讀我‸\n', {}, { only: [FIX_ALL] }))).toEqual([]);
  });
});

describe('leaving a control out', () => {
  it('writes a comment that says nothing yet, and takes effect with a category and a reason', async () => {
    const fixed = await applyFix(OPEN, `略過${OFFSHORE}（須填類別與理由）`);
    expect(fixed.text).toContain('<!-- tenderlint: ignore data-offshore-consent 類別 理由：請填理由 -->');
    expect(await leftAfter(fixed)).toContain('control.missing data-offshore-consent');
    expect(await leftAfter(fixed)).toContain('suppression.incomplete data-offshore-consent');
    await fixed.client.replace(DRAFT, '類別 理由：請填理由', '不適用 理由：不使用雲端');
    expect(await leftAfter(fixed)).toEqual([
      'control.missing supplier-product-evidence',
      'control.missing data-not-in-prc',
    ]);
  });

  it('is not offered again where its comment stands already', async () => {
    const fixed = await applyFix(OPEN, `略過${OFFSHORE}（須填類別與理由）`);
    const actions = await fixed.client.actions(DRAFT, {
      start: { line: 9, character: 5 },
      end: { line: 9, character: 5 },
    });
    const titles = titlesOf({ ...fixed, actions });
    expect(titles).toContain(`略過${IN_PRC}（須填類別與理由）`);
    expect(titles).not.toContain(`略過${OFFSHORE}（須填類別與理由）`);
  });

  it('stands below the sentence that speaks of the control', async () => {
    const text = OPEN.replace('‸', '').replace(
      /## 貳[^]*/,
      '## 貳、資訊安全需求\n\n本案‹虛擬主機映像檔之安全強化要求不適用›。\n\n其他。\n',
    );
    const title = '略過「資料安全－虛擬主機映像檔保護」（須填類別與理由）';
    const fixed = await applyFix(text, title, { settings: () => ({ all: true }) });
    expect(fixed.text).toMatch(/不適用。\n\n<!-- tenderlint: ignore vm-image-protection .* -->\n\n其他。\n$/);
  });
});

describe('blanks for the level', () => {
  const blank = `---
服務類型: development
---

## 資訊安全需求

存取控制：本系統為‸＿級,需符合＿級存取控制之控制措施，帳號管理、最小權限及遠端存取均應符合資通系統防護基準。
`;

  it('are filled with the level of the front matter, once it has one', async () => {
    const before = await askAt(blank);
    expect(titlesOf(before).filter((title) => title.includes('等級空白'))).toEqual([]);
    const fixed = await applyFix(
      blank.replace('---\n\n', '防護需求等級: 中\n---\n\n'),
      '以前置資料的「中」填入等級空白（2 處）',
    );
    expect(fixed.text).toContain('本系統為中級,需符合中級存取控制');
    expect(fixed.action).toMatchObject({ kind: 'quickfix', isPreferred: true });
  });
});

describe('a contradiction', () => {
  it('is not talked over with a third passage', async () => {
    const text = `---
服務類型: maintenance
防護需求等級: 普
---

## 資訊安全需求

‹${COVERING}›

本案不適用機關資訊安全要求規範，廠商無須符合機關資安政策。
`;
    const asked = await askAt(text);
    const { client } = asked;
    expect((await client.diagnostics(DRAFT)).map(({ code }) => code)).toEqual(['control.uncertain']);
    expect(titlesOf(asked).filter((title) => title.startsWith('補上'))).toEqual([]);
    const action = await client.resolveAction(
      actionOf(asked, '略過「符合機關資安政策－符合機關資安政策及規範」（須填類別與理由）'),
    );
    await applyEdit(client, DRAFT, action.edit ?? {});
    expect(client.document(DRAFT).getText()).toContain('tenderlint: ignore agency-security-policy');
  });
});
