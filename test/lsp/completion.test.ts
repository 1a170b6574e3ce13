import { describe, expect, it } from 'vitest';
import { CompletionTriggerKind, InsertTextFormat, TextEdit, type CompletionItem } from 'vscode-languageserver';
import { connect, type ClientOptions, type TestClient } from './support/client.js';
import { COVERING, DRAFT, LACKING } from './support/drafts.js';
import { expandSnippet } from './support/edits.js';
import { readFixture } from './support/markers.js';

const { Invoked, TriggerCharacter, TriggerForIncompleteCompletions } = CompletionTriggerKind;

interface Offered {
  readonly client: TestClient;
  readonly items: readonly CompletionItem[];
}

/** Completes at the cursor; a key was typed, unless said otherwise. */
async function completeAt(
  marked: string,
  triggerKind: CompletionTriggerKind = TriggerCharacter,
  options: ClientOptions = {},
): Promise<Offered> {
  const { text, cursor } = readFixture(marked);
  if (cursor === null) throw new Error('no cursor');
  const client = await connect(options);
  await client.open(DRAFT, text);
  return { client, items: await client.complete(DRAFT, cursor, { triggerKind }) };
}

async function labelsAt(marked: string, triggerKind?: CompletionTriggerKind): Promise<readonly string[]> {
  const { items } = await completeAt(marked, triggerKind);
  return items.map(({ label }) => label);
}

/** The line of the cursor once the offer with this label was taken. */
async function lineAfter(marked: string, label: string): Promise<string | undefined> {
  const { client, items } = await completeAt(marked, Invoked);
  const item = items.find((each) => each.label === label);
  if (!TextEdit.is(item?.textEdit)) throw new Error(`${label} is not offered`);
  const { range, newText } = item.textEdit;
  const text = item.insertTextFormat === InsertTextFormat.Snippet ? expandSnippet(newText) : newText;
  await client.change(DRAFT, range, text);
  return client.document(DRAFT).getText().split('\n')[range.start.line];
}

/** A draft with a chapter on security at whose end the cursor stands. */
function draft(typed: string, service = 'maintenance', level = '高'): string {
  return `---\n服務類型: ${service}\n防護需求等級: ${level}\n---\n\n# 需求規範書\n\n## 壹、概述\n\n${LACKING}\n\n## 貳、資訊安全需求\n\n${typed}\n`;
}

const SBOM = '● 軟體物料清單及安全測試報告';

describe('in the front matter', () => {
  it('the keys that are lacking are offered', async () => {
    const labels = await labelsAt(`---\n服務類型: maintenance\n‸\n---\n\n${LACKING}\n`);
    expect(labels).toContain('防護需求等級');
    expect(labels).not.toContain('服務類型');
    expect(await lineAfter(`---\n服務類型: maintenance\n‸\n---\n\n${LACKING}\n`, '責任等級')).toBe('責任等級: ');
  });

  it.each([
    ['Chinese', '防‸'],
    ['English', 'lev‸'],
  ])('a key is found by what was typed of it in %s', async (_, typed) => {
    const text = `---\n服務類型: maintenance\n${typed}\n案名: 某案\n---\n\n${LACKING}\n`;
    expect(await lineAfter(text, '防護需求等級')).toBe('防護需求等級: ');
  });

  it.each([
    ['behind the colon', 'level:‸', '中', 'level: 中'],
    ['behind the blank', 'level: ‸', '中', 'level: 中'],
    ['by a Chinese word', '責任等級: ‸', 'B', '責任等級: B'],
    ['by an English word', 'level: me‸', '中', 'level: 中'],
    ['by part of a title', '服務類型: 系統開‸', '應用軟體或系統開發服務', '服務類型: 應用軟體或系統開發服務'],
    ['by an id', 'service: main‸', '應用軟體或系統維運服務', 'service: 應用軟體或系統維運服務'],
    [
      'behind another value',
      '服務類型: maintenance、開發‸',
      '應用軟體或系統開發服務',
      '服務類型: maintenance、應用軟體或系統開發服務',
    ],
    ['for yes and no', '個資: ‸', '是', '個資: 是'],
  ])('a value is found %s', async (_, line, label, expected) => {
    const service = /服務類型|service/.test(line) ? '' : '服務類型: maintenance\n';
    expect(await lineAfter(`---\n${service}${line}\n---\n\n${LACKING}\n`, label)).toBe(expected);
  });

  it('a value is found for an item of a list', async () => {
    const text = `---\n服務類型:\n  - maintenance\n  - 開發‸\nlevel: 中\n---\n\n${LACKING}\n`;
    expect(await lineAfter(text, '應用軟體或系統開發服務')).toBe('  - 應用軟體或系統開發服務');
  });

  it('nothing is offered in the middle of a value, nor for an amount', async () => {
    expect(await labelsAt(`---\n服務類型: main‸tenance\n---\n\n${LACKING}\n`, Invoked)).toEqual([]);
    expect(await labelsAt(`---\n服務類型: maintenance\n採購金額: ‸\n---\n\n${LACKING}\n`, Invoked)).toEqual([]);
  });
});

