import { describe, expect, it } from 'vitest';
import { MessageType } from 'vscode-languageserver';
import { connect, type ClientOptions, type TestClient } from './support/client.js';
import { COVERING, DRAFT, FOLDER, LACKING, maintenance } from './support/drafts.js';

const ELSEWHERE = 'file:///elsewhere';
const FAR = `${ELSEWHERE}/c.md`;

async function codesUnder(settings: unknown, text: string, options: ClientOptions = {}): Promise<readonly unknown[]> {
  const client = await connect({ settings: () => settings, ...options });
  await client.open(DRAFT, text);
  return (await client.diagnostics(DRAFT)).map(({ code }) => code);
}

async function codesOf(client: TestClient, uri: string): Promise<readonly unknown[]> {
  return (await client.diagnostics(uri)).map(({ code }) => code);
}

describe('settings', () => {
  const text = maintenance(
    `${LACKING}\n\n<!-- tenderlint: ignore vendor-attends-training 不適用 理由：訓練由本局另行辦理 -->`,
  );

  it('list by default what the command line lists', async () => {
    expect(await codesUnder(null, text)).toEqual(['control.missing', 'suppression.unused']);
  });

  it('list everything with `all`', async () => {
    const codes = await codesUnder({ all: true }, text);
    expect(codes.filter((code) => code === 'control.missing')).toHaveLength(6);
  });

  it('list warnings and errors only with `quiet`', async () => {
    expect(await codesUnder({ quiet: true, all: true }, text)).toEqual(['control.missing']);
  });

  it('put a service in the place of the front matter’s, by any of its names', async () => {
    const client = await connect({ settings: () => ({ service: ['資訊系統規劃服務'] }) });
    await client.open(DRAFT, maintenance(COVERING));
    expect(await client.diagnostics(DRAFT)).toMatchObject([{ data: { control: 'vendor-not-prc' } }]);
  });

  it('put a level in the place of the front matter’s', async () => {
    const client = await connect({ settings: () => ({ level: '高' }) });
    await client.open(DRAFT, maintenance(COVERING));
    expect(await client.diagnostics(DRAFT)).toMatchObject([{ data: { control: 'sbom' } }]);
  });

  it('choose the language of the messages over that of the editor', async () => {
    const client = await connect({ settings: () => ({ lang: 'en' }) });
    await client.open(DRAFT, maintenance(LACKING));
    expect((await client.diagnostics(DRAFT))[0]?.message).toContain('not seen in the draft');
  });

  it('are asked for each file by its address, once', async () => {
    const client = await connect();
    await client.open(DRAFT, maintenance(LACKING));
    await client.diagnostics(DRAFT);
    await client.replace(DRAFT, LACKING, COVERING);
    await client.diagnostics(DRAFT);
    await client.symbols(DRAFT);
    expect(client.heard.settingsOf.all).toEqual([DRAFT]);
  });

  it('are those of the file’s own folder', async () => {
    const client = await connect({
      folders: [FOLDER, ELSEWHERE],
      settings: (uri) => (uri.startsWith(ELSEWHERE) ? { level: '高' } : { lang: 'en' }),
    });
    await client.open(DRAFT, maintenance(LACKING));
    await client.open(FAR, maintenance(LACKING));
    expect(await client.diagnostics(DRAFT)).toMatchObject([
      { message: expect.stringContaining('not seen') as unknown },
    ]);
    expect(await client.diagnostics(FAR)).toMatchObject([
      { message: expect.stringContaining('草案未見') as unknown },
      { message: expect.stringContaining('草案未見') as unknown },
    ]);
  });

  it('change what is shown as soon as they change, and the client is asked to pull again', async () => {
    let settings: unknown = null;
    const client = await connect({ settings: () => settings });
    await client.open(DRAFT, maintenance(LACKING));
    const before = await client.pull(DRAFT);
    settings = { level: '高' };
    await client.changeSettings();
    await client.heard.refreshes.take();
    expect(await client.pull(DRAFT, before.resultId)).toMatchObject({ kind: 'full', items: [{}, {}] });
  });

  it('are watched, where the client lets the server watch', async () => {
    const client = await connect();
    const registered = await client.heard.registered.take(({ method }) => method.endsWith('didChangeConfiguration'));
    expect(registered.registerOptions).toEqual({ section: 'tenderlint' });
  });

  it('are not confused by an answer to an older question', async () => {
    const answers: ((settings: unknown) => void)[] = [];
    const client = await connect({ settings: () => new Promise((resolve) => answers.push(resolve)) });
    await client.open(DRAFT, maintenance(LACKING));
    const overtaken = client.pull(DRAFT);
    await client.heard.settingsOf.take();
    await client.changeSettings();
    await client.settle();
    answers[0]?.({ quiet: true, service: ['development'] });
    const before = await overtaken;
    const answer = client.pull(DRAFT, before.resultId);
    await client.heard.settingsOf.take();
    answers[1]?.({});
    expect(await answer).toMatchObject({ kind: 'full', items: [{ code: 'control.missing' }] });
  });
});

