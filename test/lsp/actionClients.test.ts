import { describe, expect, it } from 'vitest';
import { LSPErrorCodes, type CodeAction } from 'vscode-languageserver';
import { actionOf, applyFix, askAt, BLANK_LEFT, leftAfter, titlesOf } from './support/actions.js';
import { connect, type ClientOptions } from './support/client.js';
import { COVERING, DRAFT, FOLDER, LACKING, maintenance } from './support/drafts.js';
import { editsIn, expandSnippet } from './support/edits.js';

/** A service of which the draft lacks the one ● whose clause has a blank. */
const OPEN = `---
服務類型: saas-customization
防護需求等級: 普
---

## 資訊‸安全需求

未經本局審查同意，不得將雲端資訊系統或儲存資料移至本國以外地區。

資料之存取、備份及備援之實體所在地不得位於大陸地區（含香港及澳門），亦不得跨該等境內傳輸。

## 其他
`;
const INSERT = '補上條文：「供應商及產品安全要求－供應商及產品安全佐證」';
const SUPPRESS = '略過「供應商及產品安全要求－供應商及產品安全佐證」（須填類別與理由）';

async function resolved(title: string, options: ClientOptions = {}): Promise<CodeAction> {
  const asked = await askAt(OPEN, options);
  const action = actionOf(asked, title);
  return action.edit === undefined ? asked.client.resolveAction(action) : action;
}

describe('a draft that has moved on', () => {
  it('refuses an action that was offered for an older version', async () => {
    const asked = await askAt(OPEN);
    const action = actionOf(asked, INSERT);
    await asked.client.replace(DRAFT, '## 其他', '## 附則');
    await expect(asked.client.resolveAction(action)).rejects.toMatchObject({
      code: LSPErrorCodes.ContentModified,
      message: '草案已經改動，請再選一次。',
    });
  });

  it('refuses an action once its file is closed', async () => {
    const asked = await askAt(OPEN);
    const action = actionOf(asked, INSERT);
    await asked.client.close(DRAFT);
    await expect(asked.client.resolveAction(action)).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  });

  it('refuses an action also where it moved while the edit was being worked out', async () => {
    const asked = await askAt(OPEN);
    const action = actionOf(asked, INSERT);
    // Settings must be asked for again: meanwhile the text changes.
    await asked.client.changeSettings();
    const answer = asked.client.resolveAction(action);
    await asked.client.replace(DRAFT, '## 其他', '## 附則');
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  });

  it('offers the same again for the version that is there', async () => {
    const asked = await askAt(OPEN);
    await asked.client.replace(DRAFT, '## 其他', '## 附則');
    const range = { start: { line: 5, character: 4 }, end: { line: 5, character: 4 } };
    const actions = await asked.client.actions(DRAFT, range);
    const action = await asked.client.resolveAction(actionOf({ ...asked, actions }, INSERT));
    expect(action.edit).toBeDefined();
  });
});

describe('places to fill', () => {
  it('are tab stops for a client that knows snippet edits: one edit, from a margin', async () => {
    const asked = await askAt(OPEN);
    const { edit } = await asked.client.resolveAction(actionOf(asked, INSERT));
    const [only, ...others] = editsIn(asked.client, DRAFT, edit ?? {});
    expect(others).toEqual([]);
    expect(only?.range.start.character).toBe(0);
    if (only === undefined || !('snippet' in only)) throw new Error('no snippet');
    expect(only.snippet.kind).toBe('snippet');
    expect(only.snippet.value).toContain('${1|＿,高,中(含)以上,低(含)以上|}');
    // Nobody picks a level unawares: what is passed over stays a blank.
    expect(expandSnippet(only.snippet.value)).toContain('未含＿等級風險');
  });

  it('are the category and the reason in the comment that leaves a control out', async () => {
    const asked = await askAt(OPEN);
    const { edit } = await asked.client.resolveAction(actionOf(asked, SUPPRESS));
    const [only] = editsIn(asked.client, DRAFT, edit ?? {});
    expect(only).toHaveProperty(
      'snippet.value',
      expect.stringContaining('${1|類別,不適用,另案,不採用,替代措施,誤判|} 理由：${2:請填理由}'),
    );
  });

  it.each([
    ['snippet edits', ['snippetEdits']],
    ['versioned edits', ['documentChanges']],
  ] as const)('stand as they show for a client without %s', async (_, without) => {
    const fixed = await applyFix(OPEN, INSERT, { without });
    expect(JSON.stringify(fixed.action.edit)).not.toContain('snippet');
    expect(fixed.text).toContain('未含＿等級風險');
    expect(await leftAfter(fixed)).toEqual([BLANK_LEFT]);
  });

  it('lead to the same text, whatever the client knows', async () => {
    const { text: plain } = await applyFix(OPEN, INSERT, { without: ['snippetEdits'] });
    const { text: filled } = await applyFix(OPEN, INSERT);
    expect(filled).toBe(plain);
  });

  it('are no tab stops in «all ●»', async () => {
    const fixed = await applyFix(OPEN, '補上全部未見的●', {}, { only: ['source.fixAll'] });
    expect(JSON.stringify(fixed.action.edit)).not.toContain('snippet');
  });
});