describe('in the body', () => {
  it.each([
    ['Chinese', '軟‸'],
    ['an English name', 'sb‸'],
    ['a word of the English title', 'bill‸'],
    ['capitals', 'SBOM‸'],
    ['the beginning of the item', '應用程式‸'],
  ])('a clause is found by %s', async (_, typed) => {
    expect((await labelsAt(draft(typed)))[0]).toBe(SBOM);
  });

  it.each([
    ['a number', '（一）弱點‸', '（一）資安檢測：主機弱點掃描。'],
    ['a list mark', '- 弱點‸', '- 資安檢測：主機弱點掃描。'],
    ['nothing', '弱點‸', '資安檢測：主機弱點掃描。'],
  ])('a clause takes the place of the word behind %s', async (_, typed, expected) => {
    expect(await lineAfter(draft(typed), '▲ 主機弱點掃描')).toBe(expected);
  });

  it('a clause is written into the cell of a table', async () => {
    const table = '| 項次 | 要求 | 說明 |\n|---|---|---|\n| 1 | 弱點‸ | |';
    expect(await lineAfter(draft(table), '▲ 主機弱點掃描')).toBe('| 1 | 資安檢測：主機弱點掃描。 | |');
  });

  it('what belongs into the section is offered behind a number that was typed', async () => {
    expect(await labelsAt(draft('（一）‸'))).toContain(SBOM);
    expect(await labelsAt(draft('- ‸'))).toContain(SBOM);
  });

  it('what does not is offered only on request', async () => {
    const elsewhere = draft('').replace(`${LACKING}\n`, `${LACKING}\n\n（一）‸\n`);
    expect(await labelsAt(elsewhere)).toEqual([]);
    expect(await labelsAt(elsewhere, TriggerForIncompleteCompletions)).toEqual([]);
    expect(await labelsAt(elsewhere, Invoked)).toContain(SBOM);
  });

  it('on an empty line all is offered on request, nothing for a key', async () => {
    expect(await labelsAt(draft('‸'))).toEqual([]);
    expect(await labelsAt(draft('‸'), Invoked)).toContain(SBOM);
  });

  it('what the draft asks for already is not offered', async () => {
    const labels = await labelsAt(draft(`${COVERING}\n\n‸`), Invoked);
    expect(labels).toContain(SBOM);
    expect(labels).not.toContain('● 符合機關資安政策及規範');
  });

  it('● comes before ▲ and ◎', async () => {
    const marks = (await labelsAt(draft('‸', 'maintenance', '普'), Invoked)).map((label) => label[0]);
    expect(marks).toEqual(['●', '▲', '▲', '▲', '◎', '◎']);
  });

  it.each([
    ['in the middle of a sentence', draft('廠商應提供軟‸體物料清單')],
    ['behind a comma', draft('廠商應於每月，弱點‸')],
    ['in a long line', draft('廠商應依機關之需求於每年度辦理弱點‸')],
    ['in code', draft('```\n弱點‸\n```')],
    ['in a comment of ours that is only shown as code', draft('```\n<!-- tenderlint: ignore ‸ -->\n```')],
    ['in a code block that is never closed', draft('```\n弱點‸')],
    ['in a comment', draft('<!-- 弱點‸ -->')],
    ['in a heading', draft('### 弱點‸')],
    ['in a file that is no draft', '# 筆記\n\n弱點‸\n'],
  ])('nothing is offered %s', async (_, marked) => {
    expect(await labelsAt(marked, Invoked)).toEqual([]);
  });
});

