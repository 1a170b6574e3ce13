import { expect } from 'chai';
import * as vscode from 'vscode';
import { activeApi, closeAll, diagnostics, diagnosticsOf, folder, lacks, openFile } from './support.js';

const DRAFT = '需求規範書.md';

suite('two folders with settings of their own', () => {
  suiteSetup(activeApi);
  teardown(closeAll);

  test('have the draft of each checked by its own', async () => {
    expect(vscode.workspace.workspaceFolders?.length).equal(2);
    const first = await openFile(DRAFT, folder(0));
    await diagnostics(first.document.uri, 'findings in Chinese', lacks('軟體物料清單'));
    const second = await openFile(DRAFT, folder(1));
    // The second folder says: level 普 whatever the front matter says, in English, ◎ and ▲ too.
    const all = await diagnostics(second.document.uri, 'findings in English', (each) =>
      each.some(({ message }) => message.includes('not seen in the draft')),
    );
    expect(all.some(({ message }) => message.includes('◎'))).equal(true);
    const own = diagnosticsOf(first.document.uri);
    expect(own.some(({ message }) => message.includes('not seen'))).equal(false);
    expect(own.some(({ message }) => message.includes('◎'))).equal(false);
  });

  test('and a folder that leaves takes its findings along', async () => {
    const { document } = await openFile(DRAFT, folder(1));
    const { uri } = document;
    await diagnostics(uri, 'findings', (all) => all.length > 0);
    const result = await vscode.commands.executeCommand<{ drafts: number }>('tenderlint.checkWorkspace');
    expect(result.drafts).equal(4);
    await closeAll();
    await diagnostics(uri, 'findings of the closed file', (all) => all.length > 0);
    vscode.workspace.updateWorkspaceFolders(1, 1);
    await diagnostics(uri, 'no findings of a folder that left', (all) => all.length === 0);
  });
});
