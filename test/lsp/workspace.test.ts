import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, type WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { connect, type ClientOptions, type TestClient } from './support/client.js';
import { COVERING, DRAFT, FOLDER, LACKING, maintenance } from './support/drafts.js';
import { createGate } from './support/inbox.js';

const OTHER = `${FOLDER}/b.md`;
const ELSEWHERE = 'file:///elsewhere';
const FAR = `${ELSEWHERE}/c.md`;
const NOTES = `${FOLDER}/notes.md`;

/** A client that shows the whole workspace. */
function connectShown(files: Map<string, string>, options: ClientOptions = {}): Promise<TestClient> {
  return connect({ folders: [FOLDER], files, settings: () => ({ diagnosticMode: 'workspace' }), ...options });
}

/** What a report says of each file: its rules, or `unchanged`. */
function told({ items }: WorkspaceDiagnosticReport): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    items.map((item) => [item.uri, item.kind === 'full' ? item.items.map(({ code }) => code) : item.kind]),
  );
}

function idsOf({ items }: WorkspaceDiagnosticReport): { uri: string; value: string }[] {
  return items.flatMap(({ uri, resultId }) => (resultId === undefined ? [] : [{ uri, value: resultId }]));
}

/** Whether an answer is held back: it is still, when it could long have been worked out. */
async function isHeld(client: TestClient, answer: Promise<unknown>): Promise<boolean> {
  let isHere = false;
  const here = (): void => {
    isHere = true;
  };
  void answer.then(here, here);
  await client.settle();
  return !isHere;
}