describe('in a comment of ours', () => {
  it('the controls are offered that may be left out, then the categories', async () => {
    const controls = await labelsAt(draft('<!-- tenderlint: ignore ‸ -->'));
    expect(controls).toHaveLength(6);
    expect(await labelsAt(draft('<!-- tenderlint: ignore sb‸ -->'))).toEqual(['sbom']);
    expect(await labelsAt(draft('<!-- tenderlint: ignore 物料‸ -->'))).toEqual(['sbom']);
    expect(await labelsAt(draft('<!-- tenderlint: ignore sbom ‸ -->'))).toEqual([
      '不適用',
      '另案',
      '不採用',
      '替代措施',
      '誤判',
    ]);
  });

  it('a control that is asked for is not', async () => {
    expect(await labelsAt(draft(`${COVERING}\n\n<!-- tenderlint: ignore ‸ -->`))).not.toContain(
      'agency-security-policy',
    );
  });
});

describe('an offer', () => {
  it('is found by what was typed, and put in as it is, by whatever editor', async () => {
    const { items } = await completeAt(draft('弱點‸'));
    expect(items.length).toBeGreaterThan(1);
    expect(new Set(items.map(({ filterText }) => filterText))).toEqual(new Set(['弱點']));
    expect(items.map(({ sortText }) => sortText)).toEqual(items.map((_, i) => String(i).padStart(4, '0')));
  });

  it('has a tab stop where something is left to fill, for a client that knows them', async () => {
    const typed = draft('供應商及產品‸', 'saas-customization', '普');
    const { items } = await completeAt(typed);
    expect(items[0]).toMatchObject({
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { newText: expect.stringContaining('${1|＿,高') as unknown },
    });
    const plain = await completeAt(typed, TriggerCharacter, { without: ['snippetCompletion'] });
    expect(plain.items[0]).toMatchObject({
      insertTextFormat: InsertTextFormat.PlainText,
      textEdit: { newText: expect.stringContaining('未含＿等級') as unknown },
    });
  });

  it('is explained when asked about, in the markup that the client shows', async () => {
    const { client, items } = await completeAt(draft('軟‸'));
    const [item] = items;
    if (item === undefined) throw new Error('nothing offered');
    expect(item.documentation).toBeUndefined();
    expect((await client.resolveCompletion(item)).documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('### **軟體物料清單及安全測試報告** `sbom`') as unknown,
    });
    const plain = await completeAt(draft('軟‸'), TriggerCharacter, { without: ['markdown'] });
    const [bare] = plain.items;
    if (bare === undefined) throw new Error('nothing offered');
    expect((await plain.client.resolveCompletion(bare)).documentation).toMatchObject({ kind: 'plaintext' });
  });

  it('of a draft that was closed meanwhile is left as it is', async () => {
    const { client, items } = await completeAt(draft('軟‸'));
    const [item] = items;
    if (item === undefined) throw new Error('nothing offered');
    await client.close(DRAFT);
    expect(await client.resolveCompletion(item)).toEqual(item);
  });

  it('is asked for when a character is typed that may begin one', async () => {
    const { client } = await completeAt(draft('軟‸'));
    const triggers = client.capabilities.completionProvider?.triggerCharacters ?? [];
    expect(triggers).toEqual(expect.arrayContaining(['軟', '弱', 's', 'S', '：', ':', '）', ' ']));
    expect(triggers.every(({ length }) => length === 1)).toBe(true);
  });
});