describe('settings that cannot be taken', () => {
  const bad = { level: '極高', service: ['maintenence', 'maintenance'], all: 'yes', lang: 'fr', diagnosticMode: 7 };

  it('are told one by one, and the rest is used', async () => {
    const client = await connect({ settings: () => ({ ...bad, quiet: true }) });
    await client.open(DRAFT, maintenance(LACKING));
    expect(await codesOf(client, DRAFT)).toEqual(['control.missing']);
    const shown = await Promise.all(Object.keys(bad).map(() => client.heard.shown.take()));
    expect(shown.map(({ type }) => type)).toEqual(Object.keys(bad).map(() => MessageType.Warning));
    expect(shown.map(({ message }) => message).toSorted()).toEqual([
      '設定「tenderlint.all」的值「yes」無法辨識，未採用。',
      '設定「tenderlint.diagnosticMode」的值「7」無法辨識，未採用。',
      '設定「tenderlint.lang」的值「fr」無法辨識，未採用。',
      '設定「tenderlint.level」的值「極高」無法辨識，未採用。',
      '設定「tenderlint.service」的值「maintenence」無法辨識，未採用。',
    ]);
  });

  it('are told once, however often they are looked at', async () => {
    const client = await connect({ settings: () => ({ level: '極高' }) });
    await client.open(DRAFT, maintenance(LACKING));
    await client.diagnostics(DRAFT);
    await client.replace(DRAFT, LACKING, COVERING);
    await client.diagnostics(DRAFT);
    await client.open(FAR, maintenance(LACKING));
    await client.diagnostics(FAR);
    await client.changeSettings();
    await client.diagnostics(DRAFT);
    expect(client.heard.shown.all).toHaveLength(1);
  });

  it.each([
    ['a word', 'all'],
    ['a list', [{ all: true }]],
    ['a number', 5],
    ['nothing', null],
  ])('are passed over where they are %s in place of settings', async (_, settings) => {
    expect(await codesUnder(settings, maintenance(LACKING))).toEqual(['control.missing']);
  });

  it('are passed over where the client fails to answer, and asked for again', async () => {
    let isBroken = true;
    const client = await connect({
      settings: () => (isBroken ? Promise.reject(new Error('機密')) : { level: '高' }),
    });
    await client.open(DRAFT, maintenance(COVERING));
    expect(await codesOf(client, DRAFT)).toEqual([]);
    isBroken = false;
    await client.replace(DRAFT, COVERING, LACKING);
    expect(await codesOf(client, DRAFT)).toEqual(['control.missing', 'control.missing']);
  });
});

describe('settings of a client that answers no questions', () => {
  it('come with its first words', async () => {
    const options = { without: ['configuration'], options: { settings: { level: '高' } } } as const;
    expect(await codesUnder(null, maintenance(COVERING), options)).toEqual(['control.missing']);
  });

  it('come with the news that they changed', async () => {
    const client = await connect({ without: ['configuration'] });
    await client.open(DRAFT, maintenance(COVERING));
    expect(await codesOf(client, DRAFT)).toEqual([]);
    await client.changeSettings({ tenderlint: { level: '高' }, editor: {} });
    expect(await codesOf(client, DRAFT)).toEqual(['control.missing']);
    await client.changeSettings({ editor: {} });
    expect(await codesOf(client, DRAFT)).toEqual(['control.missing']);
    await client.changeSettings({ tenderlint: null });
    expect(await codesOf(client, DRAFT)).toEqual([]);
  });
});
