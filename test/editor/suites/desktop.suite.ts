// What only a host with processes has: a server that can be killed, a draft as large as they come, a display language.
import { expect } from 'chai';
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import type { Api } from '../../../client/src/common/startClient.js';
import {
  activeApi,
  closeAll,
  diagnostics,
  diagnosticsOf,
  lacks,
  openFile,
  openText,
  rangeOf,
  until,
} from './support.js';

const DRAFT = '需求規範書.md';
const SBOM = '軟體物料清單';

suite('the server', () => {
  let api: Api;
  suiteSetup(async () => {
    api = await activeApi();
  });
  teardown(closeAll);

  function serverProcess(): number {
    const child: unknown = Reflect.get(api.client, '_serverProcess');
    const pid: unknown = typeof child === 'object' && child !== null ? Reflect.get(child, 'pid') : undefined;
    if (typeof pid !== 'number') throw new Error('the server is no process');
    return pid;
  }

  /** Milliseconds that it took to type a text, key by key. */
  async function type(text: string): Promise<number> {
    const start = performance.now();
    for (const unit of text) await vscode.commands.executeCommand('type', { text: unit });
    return performance.now() - start;
  }

  test('that falls is started again, and checks on', async () => {
    const editor = await openFile(DRAFT);
    const { document } = editor;
    await diagnostics(document.uri, 'the first findings', lacks(SBOM));
    const first = serverProcess();
    process.kill(first, 'SIGKILL');
    await until('another server', () => {
      if (api.client.state !== State.Running) return undefined;
      return serverProcess() === first ? undefined : true;
    });
    await editor.edit((edit) => {
      edit.insert(
        rangeOf(document, '木馬程程式。').end,
        '\n\n（四）廠商應於每季提供軟體物料清單（SBOM）及安全測試報告。',
      );
    });
    await diagnostics(document.uri, 'findings of the new server', (all) => all.length > 0 && !lacks(SBOM)(all));
  });

  test('is restarted on request', async () => {
    const { document } = await openFile(DRAFT);
    await diagnostics(document.uri, 'the first findings', lacks(SBOM));
    const first = serverProcess();
    await vscode.commands.executeCommand('tenderlint.restartServer');
    expect(serverProcess()).not.equal(first);
    await diagnostics(document.uri, 'findings of the new server', lacks(SBOM));
  });

  test('keeps up with the keys in a draft of 1 MB', async () => {
    const body = '（一）本系統應提供線上申辦、案件查詢及統計報表等功能，並依機關需求調整畫面與欄位。\n\n';
    const filler = body.repeat(Math.ceil(1_000_000 / new TextEncoder().encode(body).length));
    const head =
      '---\n服務類型: development\n防護需求等級: 中\n---\n\n## 壹、資安需求\n\n廠商應辦理教育訓練。\n\n## 貳、功能\n\n';
    const start = performance.now();
    const editor = await openText(head + filler);
    const { document } = editor;
    await diagnostics(document.uri, 'the findings of a large draft', lacks(SBOM));
    const opening = performance.now() - start;
    const end = rangeOf(document, '廠商應辦理教育訓練。').end;
    editor.selection = new vscode.Selection(end, end);
    const sentence = '廠商應於每季提供軟體物料清單及安全測試報告。';
    const large = await type(sentence);
    const typed = performance.now();
    await diagnostics(document.uri, `${SBOM} is asked`, (all) => all.length > 0 && !lacks(SBOM)(all));
    const settling = performance.now() - typed;
    // All in ratios. The findings are there sooner than at opening: keys in between were not each checked, and nothing was judged
    // twice. And the typing hand waits no longer than in a small draft, give or take what the editor itself needs.
    expect(settling / opening, `${settling.toFixed(0)} ms after ${opening.toFixed(0)} ms`).lessThan(1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      end.translate(0, 8),
    );
    expect(hovers.length).greaterThan(0);
    await closeAll();
    const small = await openFile(DRAFT);
    const at = rangeOf(small.document, '木馬程程式。').end;
    small.selection = new vscode.Selection(at, at);
    const quick = await type(sentence);
    expect(large / quick, `${large.toFixed(0)} ms against ${quick.toFixed(0)} ms`).lessThan(8);
  });

  test('speaks the language of the editor', async () => {
    const manifest: unknown = vscode.extensions.getExtension('tenderlint.tenderlint')?.packageJSON;
    expect(JSON.stringify(manifest))
      .contain('檢查工作區的草案')
      .and.contain('重新啟動語言伺服器')
      .and.contain('顯示記錄');
    const { document } = await openFile(DRAFT);
    await diagnostics(document.uri, 'the first findings', lacks(SBOM));
    const configuration = vscode.workspace.getConfiguration('tenderlint', document.uri);
    await configuration.update('lang', 'en', vscode.ConfigurationTarget.Workspace);
    await diagnostics(document.uri, 'messages in English', (all) =>
      all.some(({ message }) => message.includes('not seen in the draft')),
    );
    await configuration.update('lang', undefined, vscode.ConfigurationTarget.Workspace);
    await diagnostics(document.uri, 'messages in Chinese', lacks(SBOM));
  });

  test('lists ◎ and ▲ on request only', async () => {
    const { document } = await openFile(DRAFT);
    await diagnostics(document.uri, 'the first findings', lacks(SBOM));
    const few = diagnosticsOf(document.uri).length;
    const configuration = vscode.workspace.getConfiguration('tenderlint', document.uri);
    await configuration.update('all', true, vscode.ConfigurationTarget.Workspace);
    await diagnostics(
      document.uri,
      'more findings',
      (all) => all.length > few && all.some(({ message }) => message.includes('◎')),
    );
    await configuration.update('all', undefined, vscode.ConfigurationTarget.Workspace);
    await diagnostics(document.uri, 'the findings of before', (all) => all.length === few);
  });
});