describe('workspace diagnostics', () => {
  it('list the drafts that are not open, and no other Markdown files', async () => {
    const client = await connectShown(
      new Map([
        [DRAFT, maintenance(LACKING)],
        [OTHER, maintenance(COVERING)],
        [NOTES, '# 筆記\n'],
      ]),
    );
    expect(told(await client.pullWorkspace())).toEqual({ [DRAFT]: ['control.missing'], [OTHER]: [] });
  });

  it('are held back until something is different from what the client has', async () => {
    const files = new Map([
      [DRAFT, maintenance(LACKING)],
      [OTHER, maintenance(COVERING)],
    ]);
    const client = await connectShown(files);
    const first = await client.pullWorkspace();
    const second = client.pullWorkspace(idsOf(first));
    expect(await isHeld(client, second)).toBe(true);
    await client.touch(NOTES);
    expect(await isHeld(client, second)).toBe(true);
    files.set(OTHER, maintenance(LACKING));
    await client.touch(OTHER);
    expect(told(await second)).toEqual({ [DRAFT]: 'unchanged', [OTHER]: ['control.missing'] });
  });

  it('are held back while only open files are shown, until the setting says otherwise', async () => {
    let diagnosticMode = 'openFiles';
    const client = await connectShown(new Map([[DRAFT, maintenance(LACKING)]]), {
      settings: () => ({ diagnosticMode }),
    });
    const answer = client.pullWorkspace();
    expect(await isHeld(client, answer)).toBe(true);
    diagnosticMode = 'workspace';
    await client.changeSettings();
    expect(told(await answer)).toEqual({ [DRAFT]: ['control.missing'] });
  });

  it('leave an open file to its editor, and take it back when it is closed', async () => {
    const client = await connectShown(new Map([[DRAFT, maintenance(LACKING)]]));
    await client.open(DRAFT, maintenance(COVERING));
    const answer = client.pullWorkspace();
    expect(await isHeld(client, answer)).toBe(true);
    await client.close(DRAFT);
    expect(told(await answer)).toEqual({ [DRAFT]: ['control.missing'] });
  });

  it('empty a file that was open, where only open files are shown', async () => {
    const client = await connectShown(new Map([[DRAFT, maintenance(LACKING)]]), { settings: () => null });
    await client.open(DRAFT, maintenance(LACKING));
    const { resultId = '' } = await client.pull(DRAFT);
    const answer = client.pullWorkspace([{ uri: DRAFT, value: resultId }]);
    expect(await isHeld(client, answer)).toBe(true);
    await client.close(DRAFT);
    expect(told(await answer)).toEqual({ [DRAFT]: [] });
  });

  it('empty a file that was open also for a client that tells of no earlier report, and once', async () => {
    const client = await connectShown(new Map([[DRAFT, maintenance(LACKING)]]), { settings: () => null });
    await client.open(DRAFT, maintenance(LACKING));
    await client.pull(DRAFT);
    const answer = client.pullWorkspace();
    await client.close(DRAFT);
    expect(told(await answer)).toEqual({ [DRAFT]: [] });
    expect(await isHeld(client, client.pullWorkspace())).toBe(true);
  });

  it('empty a file that was deleted, once', async () => {
    const files = new Map([[DRAFT, maintenance(LACKING)]]);
    const client = await connectShown(files);
    const first = await client.pullWorkspace();
    files.delete(DRAFT);
    await client.touch(DRAFT);
    const second = await client.pullWorkspace(idsOf(first));
    expect(told(second)).toEqual({ [DRAFT]: [] });
    expect(await isHeld(client, client.pullWorkspace(idsOf(second)))).toBe(true);
  });

  it('empty a file that is a draft no longer', async () => {
    const files = new Map([[DRAFT, maintenance(LACKING)]]);
    const client = await connectShown(files);
    const first = await client.pullWorkspace();
    files.set(DRAFT, '# 筆記\n');
    await client.touch(DRAFT);
    expect(told(await client.pullWorkspace(idsOf(first)))).toEqual({ [DRAFT]: [] });
  });

  it('follow folders that are added and removed', async () => {
    const files = new Map([
      [DRAFT, maintenance(LACKING)],
      [FAR, maintenance(LACKING)],
    ]);
    const client = await connectShown(files);
    const first = await client.pullWorkspace();
    expect(told(first)).toEqual({ [DRAFT]: ['control.missing'] });
    const second = client.pullWorkspace(idsOf(first));
    expect(await isHeld(client, second)).toBe(true);
    await client.changeFolders({ added: [ELSEWHERE] });
    const both = await second;
    expect(told(both)).toMatchObject({ [FAR]: ['control.missing'] });
    await client.changeFolders({ removed: [FOLDER] });
    expect(told(await client.pullWorkspace(idsOf(both)))).toMatchObject({ [DRAFT]: [] });
  });

  it('show only the folders whose settings ask for it', async () => {
    const files = new Map([
      [DRAFT, maintenance(LACKING)],
      [FAR, maintenance(LACKING)],
    ]);
    const client = await connectShown(files, {
      folders: [FOLDER, ELSEWHERE],
      settings: (uri) => ({ diagnosticMode: uri.startsWith(ELSEWHERE) ? 'workspace' : 'openFiles' }),
    });
    expect(told(await client.pullWorkspace())).toEqual({ [FAR]: ['control.missing'] });
    expect(await client.diagnostics(FAR)).toHaveLength(1);
    expect(await client.diagnostics(DRAFT)).toEqual([]);
  });

  it('take no file of a folder whose name only begins alike', async () => {
    const near = `${FOLDER}-old/a.md`;
    const client = await connectShown(new Map([[near, maintenance(LACKING)]]));
    expect(await client.checkWorkspace()).toMatchObject({ drafts: 0 });
    expect(await client.diagnostics(near)).toEqual([]);
  });

  it('are not those of a text that went while it was read', async () => {
    const gate = createGate();
    const files = new Map([[DRAFT, maintenance(LACKING)]]);
    const client = await connectShown(files, {
      settings: (uri) => (uri === DRAFT ? gate.pass() : { diagnosticMode: 'workspace' }),
    });
    const first = client.pullWorkspace();
    await gate.reached;
    // Read, and not yet checked.
    files.set(DRAFT, maintenance(COVERING));
    await client.touch(DRAFT);
    await client.settle();
    gate.open();
    const known = idsOf(await first);
    expect(told(await client.pullWorkspace(known))).toEqual({ [DRAFT]: [] });
  });

  it('know a file by any spelling of its address', async () => {
    const files = new Map([[`${FOLDER}/%E8%8D%89%E6%A1%88(1).md`, maintenance(LACKING)]]);
    const spelled = `${FOLDER}/%E8%8D%89%E6%A1%88%281%29.md`;
    const client = await connectShown(files);
    const first = await client.pullWorkspace();
    const known = idsOf(first).map(({ value }) => ({ uri: spelled, value }));
    const second = client.pullWorkspace(known);
    expect(await isHeld(client, second)).toBe(true);
    await client.open(spelled, maintenance(COVERING));
    expect(await client.checkWorkspace()).toMatchObject({ drafts: 1, warnings: 0 });
  });

  it('end when the client cancels', async () => {
    const client = await connectShown(new Map());
    const source = new CancellationTokenSource();
    const answer = client.pullWorkspace([], source.token);
    expect(await isHeld(client, answer)).toBe(true);
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });

  it('go on when the client fails to find files', async () => {
    let isBroken = true;
    const client = await connectShown(new Map([[DRAFT, maintenance(LACKING)]]), {
      findFiles: () => (isBroken ? Promise.reject(new Error('no such thing')) : Promise.resolve({ uris: [DRAFT] })),
    });
    expect(await client.pullWorkspace()).toEqual({ items: [] });
    isBroken = false;
    expect(told(await client.pullWorkspace())).toEqual({ [DRAFT]: ['control.missing'] });
  });

  it('go on when the client fails to read a file', async () => {
    const client = await connectShown(new Map([[DRAFT, maintenance(LACKING)]]), {
      findFiles: () => Promise.resolve({ uris: [OTHER, DRAFT] }),
      readFile: (uri) => (uri === OTHER ? Promise.reject(new Error('no such thing')) : undefined),
    });
    expect(told(await client.pullWorkspace())).toEqual({ [DRAFT]: ['control.missing'] });
  });
});

