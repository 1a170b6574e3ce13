import { expect } from 'chai';
import * as vscode from 'vscode';
import { activeApi, closeAll, diagnostics, lacks, openFile, rangeOf, until } from './support.js';

const DRAFT = '需求規範書.md';
const SBOM = '軟體物料清單';

suite('reading and writing', () => {
  let editor: vscode.TextEditor;
  suiteSetup(activeApi);
  setup(async () => {
    editor = await openFile(DRAFT);
    await diagnostics(editor.document.uri, 'the first findings', lacks(SBOM));
  });
  teardown(closeAll);

  async function hoverOn(text: string): Promise<string> {
    const { document } = editor;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      rangeOf(document, text).start.translate(0, 1),
    );
    const contents = hovers.flatMap((hover) => hover.contents);
    return contents
      .map((each) => (each instanceof vscode.MarkdownString ? each.value : JSON.stringify(each)))
      .join('\n');
  }

  test('a hover on a clause tells what the list says of its control', async () => {
    const text = await hoverOn('程式來源不得為');
    expect(text).contain('程式來源不得為陸港澳').and.contain('《應用軟體或系統開發服務》第9列');
    expect(text).contain('項目：應用程式安全').and.contain('中級（本案）：●（建議辦理）').and.contain('已見');
  });

  test('a hover on the front matter explains key and value', async () => {
    expect(await hoverOn('服務類型')).contain('類型代號、名稱或慣用別名');
    expect(await hoverOn('development'))
      .contain('應用軟體或系統開發服務')
      .and.contain('中級：●');
  });

  test('completion comes while Chinese is typed, without asking for it, and writes the clause', async () => {
    const { document } = editor;
    const end = rangeOf(document, '木馬程程式。').end;
    editor.selection = new vscode.Selection(end, end);
    // The list of suggestions is there only while the editor has the focus.
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    // As an input method commits it; a real composition is in the scenes.
    for (const text of ['\n', '\n', '（四）', '軟', '體']) await vscode.commands.executeCommand('type', { text });
    await until(
      'the clause to be accepted',
      () => {
        void vscode.commands.executeCommand('acceptSelectedSuggestion');
        return document.getText().includes('（四）應用程式安全：於更新程式時提供軟體物料清單') ? true : undefined;
      },
      vscode.workspace.onDidChangeTextDocument,
    );
    expect(document.getText()).not.contain('軟體應用程式安全');
    await diagnostics(document.uri, `${SBOM} is asked`, (all) => all.length > 0 && !lacks(SBOM)(all));
  });

  async function completions(line: string): Promise<vscode.CompletionItem[]> {
    const { document } = editor;
    const end = rangeOf(document, '木馬程程式。').end;
    await editor.edit((edit) => {
      edit.insert(end, `\n\n${line}`);
    });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(document.offsetAt(end) + 2 + line.length),
      undefined,
      100,
    );
    return list.items;
  }

  test('completion is found by English words too, and explains itself', async () => {
    const items = await completions('sbom');
    const found = items.find(({ label }) => (typeof label === 'string' ? label : label.label).startsWith(`● ${SBOM}`));
    expect(found?.detail).contain('應用程式安全');
    const { documentation } = found ?? {};
    expect(typeof documentation === 'object' ? documentation.value : '').contain('第11列');
  });

  test('symbols show what is covered, by section', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      editor.document.uri,
    );
    const names = (all: readonly vscode.DocumentSymbol[]): string[] =>
      all.flatMap(({ name, children }) => [name, ...names(children)]);
    expect(names(symbols).join('\n')).contain('● 程式來源不得為陸港澳').and.contain('貳、資訊安全需求');
  });

  test('the declared service leads to the page of its sheet', async () => {
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      editor.document.uri,
      100,
    );
    const sheet = links.find(({ target }) => target?.scheme === 'tenderlint');
    expect(sheet?.target?.path).equal('/catalogue/112-09-20/sheet/development.md');
    if (sheet?.target === undefined) return;
    const page = await vscode.workspace.openTextDocument(sheet.target);
    expect(page.getText()).contain('# 應用軟體或系統開發服務');
  });

  test('every clause is a snippet', async () => {
    const items = await completions('tl-sbom');
    expect(items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'tl-sbom')).equal(true);
  });
});
