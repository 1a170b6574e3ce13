import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { connect, type ClientOptions, type TestClient } from './support/client.js';
import { COVERING, DRAFT, FOLDER, LACKING } from './support/drafts.js';
import { HEAD } from '../overlay/support.js';

const CITY = `${FOLDER}/city.yaml`;
const BASE = 'file:///base.yaml';
/** At this level the maintenance sheet marks it ◎. */
const RAISE = `${HEAD}raise:\n  - { control: sbom, mark: ● }\n`;

function draft(body = COVERING, overlays = 'city.yaml'): string {
  return `---\n服務類型: maintenance\n防護需求等級: 普\n附加規定: ${overlays}\n---\n\n${body}\n`;
}

function codes(items: readonly Diagnostic[]): readonly unknown[] {
  return items.map(({ code }) => code);
}

function connectWith(files: Map<string, string>, options: ClientOptions = {}): Promise<TestClient> {
  return connect({ folders: [FOLDER], files, ...options });
}

describe('an overlay that a draft names', () => {
  it('is read through the client, and once: keys read nothing', async () => {
    const client = await connectWith(new Map([[CITY, RAISE]]));
    await client.open(DRAFT, draft());
    expect((await client.diagnostics(DRAFT)).map(({ message }) => message)).toEqual([
      expect.stringContaining('「某市府附加要求」列為●'),
    ]);
    for (const word of ['月報', '週報', '日報']) {
      await client.replace(DRAFT, COVERING, `${COVERING}${word}`);
      await client.diagnostics(DRAFT);
    }
    expect(client.heard.reads.all).toEqual([CITY]);
  });

  it('changed on disk has the draft checked anew', async () => {
    const files = new Map([[CITY, HEAD]]);
    const client = await connectWith(files);
    await client.open(DRAFT, draft());
    const first = await client.pull(DRAFT);
    expect(first).toMatchObject({ kind: 'full', items: [] });
    files.set(CITY, RAISE);
    await client.touch(CITY);
    await client.heard.refreshes.take();
    const again = await client.pull(DRAFT, first.resultId);
    expect(again.kind === 'full' && codes(again.items)).toEqual(['control.missing']);
  });

  it('changed on disk has the draft checked anew for a client that is pushed to', async () => {
    const files = new Map([[CITY, HEAD]]);
    const client = await connectWith(files, { without: ['pull'] });
    await client.open(DRAFT, draft());
    await client.heard.published.take(({ diagnostics }) => diagnostics.length === 0);
    files.set(CITY, RAISE);
    await client.touch(CITY);
    await client.heard.published.take(({ diagnostics }) => codes(diagnostics).includes('control.missing'));
  });

  it('that another extends counts as well, above the folder, too', async () => {
    const files = new Map([
      [CITY, `${HEAD}extends: ../base.yaml\n`],
      [BASE, HEAD.replace('city-2026', 'base')],
    ]);
    const client = await connectWith(files);
    await client.open(DRAFT, draft());
    expect(await client.diagnostics(DRAFT)).toEqual([]);
    files.set(BASE, RAISE.replace('city-2026', 'base'));
    await client.touch(BASE);
    expect(codes(await client.diagnostics(DRAFT))).toEqual(['control.missing']);
  });

  it('open in an editor is taken from there, and is no draft itself', async () => {
    const files = new Map([[CITY, HEAD]]);
    const client = await connectWith(files);
    await client.open(CITY, RAISE);
    await client.open(DRAFT, draft());
    expect(codes(await client.diagnostics(DRAFT))).toEqual(['control.missing']);
    await client.replace(CITY, 'mark: ●', 'levels: [高], mark: ●');
    expect(await client.diagnostics(DRAFT)).toEqual([]);
    await client.close(CITY);
    expect(await client.diagnostics(DRAFT)).toEqual([]);
  });

  it('that is not there yet is told, and found when it comes', async () => {
    const files = new Map<string, string>();
    const client = await connectWith(files);
    await client.open(DRAFT, draft());
    expect(codes(await client.diagnostics(DRAFT))).toEqual(['overlay.unreadable']);
    files.set(CITY, RAISE);
    await client.touch(CITY);
    expect(codes(await client.diagnostics(DRAFT))).toEqual(['control.missing']);
  });

  it('is watched, and a YAML file that nobody names changes nothing', async () => {
    const client = await connectWith(new Map([[CITY, RAISE]]));
    const watched = await client.heard.registered.take(({ method }) => method.endsWith('didChangeWatchedFiles'));
    expect(JSON.stringify(watched.registerOptions)).toContain('yaml');
    await client.open(DRAFT, draft());
    const { resultId = '' } = await client.pull(DRAFT);
    await client.touch(`${FOLDER}/other.yaml`);
    expect(await client.pull(DRAFT, resultId)).toEqual({ kind: 'unchanged', resultId });
  });

  it('counts for drafts that are not open', async () => {
    const files = new Map([
      [CITY, HEAD],
      [DRAFT, draft()],
    ]);
    const client = await connectWith(files, { settings: () => ({ diagnosticMode: 'workspace' }) });
    const first = await client.pullWorkspace();
    expect(first.items.map((item) => item.kind === 'full' && codes(item.items))).toEqual([[]]);
    files.set(CITY, RAISE);
    await client.touch(CITY);
    const known = first.items.flatMap(({ uri, resultId }) =>
      resultId === undefined ? [] : [{ uri, value: resultId }],
    );
    const second = await client.pullWorkspace(known);
    expect(second.items.map((item) => item.kind === 'full' && codes(item.items))).toEqual([['control.missing']]);
  });

  it('is a link', async () => {
    const client = await connectWith(new Map([[CITY, RAISE]]));
    await client.open(DRAFT, draft(LACKING, '[city.yaml, ../base.yaml, https://example.org/a.yaml, 規定.yaml]'));
    const targets = (await client.links(DRAFT)).map(({ target }) => target);
    expect(targets).toEqual(expect.arrayContaining([CITY, BASE, `${FOLDER}/${encodeURIComponent('規定.yaml')}`]));
    expect(targets.join()).not.toContain('example.org');
  });

  it('adds rows whose clauses are written and whose pages are shown', async () => {
    const add = `${HEAD}add:\n  - { control: own-row, service: maintenance, item: 其他, title: 月報格式, text: 廠商月報應依本府格式編製, marks: { 普: ● }, notions: [[月報], [格式]] }\n`;
    const client = await connectWith(new Map([[CITY, add]]));
    await client.open(DRAFT, draft());
    const [missing] = await client.diagnostics(DRAFT);
    expect(missing?.message).toContain('不在一覽表；「某市府附加要求」列為●');
    const range = missing?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const [action] = await client.actions(DRAFT, range);
    expect(action?.title).toContain('月報格式');
    const resolved = await client.resolveAction(action ?? { title: '' });
    expect(JSON.stringify(resolved.edit)).toContain('廠商月報應依本府格式編製。');
    expect(await client.page('tenderlint:/catalogue/112-09-20/control/own-row.md')).toContain('某市府附加要求');
  });
});

describe('overlays of the workspace', () => {
  it('come by the setting, relative to the folder, with no disk at all but the client’s', async () => {
    const files = new Map([[CITY, RAISE]]);
    let overlays: unknown = [];
    const client = await connectWith(files, { settings: () => ({ overlays }) });
    const inner = `${FOLDER}/sub/b.md`;
    await client.open(inner, draft().replace('附加規定: city.yaml\n', ''));
    expect(await client.diagnostics(inner)).toEqual([]);
    overlays = ['city.yaml'];
    await client.changeSettings();
    expect(codes(await client.diagnostics(inner))).toEqual(['control.missing']);
    overlays = ['/etc/x.yaml'];
    await client.changeSettings();
    expect(await client.diagnostics(inner)).toEqual([]);
    expect((await client.heard.shown.take()).message).toContain('tenderlint.overlays');
  });
});
