import { describe, expect, it } from 'vitest';
import { MessageType, type CodeAction } from 'vscode-languageserver';
import { connect, type ClientOptions, type TestClient } from './support/client.js';
import { COVERING, DRAFT, FOLDER, LACKING, maintenance } from './support/drafts.js';

/** Words of the draft, as an error may quote them. */
const SECRET = '本案底價新臺幣八百六十萬元';
const TEXT = maintenance(`${SECRET}。\n\n${LACKING}`);

/** A server in which the page of a rule cannot be found without a fault, until it is mended. */
async function connectBroken(options: ClientOptions = {}): Promise<{ client: TestClient; mend: () => void }> {
  let isBroken = true;
  const client = await connect({
    ...options,
    options: { pages: false },
    runtime: {
      rulePage: (rule) => {
        if (isBroken) throw new RangeError(`${rule}: ${SECRET}\n    at ${SECRET}`);
        return null;
      },
    },
  });
  await client.open(DRAFT, TEXT);
  return {
    client,
    mend: () => {
      isBroken = false;
    },
  };
}

describe('a fault in a handler', () => {
  it('is answered with nothing, and takes no other request down', async () => {
    const { client, mend } = await connectBroken();
    expect(await client.pull(DRAFT)).toEqual({ kind: 'full', items: [] });
    expect(await client.actions(DRAFT, { start: { line: 1, character: 6 }, end: { line: 1, character: 6 } })).toEqual(
      [],
    );
    expect(await client.hover(DRAFT, { line: 1, character: 8 })).not.toBeNull();
    mend();
    expect(await client.diagnostics(DRAFT)).toHaveLength(1);
  });

  it('is logged with the request and the place, and without a word of the draft', async () => {
    const { client } = await connectBroken();
    await client.pull(DRAFT);
    const { type, message } = await client.heard.logged.take();
    expect(type).toBe(MessageType.Error);
    expect(message).toMatch(/^diagnostics: RangeError\n\s+at [^]*toProtocol\.ts:\d+:\d+/);
    expect(message).not.toContain(SECRET);
  });

  it('while publishing is logged alike, and the next text published', async () => {
    const { client, mend } = await connectBroken({ without: ['pull'] });
    const { message } = await client.heard.logged.take();
    expect(message).toMatch(/^publish: RangeError\n/);
    expect(message).not.toContain(SECRET);
    mend();
    await client.replace(DRAFT, LACKING, COVERING);
    expect(await client.heard.published.take()).toMatchObject({ version: 2, diagnostics: [] });
  });

  it('in the files of the workspace is answered with nothing', async () => {
    const client = await connect({
      folders: [FOLDER],
      settings: () => ({ diagnosticMode: 'workspace' }),
      runtime: { files: { find: () => Promise.reject(new Error(SECRET)), read: () => Promise.resolve(null) } },
    });
    expect(await client.pullWorkspace()).toEqual({ items: [] });
    expect(await client.checkWorkspace()).toBeNull();
    expect(client.heard.logged.all.map(({ message }) => message.split('\n')[0])).toEqual([
      'workspace diagnostics: Error',
      'check workspace: Error',
    ]);
  });
});

describe('the log', () => {
  it('has not a word of the draft, whatever fails', async () => {
    const client = await connect({
      folders: [FOLDER],
      settings: (uri) => (uri === DRAFT ? Promise.reject(new Error(SECRET)) : { diagnosticMode: 'workspace' }),
      files: new Map([[`${FOLDER}/b.md`, TEXT]]),
      readFile: () => Promise.reject(new Error(SECRET)),
    });
    await client.open(DRAFT, TEXT);
    await client.diagnostics(DRAFT);
    await client.checkWorkspace();
    await client.resolveAction({ title: SECRET, data: { uri: DRAFT, version: 1, fix: SECRET } } satisfies CodeAction);
    const messages = client.heard.logged.all.map(({ message }) => message);
    expect(new Set(messages.map((message) => message.split(':')[0]))).toEqual(
      new Set(['settings', 'read file', 'code action']),
    );
    expect(messages.join('\n')).not.toContain(SECRET);
  });
});
