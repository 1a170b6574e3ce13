import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../server/src/', import.meta.url));

const page = readFileSync(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8');

/** What each room may import: the table of ARCHITECTURE.md itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...page.matchAll(/^\| `([\w/]+)\/` \|.*\| ([^|]+) \|$/gm)].map(([, room = '', imports = '']) => [
    room,
    imports === 'nothing' ? [] : imports.split(' '),
  ]),
);

/** Rooms that must run anywhere: no Node, no protocol, no editor. */
const PURE = /^(?:core|generated|builtin|docs|protocol|lsp)\b/;
const LONGEST_FILE = 300;

interface Source {
  /** Path under `server/src`, with `/`. */
  readonly file: string;
  readonly text: string;
}

function sources(): readonly Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.ts$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

function importsOf({ file, text }: Source): readonly string[] {
  const targets = [
    ...text.matchAll(/^\s*(?:import|export)\b[^;]*?from '([^']+)'|\bimport\(\s*'([^']+)'|^import '([^']+)'/gm),
  ];
  return targets.map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    return target.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(file), target)) : target;
  });
}

function roomOf(file: string): string {
  const parts = file.split('/');
  return parts[0] === 'core' && parts.length > 2 ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

/** Imports that go against the arrows, as `file → target`. */
function violations(all: readonly Source[]): readonly string[] {
  return all.flatMap((source) => {
    const room = roomOf(source.file);
    const allowed = MAY_IMPORT[room] ?? [];
    return importsOf(source).flatMap((target) => {
      const isOurs = !target.startsWith('node:') && all.some(({ file }) => file === target.replace(/\.js$/, '.ts'));
      const isGenerated = target.startsWith('generated/');
      const targetRoom = isOurs || isGenerated ? roomOf(target) : target;
      if (isOurs && targetRoom === room) return [];
      const fits = allowed.some((each) =>
        each.endsWith('*') ? targetRoom.startsWith(each.slice(0, -1)) : each === targetRoom,
      );
      return fits ? [] : [`${source.file} → ${target}`];
    });
  });
}

/** Loops of imports, as the files on the way. */
function cycles(all: readonly Source[]): readonly string[] {
  const graph = new Map(
    all.map((source) => [source.file, importsOf(source).map((target) => target.replace(/\.js$/, '.ts'))]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) {
      found.push([...way.slice(way.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const target of graph.get(file) ?? []) if (graph.has(target)) walk(target, [...way, file]);
    done.add(file);
  };
  for (const { file } of all) walk(file, []);
  return found;
}

describe('the rooms', () => {
  const all = sources();

  it('import only along the arrows', () => {
    expect(violations(all)).toEqual([]);
  });

  it.each([
    ["import { readFileSync } from 'node:fs';", 'core/draft/x.ts → node:fs'],
    ["import fs from 'fs';", 'core/draft/x.ts → fs'],
    ["import { Diagnostic } from 'vscode-languageserver';", 'core/draft/x.ts → vscode-languageserver'],
    ["import * as vscode from 'vscode';", 'core/draft/x.ts → vscode'],
    ["import { run } from '../../cli/program.js';", 'core/draft/x.ts → cli/program.js'],
    ["import { RULES } from '../rules/registry.js';", 'core/draft/x.ts → core/rules/registry.js'],
    ["export { assess } from '../assessment/assess.js';", 'core/draft/x.ts → core/assessment/assess.js'],
    ["const later = await import('node:os');", 'core/draft/x.ts → node:os'],
  ])('would not go unnoticed with %s', (text, expected) => {
    expect(violations([...all, { file: 'core/draft/x.ts', text }])).toEqual([expected]);
  });

  it('form no loop', () => {
    expect(cycles(all)).toEqual([]);
    const looped = all.map((source) =>
      source.file === 'core/text/span.ts'
        ? { ...source, text: `import { createLineMap } from './lineMap.js';\n${source.text}` }
        : source,
    );
    expect(cycles(looped)).not.toEqual([]);
  });

  it('are all in the table of ARCHITECTURE.md, and it has no others', () => {
    const rooms = new Set(all.map(({ file }) => roomOf(file)));
    expect([...rooms].toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted());
  });

  it('that know the parsers are the files that ARCHITECTURE.md names', () => {
    const knowing = (library: string): readonly string[] =>
      all.filter((source) => importsOf(source).includes(library)).map(({ file }) => file);
    expect(knowing('markdown-it').toSorted()).toEqual([
      'core/draft/inlineMarkup.ts',
      'core/draft/markdown.ts',
      'core/draft/struckText.ts',
    ]);
    expect(knowing('yaml').toSorted()).toEqual(['core/draft/frontMatter.ts', 'core/draft/yamlTree.ts']);
  });

  it('that must run anywhere use no global of Node or of a browser', () => {
    const pure = all.filter(({ file }) => PURE.test(file) && !file.startsWith('generated/'));
    const used = pure.filter(({ text }) =>
      /\b(?:process|Buffer|__dirname|setTimeout|setInterval|window|document\.|fetch|XMLHttpRequest|WebSocket|globalThis)\b(?=[.(])|\bnew Date\b|\bDate\./.test(
        text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').replace(/\bdocument\.(?:errors|contents)\b/g, ''),
      ),
    );
    expect(used.map(({ file }) => file)).toEqual([]);
  });

  it('hold no file of more than 300 lines', () => {
    const long = all.filter(
      ({ file, text }) => !file.startsWith('generated/') && text.split('\n').length > LONGEST_FILE,
    );
    expect(long.map(({ file }) => file)).toEqual([]);
  });

  it('open no network: no module of ours or of the bundle asks for a socket', () => {
    const ours = all.filter(({ text }) => /['"]node:(?:net|http|https|http2|tls|dgram|dns)['"]|\bfetch\(/.test(text));
    expect(ours.map(({ file }) => file)).toEqual([]);
  });

  it.each(['tenderlint.cjs', 'server.cjs', 'server.web.js', 'client.cjs', 'client.web.cjs'])(
    'bundled as %s can open no socket',
    (name) => {
      const bundle = readFileSync(new URL(`../dist/${name}`, import.meta.url), 'utf8');
      expect(bundle.match(/require\("(?:node:)?(?:net|http|https|http2|tls|dgram|dns)"\)/g)).toBeNull();
      expect(bundle.match(/\bfetch\(|\bnew (?:XMLHttpRequest|WebSocket|EventSource)\b|\bsendBeacon\b/g)).toBeNull();
    },
  );
});

describe('the client', () => {
  const client = fileURLToPath(new URL('../client/src/', import.meta.url));
  const all = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, text: readFileSync(path.join(client, file), 'utf8') }));

  /** What a file may import besides its own room: the editor, the protocol's library, and what it shares with the server. */
  const ALLOWED =
    /^(?:vscode|vscode-languageclient(?:\/(?:node|browser))?|\.\.\/\.\.\/\.\.\/server\/src\/(?:protocol\/\w+|host\/decode)\.js)$/;

  it('knows the editor and what it says to the server, and no judgement', () => {
    const foreign = all.flatMap(({ file, text }) =>
      [...text.matchAll(/from '([^']+)'/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !target.startsWith('./') && !target.startsWith('../common/') && !ALLOWED.test(target))
        .map((target) => `${file} → ${target}`),
    );
    expect(foreign).toEqual([]);
  });

  it('is the same on the desktop and in a browser but for how the server is started', () => {
    const sides = all.filter(({ file }) => !file.startsWith('common/'));
    expect(sides.map(({ file }) => file).toSorted()).toEqual(['browser/extension.ts', 'node/extension.ts']);
    const common = all.filter(({ file }) => file.startsWith('common/'));
    expect(common.filter(({ text }) => /languageclient\/(?:node|browser)|'node:/.test(text))).toEqual([]);
  });
});