describe('an edit', () => {
  it('is bound to the version of the draft', async () => {
    const { edit } = await resolved(INSERT);
    expect(edit).toMatchObject({ documentChanges: [{ textDocument: { uri: DRAFT, version: 1 } }] });
  });

  it('names no version to a client that knows none', async () => {
    const { edit } = await resolved(INSERT, { without: ['documentChanges'] });
    expect(Object.keys(edit ?? {})).toEqual(['changes']);
  });

  it.each([['resolve'], ['data']] as const)('comes at once for a client without %s', async (ability) => {
    const options: ClientOptions = { without: [ability] };
    const asked = await askAt(OPEN, options);
    expect(asked.client.capabilities.codeActionProvider).toMatchObject({ resolveProvider: false });
    expect(asked.actions.filter(({ edit, command }) => edit === undefined && command === undefined)).toEqual([]);
    expect(asked.actions.filter(({ data }) => data !== undefined)).toEqual([]);
    expect(await leftAfter(await applyFix(OPEN, INSERT, options))).toEqual([BLANK_LEFT]);
  });

  it('that would change nothing is not offered to a client that has edits at once', async () => {
    const decided = OPEN.replace('## 其他', '<!-- tenderlint: ignore supplier-product-evidence -->\n\n## 其他');
    const asked = await askAt(decided, { without: ['resolve'] });
    expect(titlesOf(asked)).toContain(INSERT);
    expect(titlesOf(asked)).not.toContain(SUPPRESS);
  });

  it('carries little', async () => {
    const { actions } = await askAt(OPEN);
    for (const { data } of actions) expect(JSON.stringify(data ?? null).length).toBeLessThan(200);
  });
});

describe('for a client without', () => {
  it('action literals, no actions are offered at all', async () => {
    const { capabilities } = await connect({ without: ['actionLiterals'] });
    expect(capabilities.codeActionProvider).toBeUndefined();
  });

  it('preferred actions, none is', async () => {
    const marked = `---\n服務類型‸：maintenance\n---\n\n${COVERING}\n`;
    expect((await askAt(marked)).actions).toMatchObject([{ isPreferred: true }]);
    expect((await askAt(marked, { without: ['preferred'] })).actions).not.toMatchObject([{ isPreferred: true }]);
  });

  it('pages, none is offered to be opened', async () => {
    const asked = await askAt(OPEN, { options: { pages: false } });
    expect(titlesOf(asked).filter((title) => title.startsWith('查看'))).toEqual([]);
    expect(asked.actions.filter(({ command }) => command !== undefined)).toEqual([]);
  });
});

describe('a page', () => {
  it('of a control is opened by a command of the client', async () => {
    const title = '查看一覽表：「供應商及產品安全要求－供應商及產品安全佐證」';
    expect(actionOf(await askAt(OPEN), title).command).toEqual({
      title,
      command: 'tenderlint.openPage',
      arguments: ['tenderlint:/catalogue/112-09-20/control/supplier-product-evidence.md'],
    });
  });
});

describe('actions of two files', () => {
  it('do not touch each other', async () => {
    const asked = await askAt(OPEN);
    const other = `${FOLDER}/b.md`;
    await asked.client.open(other, maintenance(LACKING), 1);
    const action = await asked.client.resolveAction(actionOf(asked, INSERT));
    expect(action.edit?.documentChanges).toMatchObject([{ textDocument: { uri: DRAFT } }]);
  });
});