describe('a check of the workspace', () => {
  it('sums up, the open drafts as they stand in the editor, and shows all from then on', async () => {
    const files = new Map([
      [DRAFT, maintenance(LACKING)],
      [OTHER, maintenance(LACKING)],
      [NOTES, '# 筆記\n'],
    ]);
    const client = await connectShown(files, { settings: () => null });
    await client.open(OTHER, maintenance(COVERING));
    const held = client.pullWorkspace();
    expect(await isHeld(client, held)).toBe(true);
    expect(await client.checkWorkspace()).toEqual({
      summary: '檢查 2 份草案：0 個錯誤、1 個警告、12 則提示；1 個 Markdown 檔不是草案。',
      drafts: 2,
      checked: 2,
      passedOver: 1,
      warnings: 1,
    });
    expect(told(await held)).toEqual({ [DRAFT]: ['control.missing'] });
  });

  it('counts an open file once, whatever lies on disk', async () => {
    const files = new Map([
      [DRAFT, '# 筆記\n'],
      [OTHER, maintenance(LACKING)],
    ]);
    const client = await connectShown(files);
    await client.open(DRAFT, maintenance(COVERING));
    await client.open(OTHER, '# 筆記\n');
    expect(await client.checkWorkspace()).toMatchObject({ drafts: 1, passedOver: 1, warnings: 0 });
  });

  it('says so where there is no draft, and where there are no files to be had', async () => {
    const empty = await connectShown(new Map([[NOTES, '# 筆記\n']]));
    expect((await empty.checkWorkspace()).summary).toContain('1 個 Markdown 檔都沒有在前置資料填「服務類型」');
    const blind = await connect({ folders: [FOLDER] });
    await blind.open(DRAFT, maintenance(LACKING));
    expect(await blind.checkWorkspace()).toMatchObject({ drafts: 1, warnings: 1 });
    expect((await blind.checkWorkspace()).summary).toContain('只檢查開啟中的草案');
  });

  it('takes its one root for a folder of a client that knows no folders', async () => {
    const files = new Map([[DRAFT, maintenance(LACKING)]]);
    const client = await connect({ files, rootUri: FOLDER, without: ['folders'] });
    expect(await client.checkWorkspace()).toMatchObject({ drafts: 1 });
  });

  it('reads files anew for a client that tells of no changes', async () => {
    const files = new Map([[DRAFT, maintenance(LACKING)]]);
    const client = await connectShown(files, { without: ['watching'] });
    expect(await client.checkWorkspace()).toMatchObject({ warnings: 1 });
    files.set(DRAFT, maintenance(COVERING));
    expect(await client.checkWorkspace()).toMatchObject({ warnings: 0 });
  });

  it('can be cancelled, and then shows nothing', async () => {
    const gate = createGate();
    const client = await connectShown(new Map([[DRAFT, maintenance(LACKING)]]), {
      settings: (uri) => (uri === DRAFT ? gate.pass() : null),
    });
    const held = client.pullWorkspace();
    const source = new CancellationTokenSource();
    const answer = client.checkWorkspace(source.token);
    await gate.reached;
    source.cancel();
    gate.open();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await isHeld(client, held)).toBe(true);
  });
});
