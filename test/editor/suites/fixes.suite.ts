import { expect } from 'chai';
import * as vscode from 'vscode';
import {
  activeApi,
  applyAndUndo,
  closeAll,
  codeOf,
  diagnostics,
  fixesAt,
  giveUntil,
  lacks,
  openFile,
  openText,
  rangeOf,
  titled,
  undo,
  until,
} from './support.js';

const DRAFT = '需求規範書.md';
const SBOM = '軟體物料清單';
const CLAUSE = '應用程式安全：於更新程式時提供軟體物料清單 (Software Bill of Materials, SBOM)及安全測試報告';

function draft(frontMatter: string, body = '## 資安需求\n\n廠商應辦理原始碼檢測。\n'): string {
  return `---\n${frontMatter}\n---\n\n${body}`;
}

suite('a quick fix', () => {
  suiteSetup(activeApi);
  teardown(closeAll);

  async function at(text: string, code: string): Promise<{ editor: vscode.TextEditor; actions: vscode.CodeAction[] }> {
    const editor = await openText(text);
    const { uri } = editor.document;
    const all = await diagnostics(uri, code, (each) => each.some((one) => codeOf(one) === code));
    const range = all.find((each) => codeOf(each) === code)?.range;
    if (range === undefined) throw new Error(code);
    return { editor, actions: await fixesAt(uri, range) };
  }

  test('writes the clause into its section, under the next number', async () => {
    const editor = await openFile(DRAFT);
    const { document } = editor;
    await diagnostics(document.uri, SBOM, lacks(SBOM));
    const actions = await fixesAt(document.uri, rangeOf(document, '貳、資訊安全需求'));
    await applyAndUndo(editor, titled(actions, '補上條文：「應用程式安全－軟體物料清單'), async (text) => {
      expect(text).contain(`木馬程程式。\n\n（四）${CLAUSE}`).and.contain('安全測試報告。\n\n## 參、驗收');
      await diagnostics(document.uri, `${SBOM} is asked`, (all) => all.length > 0 && !lacks(SBOM)(all));
    });
  });

  test('that is chosen in the editor itself is taken back by one undo', async () => {
    const { document } = await openText(draft('服務類型: 開發\n防護需求等級： 中'));
    const before = document.getText();
    await diagnostics(document.uri, 'a full-width colon', (all) =>
      all.some((each) => codeOf(each) === 'front-matter.punctuation'),
    );
    const { activeTextEditor: editor } = vscode.window;
    if (editor === undefined) throw new Error('no editor');
    editor.selection = new vscode.Selection(rangeOf(document, '： 中').start, rangeOf(document, '： 中').start);
    const isChanged = (): boolean => document.getText() !== before;
    const choice = { kind: 'quickfix', apply: 'first', preferred: true };
    await giveUntil('the light bulb’s first choice', isChanged, 'editor.action.codeAction', choice);
    expect(document.getText(), document.getText()).contain('防護需求等級: 中');
    await undo(document, before);
  });

  test('writes every clause of an item', async () => {
    const editor = await openFile(DRAFT);
    const { document } = editor;
    await diagnostics(document.uri, SBOM, lacks(SBOM));
    const actions = await fixesAt(document.uri, rangeOf(document, '貳、資訊安全需求'));
    await applyAndUndo(editor, titled(actions, '補上「資安檢測」未見的'), (text) => {
      expect(text).contain('（四）資安檢測：').and.contain('（五）資安檢測：');
    });
  });

  test('writes every ●, and a second run writes nothing', async () => {
    const editor = await openFile(DRAFT);
    const { document } = editor;
    const before = document.getText();
    await diagnostics(document.uri, SBOM, lacks(SBOM));
    await giveUntil('«fix all» to write', () => document.getText() !== before, 'editor.action.fixAll');
    const fixed = document.getText();
    expect(fixed).contain(CLAUSE).and.contain('本系統為中級');
    await diagnostics(document.uri, 'nothing is lacking', (all) =>
      all.every((each) => codeOf(each) !== 'control.missing'),
    );
    await vscode.commands.executeCommand('editor.action.fixAll');
    expect(document.getText()).equal(fixed);
    await undo(document, before);
  });

  test('leaves a control out by a comment that waits for category and reason', async () => {
    const editor = await openFile(DRAFT);
    const { document } = editor;
    await diagnostics(document.uri, SBOM, lacks(SBOM));
    const actions = await fixesAt(document.uri, rangeOf(document, '貳、資訊安全需求'));
    await applyAndUndo(editor, titled(actions, '略過「應用程式安全－軟體物料清單'), async (text) => {
      expect(text).match(/<!-- tenderlint: ignore sbom 類別 理由：請填理由 -->/);
      // Not filled in, it has no effect and says so.
      await diagnostics(
        document.uri,
        'an incomplete comment',
        (all) => all.some((each) => codeOf(each) === 'suppression.incomplete') && lacks(SBOM)(all),
      );
    });
    const end = rangeOf(document, '木馬程程式。').end;
    await editor.edit((edit) => {
      edit.insert(end, '\n\n<!-- tenderlint: ignore sbom 不適用 理由：本案不交付軟體 -->');
    });
    await diagnostics(document.uri, `${SBOM} is decided`, (all) => all.length > 0 && !lacks(SBOM)(all));
  });

  test('fills the level of the front matter into a clause', async () => {
    const body =
      '## 資安需求\n\n依據系統防護需求分級,本系統為＿級,需符合＿級系統資通系統防護基準存取控制控制措施,包含帳號管理、採最小權限原則及遠端存取。\n';
    const editor = await openText(draft('服務類型: development\n防護需求等級: 高', body));
    const { document } = editor;
    await diagnostics(document.uri, 'the first findings', lacks(SBOM));
    const actions = await fixesAt(document.uri, rangeOf(document, '＿級'));
    await applyAndUndo(editor, titled(actions, '以前置資料的「高」填入等級空白（2 處）'), (text) => {
      expect(text).contain('本系統為高級,需符合高級系統').and.not.contain('＿');
    });
  });

  test('mends punctuation, a service, a level and a key of the front matter', async () => {
    for (const [frontMatter, code, title, mended] of [
      [
        '服務類型：development\n防護需求等級: 中',
        'front-matter.punctuation',
        '改成「服務類型: development」',
        '服務類型: development',
      ],
      [
        '服務類型: developmnt\n防護需求等級: 中',
        'profile.unknown-service',
        '改成「development」',
        '服務類型: development',
      ],
      ['服務類型: development\n防護需求等級: 中高級', 'profile.unknown-level', '改成「', '防護需求等級: '],
      [
        '服務類型: development\n防護需求等級: 中\n責任等即: B',
        'profile.unknown-key',
        '改成「責任等級」',
        '責任等級: B',
      ],
    ] as const) {
      const { editor, actions } = await at(draft(frontMatter), code);
      await applyAndUndo(editor, titled(actions, title), (text) => {
        expect(text).contain(mended);
      });
    }
  });

  test('sets the level that the front matter lacks', async () => {
    const { editor, actions } = await at(draft('服務類型: development'), 'profile.incomplete');
    await applyAndUndo(editor, titled(actions, '填入防護需求等級：中'), (text) => {
      expect(text).contain('---\n服務類型: development\n防護需求等級: 中\n---\n');
    });
  });

  test('opens the page of the list', async () => {
    const { document } = await openFile(DRAFT);
    await diagnostics(document.uri, SBOM, lacks(SBOM));
    const actions = await fixesAt(document.uri, rangeOf(document, '貳、資訊安全需求'));
    const { command } = titled(actions, '查看一覽表：「應用程式安全－軟體物料清單');
    expect(command?.command).equal('tenderlint.openPage');
    await vscode.commands.executeCommand('tenderlint.openPage', ...(command?.arguments as unknown[]));
    await until('a tab with the page', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes('sbom'))
        ? true
        : undefined,
    );
  });
});
