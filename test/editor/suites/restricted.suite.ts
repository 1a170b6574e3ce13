import { expect } from 'chai';
import * as vscode from 'vscode';
import { activeApi, closeAll, diagnostics, fixesAt, lacks, openFile, rangeOf, titled } from './support.js';

suite('a folder that is not trusted', () => {
  teardown(closeAll);

  test('is checked like any other', async () => {
    expect(vscode.workspace.isTrusted).equal(false);
    const api = await activeApi();
    const { document } = await openFile('需求規範書.md');
    await diagnostics(document.uri, 'findings', lacks('軟體物料清單'));
    const actions = await fixesAt(document.uri, rangeOf(document, '貳、資訊安全需求'));
    expect(titled(actions, '補上條文：「應用程式安全').edit).not.equal(undefined);
    expect(api.status()?.tooltip).contain('應用軟體或系統開發服務');
    expect(vscode.workspace.isTrusted).equal(false);
  });
});
