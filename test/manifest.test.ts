import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../server/src/lsp/settings.js';
import { contents } from '../server/scripts/packExtension.mjs';
import { catalogue } from './support/engine.js';

const root = new URL('../', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, root), 'utf8'));
const textOf = (file: string): string => readFileSync(new URL(file, root), 'utf8');

interface Setting {
  readonly scope: string;
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
}
interface Manifest {
  readonly version: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: boolean };
    readonly virtualWorkspaces: boolean;
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

const manifest = read('package.json') as Manifest;
const clientSources = readdirSync(new URL('client/src/', root), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => textOf(`client/src/${file}`))
  .join('\n');

describe('the manifest', () => {
  const english = read('package.nls.json') as Readonly<Record<string, string>>;
  const chinese = read('package.nls.zh-tw.json') as Readonly<Record<string, string>>;
  const asked = [...textOf('package.json').matchAll(/"%([\w.-]+)%"/g)].map((match) => match[1] ?? '');

  it('has every string in both languages, and none that is not used', () => {
    expect(Object.keys(chinese).toSorted()).toEqual(Object.keys(english).toSorted());
    expect([...new Set(asked)].toSorted()).toEqual(Object.keys(english).toSorted());
    for (const [id, text] of Object.entries(chinese)) {
      if (id !== 'displayName') expect(text, id).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('translates every string of the client', () => {
    const bundle = read('l10n/bundle.l10n.zh-tw.json') as Readonly<Record<string, string>>;
    const said = [...clientSources.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1] ?? '');
    expect(said.length).toBeGreaterThan(0);
    expect([...new Set(said)].toSorted()).toEqual(Object.keys(bundle).toSorted());
    for (const [key, text] of Object.entries(bundle)) {
      expect(text.match(/\{\d\}/g) ?? []).toEqual(key.match(/\{\d\}/g) ?? []);
      expect(text).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('declares the commands that the client registers', () => {
    const declared = manifest.contributes.commands.map(({ command }) => command);
    for (const command of declared) expect(clientSources).toContain(`'${command}'`);
    expect(declared).toEqual(['tenderlint.checkWorkspace', 'tenderlint.restartServer', 'tenderlint.showLog']);
  });

  it('wakes up for Markdown alone, and works in untrusted and virtual workspaces', () => {
    expect(manifest.activationEvents).toEqual(['onLanguage:markdown']);
    expect(manifest.capabilities).toEqual({ untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });
});

describe('the settings', () => {
  const settings = Object.entries(manifest.contributes.configuration.properties).filter(
    ([name]) => name !== 'tenderlint.trace.server',
  );
  const defaults = Object.fromEntries(
    settings.map(([name, { default: value }]) => [name.replace('tenderlint.', ''), value]),
  );

  it('can differ from folder to folder', () => {
    expect(settings.map(([name, { scope }]) => [name, scope])).toEqual(settings.map(([name]) => [name, 'resource']));
  });

  it('have defaults that say nothing', () => {
    expect(readSettings(defaults, catalogue)).toEqual(readSettings(undefined, catalogue));
    expect(readSettings(defaults, catalogue).problems).toEqual([]);
  });

  it.each(settings.flatMap(([name, { enum: values = [] }]) => values.map((value) => ({ name, value }))))(
    'take $name = $value',
    ({ name, value }) => {
      expect(readSettings({ ...defaults, [name.replace('tenderlint.', '')]: value }, catalogue).problems).toEqual([]);
    },
  );

  it.each(settings.map(([name]) => ({ name })))('tell of a bad $name and go on without it', ({ name }) => {
    const key = name.replace('tenderlint.', '');
    const bad = readSettings({ ...defaults, [key]: 'nonsense' }, catalogue);
    expect(bad.problems.map(({ args }) => [args['name'], args['value']])).toEqual([[key, 'nonsense']]);
    expect({ ...bad, problems: [] }).toEqual(readSettings(undefined, catalogue));
  });

  it('have the names of the command line’s options', () => {
    const program = textOf('server/src/cli/program.ts');
    for (const name of ['service', 'level', 'all', 'quiet', 'lang']) {
      expect(Object.keys(defaults)).toContain(name);
      expect(program).toMatch(new RegExp(`--${name}\\b`));
    }
  });
});

describe('the package', () => {
  it('holds what the extension needs and nothing else', () => {
    const files = contents();
    expect(files).toContain('dist/server.web.js');
    expect(files.filter((file) => /^(?:test|server\/src|client|node_modules|examples)\//.test(file))).toEqual([]);
  });
});
