import { expect } from 'chai';
import * as vscode from 'vscode';
import type { Api } from '../../../client/src/common/startClient.js';
import {
  activeApi,
  closeAll,
  codeOf,
  diagnostics,
  diagnosticsOf,
  folder,
  lacks,
  openFile,
  openText,
  rangeOf,
  until,
} from './support.js';

const DRAFT = '需求規範書.md';
const SBOM = '軟體物料清單';

suite('a draft', () => {
  let api: Api;
  suiteSetup(async () => {
    api = await activeApi();
  });
  teardown(closeAll);

  const statusText = (): Promise<{ text: string; tooltip: string }> =>
    until('the status item', () => api.status() ?? undefined);

  test('shows which ● it lacks, at the section that would hold them', async () => {
    const { document } = await openFile(DRAFT);
    const all = await diagnostics(document.uri, `${SBOM} is lacking`, lacks(SBOM));
    const missing = all.filter((each) => codeOf(each) === 'control.missing');
    expect(missing.every(({ severity }) => severity === vscode.DiagnosticSeverity.Warning)).equal(true);
    const [sbom] = missing.filter(({ message }) => message.includes(SBOM));
    expect(document.getText(sbom?.range)).equal('貳、資訊安全需求');
    expect(sbom?.message).equal(
      '「應用程式安全－軟體物料清單及安全測試報告」一覽表列為●（建議辦理），草案未見。（《應用軟體或系統開發服務》第11列）',
    );
    const { code } = sbom ?? {};
    expect(typeof code === 'object' ? code.target.toString() : '').equal('tenderlint:/rule/control.missing.md');
    expect(all.some(({ message }) => message.includes('違'))).equal(false);
  });

  test('has a status item that says against what it was checked', async () => {
    await openFile(DRAFT);
    const { text, tooltip } = await statusText();
    expect(text).match(/●\d+／\d+/);
    expect(tooltip).contain('應用軟體或系統開發服務').and.contain('防護需求等級 中').and.contain('112-09-20');
  });

  test('that cannot be checked says why', async () => {
    const { document } = await openText('---\n服務類型: 開花\n防護需求等級: 中\n---\n\n內文。\n');
    await diagnostics(document.uri, 'an unknown service', (all) =>
      all.some((each) => codeOf(each) === 'profile.unknown-service'),
    );
    const { text, tooltip } = await until('the reason', () => {
      const shown = api.status();
      return shown?.text.includes('未檢查') === true ? shown : undefined;
    });
    expect(text).contain('$(warning)');
    expect(tooltip).contain('服務類型無法辨識');
  });

  test('is the only thing that shows anything: another Markdown file stays as it is', async () => {
    await openFile(DRAFT);
    await statusText();
    const { document } = await openFile('說明.md');
    await until(
      'the status item to go',
      () => (api.status() === null ? true : undefined),
      vscode.window.onDidChangeActiveTextEditor,
    );
    expect(diagnosticsOf(document.uri)).deep.equal([]);
  });

  test('is checked anew when its level changes', async () => {
    const editor = await openFile(DRAFT);
    const { document } = editor;
    await diagnostics(document.uri, 'the first findings', lacks(SBOM));
    const before = diagnosticsOf(document.uri).length;
    const level = rangeOf(document, '防護需求等級: 中');
    await editor.edit((edit) => {
      edit.replace(level, '防護需求等級: 普');
    });
    const after = await diagnostics(
      document.uri,
      'fewer controls at level 普',
      (all) => all.length > 0 && all.length < before,
    );
    expect(after.length).lessThan(before);
    await until('the status of level 普', () =>
      api.status()?.tooltip.includes('防護需求等級 普') === true ? true : undefined,
    );
  });

  test('is judged while it is written: the words of a requirement take its diagnostic away', async () => {
    const editor = await openFile(DRAFT);
    const { document } = editor;
    await diagnostics(document.uri, 'the first findings', lacks(SBOM));
    const end = rangeOf(document, '木馬程程式。').end;
    await editor.edit((edit) => {
      edit.insert(end, '\n\n（四）廠商應於每季提供軟體物料清單（SBOM）及安全測試報告。');
    });
    await diagnostics(document.uri, `${SBOM} is asked`, (all) => all.length > 0 && !lacks(SBOM)(all));
  });

  test('leaves the Problems panel when it is closed', async () => {
    const { document } = await openFile(DRAFT);
    const { uri } = document;
    await diagnostics(uri, 'the first findings', lacks(SBOM));
    await closeAll();
    await diagnostics(uri, 'no findings of a closed file', (all) => all.length === 0);
  });

  test('of the workspace is listed on request, follows its file, and leaves when that is deleted', async () => {
    const uri = vscode.Uri.joinPath(folder(), '另一份.md');
    const write = (level: string): Thenable<void> => {
      const text = `---\n服務類型: maintenance\n防護需求等級: ${level}\n---\n\n## 資安需求\n\n廠商應具備完善之資通安全管理措施。\n`;
      return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    };
    await write('普');
    const result = await vscode.commands.executeCommand<{ drafts: number; summary: string }>(
      'tenderlint.checkWorkspace',
    );
    expect(result.drafts).greaterThan(1);
    expect(result.summary).match(/^檢查 \d+ 份草案：/);
    const first = await diagnostics(uri, 'findings of a file that is not open', (all) => all.length > 0);
    await write('高');
    await diagnostics(uri, 'more findings of the changed file', (all) => all.length > first.length);
    await vscode.workspace.fs.delete(uri);
    await diagnostics(uri, 'no findings of a deleted file', (all) => all.length === 0);
  });
});
