import { describe, expect, it } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { connect, type ClientOptions, type TestClient } from './support/client.js';
import { COVERING, DRAFT, FOLDER, LACKING, maintenance } from './support/drafts.js';
import { createFakeTimer } from './support/fakeTimer.js';
import { createGate } from './support/inbox.js';

const OTHER = `${FOLDER}/b.md`;

/** A client that cannot pull. */
function connectPushed(options: ClientOptions = {}): Promise<TestClient> {
  return connect({ ...options, without: ['pull', ...(options.without ?? [])] });
}

function published(client: TestClient, uri: string): Promise<PublishDiagnosticsParams> {
  return client.heard.published.take((params) => params.uri === uri);
}

/** The rules of all that was ever published of a file, publication by publication. */
function history(client: TestClient, uri: string): readonly (readonly unknown[])[] {
  return client.heard.published.all
    .filter((params) => params.uri === uri)
    .map(({ diagnostics }) => diagnostics.map(({ code }) => code));
}

describe('a client that cannot pull', () => {
  it('is not offered to', async () => {
    const client = await connectPushed();
    expect(client.capabilities.diagnosticProvider).toBeUndefined();
  });

  it('is told of a draft when it is opened and when it changes, with the version', async () => {
    const client = await connectPushed();
    await client.open(DRAFT, maintenance(LACKING));
    expect(await published(client, DRAFT)).toMatchObject({ version: 1, diagnostics: [{ code: 'control.missing' }] });
    await client.replace(DRAFT, LACKING, COVERING);
    expect(await published(client, DRAFT)).toMatchObject({ version: 2, diagnostics: [] });
  });

  it('is told in the end of the last of many edits, and of few of those between', async () => {
    const timer = createFakeTimer();
    const client = await connectPushed({ runtime: timer.runtime });
    // This draft takes a tenth of a second to check.
    timer.goBy(100);
    await client.open(DRAFT, maintenance(LACKING));
    await published(client, DRAFT);
    for (const key of ['廠', '商', '應']) {
      await client.change(DRAFT, { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } }, key);
    }
    await client.replace(DRAFT, LACKING, COVERING);
    await client.settle();
    expect(timer.waiting()).toBe(1);
    timer.elapse();
    expect(await published(client, DRAFT)).toMatchObject({ version: 5, diagnostics: [] });
    expect(history(client, DRAFT)).toHaveLength(2);
  });

  it('shows nothing more of a file that is closed', async () => {
    const client = await connectPushed();
    await client.open(DRAFT, maintenance(LACKING));
    await published(client, DRAFT);
    await client.close(DRAFT);
    expect(await published(client, DRAFT)).toMatchObject({ diagnostics: [] });
  });

  it('hears nothing of a file that is closed before it was checked', async () => {
    const gate = createGate();
    const client = await connectPushed({ settings: (uri) => (uri === DRAFT ? gate.pass() : null) });
    await client.open(DRAFT, maintenance(LACKING));
    await gate.reached;
    await client.close(DRAFT);
    gate.open();
    await client.open(OTHER, maintenance(LACKING));
    await published(client, OTHER);
    expect(history(client, DRAFT).flat()).toEqual([]);
  });

  it('is told of the newest text, where it changed while settings were asked for', async () => {
    const gate = createGate();
    const client = await connectPushed({ settings: () => gate.pass() });
    await client.open(DRAFT, maintenance(LACKING));
    await gate.reached;
    await client.replace(DRAFT, LACKING, COVERING);
    await client.settle();
    gate.open();
    expect(await published(client, DRAFT)).toMatchObject({ version: 2, diagnostics: [] });
    expect(history(client, DRAFT).flat()).toEqual([]);
  });

  it('shows nothing more of a file that is a draft no longer', async () => {
    const client = await connectPushed();
    await client.open(DRAFT, maintenance(LACKING));
    await published(client, DRAFT);
    await client.replace(DRAFT, '服務類型: maintenance\n', '');
    expect(await published(client, DRAFT)).toMatchObject({ diagnostics: [] });
  });

  it('hears nothing of files that are no drafts', async () => {
    const client = await connectPushed();
    await client.open(OTHER, '# 讀我\n');
    await client.open(DRAFT, maintenance(LACKING));
    await published(client, DRAFT);
    expect(history(client, OTHER)).toEqual([]);
  });

  it('is told anew when settings change', async () => {
    let all = false;
    const client = await connectPushed({ settings: () => ({ all }) });
    await client.open(DRAFT, maintenance(LACKING));
    expect((await published(client, DRAFT)).diagnostics).toHaveLength(1);
    all = true;
    await client.changeSettings();
    expect((await published(client, DRAFT)).diagnostics.length).toBeGreaterThan(1);
  });
});

