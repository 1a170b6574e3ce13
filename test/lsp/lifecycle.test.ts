import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Runtime } from '../../server/src/lsp/runtime.js';
import type { Ability } from './support/capabilities.js';
import { connect, type Mode } from './support/client.js';
import { COVERING, DRAFT, FOLDER, LACKING, maintenance } from './support/drafts.js';
import { createGate, Inbox } from './support/inbox.js';

const OTHER = `${FOLDER}/b.md`;

describe('the server', () => {
  it.each<Mode>(['memory', 'stdio', 'worker'])('goes with an editor to the end (%s)', async (mode) => {
    const client = await connect({ mode, folders: [FOLDER], files: new Map([[OTHER, maintenance(LACKING)]]) });
    await client.open(DRAFT, maintenance(LACKING));
    const { resultId = '' } = await client.pull(DRAFT);
    await client.replace(DRAFT, LACKING, COVERING);
    expect(await client.pull(DRAFT, resultId)).toMatchObject({ kind: 'full', items: [] });
    expect(await client.symbols(DRAFT)).toHaveLength(1);
    expect(await client.checkWorkspace()).toMatchObject({ drafts: 2, warnings: 1 });
    expect(await client.pullWorkspace()).toMatchObject({ items: [{ uri: OTHER, items: [{}] }] });
    await client.close(DRAFT);
    await client.shutdown();
    expect(client.heard.logged.all).toEqual([]);
  });
});

describe('a request', () => {
  it('that is cancelled before its turn is not begun', async () => {
    let isHeld = false;
    const turns = new Inbox<() => void>();
    const after: Runtime['after'] = (_, callback) => {
      if (isHeld) turns.put(callback);
      else setImmediate(callback);
      return () => undefined;
    };
    const client = await connect({ runtime: { after } });
    await client.open(DRAFT, maintenance(LACKING));
    await client.settle();
    isHeld = true;
    const source = new CancellationTokenSource();
    const answer = client.pull(DRAFT, undefined, source.token);
    const begin = await turns.take();
    isHeld = false;
    source.cancel();
    await client.settle();
    begin();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(client.heard.settingsOf.all).toEqual([]);
  });
});

describe.each<Mode>(['memory', 'stdio'])('the server (%s)', (mode) => {
  it('follows edits of parts of the text', async () => {
    const client = await connect({ mode });
    expect(client.capabilities.textDocumentSync).toEqual({ openClose: true, change: TextDocumentSyncKind.Incremental });
    await client.open(DRAFT, maintenance(`## 𠮷、資訊安全需求\n\n${LACKING}`).replaceAll('\n', '\r\n'));
    for (const key of COVERING) {
      const end = client.document(DRAFT).positionAt(client.document(DRAFT).getText().length);
      await client.change(DRAFT, { start: end, end }, key);
    }
    expect(await client.diagnostics(DRAFT)).toEqual([]);
    await client.replace(DRAFT, `維運月報。\r\n${COVERING}`, '');
    expect(await client.diagnostics(DRAFT)).toMatchObject([{ range: { start: { line: 5, character: 3 } } }]);
  });

  it('answers a request that is cancelled in flight with «cancelled»', async () => {
    const gate = createGate();
    const client = await connect({ mode, settings: () => gate.pass() });
    await client.open(DRAFT, maintenance(LACKING));
    const inFlight = new CancellationTokenSource();
    const answer = client.pull(DRAFT, undefined, inFlight.token);
    await gate.reached;
    inFlight.cancel();
    await client.settle();
    gate.open();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await client.diagnostics(DRAFT)).toHaveLength(1);
  });

  it('answers of the newest text, where an edit comes in flight, and with nothing, where the file is closed', async () => {
    let gate = createGate();
    const client = await connect({ mode, settings: () => gate.pass() });
    await client.open(DRAFT, maintenance(LACKING));
    const edited = client.diagnostics(DRAFT);
    await gate.reached;
    await client.replace(DRAFT, LACKING, COVERING);
    await client.settle();
    gate.open();
    expect(await edited).toEqual([]);

    gate = createGate();
    await client.replace(DRAFT, COVERING, LACKING);
    await client.changeSettings();
    const closed = client.diagnostics(DRAFT);
    await gate.reached;
    await client.close(DRAFT);
    await client.settle();
    gate.open();
    expect(await closed).toEqual([]);
    expect(await client.hover(DRAFT, { line: 1, character: 8 })).toBeNull();
    expect(await client.complete(DRAFT, { line: 5, character: 0 })).toEqual([]);
    expect(await client.symbols(DRAFT)).toEqual([]);
    expect(await client.links(DRAFT)).toEqual([]);
  });

  it('lets an answer go that is held back, when it is told to shut down', async () => {
    const client = await connect({ mode, folders: [FOLDER], files: new Map() });
    const answer = client.pullWorkspace();
    await client.shutdown();
    expect(await answer).toEqual({ items: [] });
  });

  it('is not upset by a client that can do next to nothing', async () => {
    const everything: readonly Ability[] = [
      'pull',
      'push',
      'refresh',
      'configuration',
      'watching',
      'folders',
      'documentChanges',
      'snippetEdits',
      'actionLiterals',
      'resolve',
      'data',
      'preferred',
      'markdown',
      'snippetCompletion',
      'nestedSymbols',
    ];
    const client = await connect({ mode, without: everything, options: { pages: false, status: false, files: false } });
    await client.open(DRAFT, maintenance(LACKING));
    const { diagnostics } = await client.heard.published.take();
    expect(diagnostics).toEqual([
      {
        range: { start: { line: 1, character: 6 }, end: { line: 1, character: 17 } },
        severity: 2,
        source: 'tenderlint',
        code: 'control.missing',
        message: expect.stringContaining('草案未見') as unknown,
      },
    ]);
    expect(await client.hover(DRAFT, { line: 1, character: 8 })).toMatchObject({ contents: { kind: 'plaintext' } });
    expect(Object.keys(client.capabilities).toSorted()).toEqual([
      'completionProvider',
      'documentSymbolProvider',
      'hoverProvider',
      'textDocumentSync',
    ]);
    expect(client.heard.registered.all).toEqual([]);
    expect(client.heard.settingsOf.all).toEqual([]);
  });

  it('is not upset by requests that make no sense', async () => {
    const client = await connect({ mode });
    await client.open(DRAFT, maintenance(LACKING));
    const far = { line: 9999, character: 9999 };
    expect(await client.hover(DRAFT, far)).toBeNull();
    expect(await client.complete(DRAFT, far)).toBeInstanceOf(Array);
    expect(await client.actions(DRAFT, { start: far, end: { line: 0, character: 0 } })).toBeInstanceOf(Array);
    const broken = { title: '', data: { uri: DRAFT, version: 1, fix: { kind: 'no such thing' } } };
    expect(await client.resolveAction(broken)).toMatchObject({ title: '' });
    expect(await client.resolveAction({ title: '' })).toEqual({ title: '' });
    expect(await client.diagnostics(DRAFT)).toHaveLength(1);
  });
});
