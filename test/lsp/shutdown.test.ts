import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../support/cli.js';
import { connect, type ClientOptions, type TestClient } from './support/client.js';
import { COVERING, DRAFT, FOLDER, LACKING, maintenance } from './support/drafts.js';

function connectProcess(options: ClientOptions = {}): Promise<TestClient> {
  return connect({ ...options, mode: 'stdio' });
}

/** The messages that a server wrote; throws where it wrote anything else. */
function messagesIn(out: Buffer): readonly unknown[] {
  const messages: unknown[] = [];
  let at = 0;
  while (at < out.length) {
    const head = /^Content-Length: (\d+)\r\n\r\n/.exec(out.toString('latin1', at, at + 40));
    if (head === null) throw new Error(`no message: ${out.toString('utf8', at, at + 80)}`);
    const [whole, length] = head;
    const start = at + whole.length;
    at = start + Number(length);
    messages.push(JSON.parse(out.toString('utf8', start, at)));
  }
  return messages;
}

describe('the process of the server', () => {
  it('ends with 0 after «shutdown» and «exit», and has written nothing but messages', async () => {
    const client = await connectProcess({ folders: [FOLDER], files: new Map([[DRAFT, maintenance(LACKING)]]) });
    await client.open(DRAFT, maintenance(LACKING));
    await client.diagnostics(DRAFT);
    await client.hover(DRAFT, { line: 1, character: 8 });
    await client.checkWorkspace();
    await client.shutdown();
    expect(await client.exit()).toBe(0);
    const { out, err } = client.transport.written();
    expect(err).toBe('');
    expect(messagesIn(out).length).toBeGreaterThan(5);
  });

  it('ends with 1 without «shutdown»', async () => {
    const client = await connectProcess();
    expect(await client.exit()).toBe(1);
  });

  it('ends when its client is gone', async () => {
    const client = await connectProcess();
    await client.open(DRAFT, maintenance(LACKING));
    client.transport.hangUp();
    expect(await client.transport.ended).toBe(1);
    expect(client.transport.written().err).toBe('');
  });

  it('ends in peace with answers outstanding on either side', async () => {
    const client = await connectProcess({ settings: () => new Promise(() => undefined), folders: [FOLDER] });
    await client.open(DRAFT, maintenance(LACKING));
    const outstanding = [client.pull(DRAFT), client.pullWorkspace(), client.symbols(DRAFT)];
    const settled = Promise.allSettled(outstanding);
    await client.heard.settingsOf.take();
    await client.shutdown();
    expect(await client.exit()).toBe(0);
    expect(client.transport.written().err).toBe('');
    client.stop();
    await settled;
  });

  it('lives on with a client that knows none of its messages, and with settings that make no sense', async () => {
    const client = await connectProcess({ settings: () => ({ level: '極高', lang: 'fr', service: [5] }) });
    await client.open(DRAFT, maintenance(LACKING));
    expect(await client.diagnostics(DRAFT)).toHaveLength(1);
    await client.settle();
    await client.replace(DRAFT, LACKING, COVERING);
    expect(await client.diagnostics(DRAFT)).toEqual([]);
    await client.shutdown();
    expect(await client.exit()).toBe(0);
    expect(client.transport.written().err).toBe('');
  });

  it('finds and reads the files of its folders itself, for a client that offers none', async () => {
    const folder = folderOf({
      '草案 (1).md': maintenance(LACKING),
      'deep/b.markdown': `\uFEFF${maintenance(COVERING)}`,
      'notes.md': '# 筆記\n',
      'big5.md': Buffer.from([0xa4, 0xa4, 0xa4, 0xe5, 0xff]),
      'node_modules/x/c.md': maintenance(LACKING),
      '.hidden/d.md': maintenance(LACKING),
    });
    const uri = pathToFileURL(folder).href;
    const client = await connectProcess({ rootUri: uri, without: ['folders'] });
    expect(await client.checkWorkspace()).toMatchObject({ drafts: 2, passedOver: 2, warnings: 1 });
    const { items } = await client.pullWorkspace();
    expect(items.map((item) => item.uri).toSorted()).toEqual(
      [
        pathToFileURL(path.join(folder, 'deep/b.markdown')).href,
        pathToFileURL(path.join(folder, '草案 (1).md')).href,
      ].toSorted(),
    );
    // As Visual Studio Code writes the address.
    await client.open(`${uri}/%E8%8D%89%E6%A1%88%20%281%29.md`, maintenance(COVERING));
    expect(await client.checkWorkspace()).toMatchObject({ drafts: 2, passedOver: 2, warnings: 0 });
  });
});