describe('a client that cannot pull, of the files that are not open', () => {
  const show = { settings: () => ({ diagnosticMode: 'workspace' }), folders: [FOLDER] };

  it('hears nothing while only open files are shown', async () => {
    const client = await connectPushed({ files: new Map([[DRAFT, maintenance(LACKING)]]), folders: [FOLDER] });
    await client.open(OTHER, maintenance(LACKING));
    await published(client, OTHER);
    expect(history(client, DRAFT)).toEqual([]);
  });

  it('is told from the start where the whole workspace is shown', async () => {
    const client = await connectPushed({ ...show, files: new Map([[DRAFT, maintenance(LACKING)]]) });
    expect(await published(client, DRAFT)).toMatchObject({ diagnostics: [{ code: 'control.missing' }] });
  });

  it('is told of all once it asked to check the workspace', async () => {
    const client = await connectPushed({ files: new Map([[DRAFT, maintenance(LACKING)]]), folders: [FOLDER] });
    expect(await client.checkWorkspace()).toMatchObject({ drafts: 1, warnings: 1 });
    expect(await published(client, DRAFT)).toMatchObject({ diagnostics: [{ code: 'control.missing' }] });
  });

  it('follows a file that changes and goes', async () => {
    const files = new Map([[DRAFT, maintenance(LACKING)]]);
    const client = await connectPushed({ ...show, files });
    await published(client, DRAFT);
    files.set(DRAFT, maintenance(LACKING, '未填'));
    await client.touch(DRAFT);
    expect((await published(client, DRAFT)).diagnostics.map(({ code }) => code)).toContain('profile.unknown-level');
    files.delete(DRAFT);
    await client.touch(DRAFT);
    expect(await published(client, DRAFT)).toMatchObject({ diagnostics: [] });
  });

  it('sees the text in the editor while a file is open, and that on disk again when it is closed', async () => {
    const client = await connectPushed({ ...show, files: new Map([[DRAFT, maintenance(LACKING)]]) });
    await published(client, DRAFT);
    await client.open(DRAFT, maintenance(COVERING));
    expect(await published(client, DRAFT)).toMatchObject({ version: 1, diagnostics: [] });
    await client.close(DRAFT);
    expect(await published(client, DRAFT)).toMatchObject({ diagnostics: [{ code: 'control.missing' }] });
  });

  it('shows nothing more of a folder that was removed', async () => {
    const client = await connectPushed({ ...show, files: new Map([[DRAFT, maintenance(LACKING)]]) });
    await published(client, DRAFT);
    await client.changeFolders({ removed: [FOLDER] });
    expect(await published(client, DRAFT)).toMatchObject({ diagnostics: [] });
  });

  it('is not told of what an overtaken look found', async () => {
    const gate = createGate();
    let looks = 0;
    const client = await connectPushed({
      ...show,
      files: new Map([[DRAFT, maintenance(LACKING)]]),
      // The first look takes until the second is done.
      findFiles: async () => {
        if (++looks === 1) await gate.pass();
        return { uris: [DRAFT] };
      },
    });
    await gate.reached;
    await client.changeFolders({ removed: [FOLDER] });
    await client.checkWorkspace();
    gate.open();
    // The last that the overtaken look asks for.
    await client.heard.settingsOf.take((uri) => uri === DRAFT);
    await client.settle();
    expect(history(client, DRAFT)).toEqual([]);
  });
});
