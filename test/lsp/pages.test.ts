import { describe, expect, it } from 'vitest';
import { ErrorCodes } from 'vscode-languageserver';
import { catalogue, engine } from '../support/engine.js';
import { RULES } from '../../server/src/core/rules/registry.js';
import { connect, type TestClient } from './support/client.js';
import { COVERING, DRAFT, LACKING, maintenance } from './support/drafts.js';

describe('a page', () => {
  it('is there for every control, every sheet and every rule', async () => {
    const client = await connect();
    const list = `tenderlint:/catalogue/${catalogue.id}`;
    const uris = [
      ...[...engine.names.keys()].map((control) => `${list}/control/${control}.md`),
      ...catalogue.sheets.map(({ service }) => `${list}/sheet/${service}.md`),
      ...RULES.map(({ id }) => `tenderlint:/rule/${id}.md`),
    ];
    const texts = await Promise.all(uris.map((uri) => client.page(uri)));
    expect(uris.filter((_, i) => !/^#+ /.test(texts[i] ?? ''))).toEqual([]);
  });

  it('of a sheet shows its rows, and leads to the controls', async () => {
    const text = await (await connect()).page(`tenderlint:/catalogue/112-09-20/sheet/maintenance.md`);
    expect(text).toContain('# 應用軟體或系統維運服務');
    expect(text?.match(/^\| \d/gm)).toHaveLength(6);
    expect(text).toContain('](tenderlint:/catalogue/112-09-20/control/sbom.md)');
  });

  it('speaks the language of the editor', async () => {
    const client = await connect({ locale: 'en' });
    expect(await client.page('tenderlint:/catalogue/112-09-20/control/sbom.md')).toMatch(/\*\*[A-Z]/);
  });

  it.each([
    'tenderlint:/catalogue/112-09-20/control/no-such.md',
    'tenderlint:/catalogue/112-09-20/sheet/no-such.md',
    'tenderlint:/catalogue/99/sheet/maintenance.md',
    'tenderlint:/rule/no.such.md',
    'tenderlint:/rule/../../README.md',
    'tenderlint:/%E0%A4%A.md',
    'file:///etc/passwd',
    '',
  ])('is not there for %s', async (uri) => {
    const client = await connect();
    expect(await client.page(uri)).toBeNull();
    expect(client.heard.logged.all).toEqual([]);
  });

  it('is no request of a client that shows none of ours', async () => {
    const client = await connect({ options: { pages: false } });
    await expect(client.page('tenderlint:/rule/control.missing.md')).rejects.toMatchObject({
      code: ErrorCodes.MethodNotFound,
    });
  });
});

describe('the status', () => {
  const statusOf = async (client: TestClient, text: string): Promise<unknown> => {
    await client.open(DRAFT, text);
    await client.pull(DRAFT);
    return (await client.heard.statuses.take()).status;
  };

  it('of a draft that lacks something says how much is there', async () => {
    expect(await statusOf(await connect(), maintenance(LACKING))).toEqual({
      kind: 'open',
      label: '●0／1',
      detail: [
        '應用軟體或系統維運服務｜防護需求等級 普｜一覽表 112-09-20',
        '● 已見 0／1',
        '◎ 已見 0／2',
        '▲ 已見 0／3',
        '前置資料加填下列事實，可確定各列是否要求：「責任等級」（3列）。未填者依一覽表原記號處理。',
      ],
    });
  });

  it('of a draft that lacks no ● says so', async () => {
    expect(await statusOf(await connect(), maintenance(COVERING))).toMatchObject({
      kind: 'clear',
      label: '●1／1',
      detail: expect.arrayContaining(['一覽表所列●皆已見或已有決定。']) as unknown,
    });
  });

  it('of a draft that could not be checked says why not', async () => {
    expect(await statusOf(await connect(), '---\n服務類型: 未定之服務\n---\n\n# 草案\n')).toEqual({
      kind: 'unchecked',
      label: '未檢查',
      detail: ['未檢查：服務類型無法辨識'],
    });
  });

  it('of a file that is no draft is none', async () => {
    expect(await statusOf(await connect(), '# 筆記\n')).toBeNull();
  });

  it('follows the text, and goes with the file', async () => {
    const client = await connect();
    expect(await statusOf(client, maintenance(LACKING))).toMatchObject({ kind: 'open' });
    await client.replace(DRAFT, LACKING, COVERING);
    await client.pull(DRAFT);
    expect(await client.heard.statuses.take()).toMatchObject({ uri: DRAFT, status: { kind: 'clear' } });
    await client.close(DRAFT);
    expect(await client.heard.statuses.take()).toEqual({ uri: DRAFT, status: null });
  });

  it('is told once for a text, however much is asked about it', async () => {
    const client = await connect();
    await client.open(DRAFT, maintenance(LACKING));
    await client.pull(DRAFT);
    await client.symbols(DRAFT);
    await client.links(DRAFT);
    expect(client.heard.statuses.all).toHaveLength(1);
  });

  it('is not told to a client that did not ask for it', async () => {
    const client = await connect({ options: { status: false } });
    await client.open(DRAFT, maintenance(LACKING));
    await client.pull(DRAFT);
    await client.close(DRAFT);
    await client.settle();
    expect(client.heard.statuses.all).toEqual([]);
  });
});
