// Packs the extension without network: vsce only zips what package.json lists. The contents are looked at before anybody gets them.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');

/** What must be in the package, and what may be; anything else is a mistake. */
const NEEDED = [
  'package.json',
  'package.nls.json',
  'package.nls.zh-tw.json',
  'README.md',
  'LICENSE',
  'dist/client.cjs',
  'dist/client.web.cjs',
  'dist/server.cjs',
  'dist/server.web.js',
  'dist/tenderlint.cjs',
  'dist/THIRD-PARTY-LICENSES.txt',
  'l10n/bundle.l10n.zh-tw.json',
  'snippets/tenderlint.code-snippets',
  'syntaxes/front-matter.injection.tmLanguage.json',
];
const ALLOWED =
  /^(?:package\.json|package\.nls[\w.-]*\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/[\w.-]+|l10n\/[\w.-]+\.json|snippets\/[\w.-]+|syntaxes\/[\w.-]+\.json|server\/schemas\/[\w.-]+\.json|docs\/rules\/[\w.-]+\.md|docs\/icon\.png)$/;

function run(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [vsce, ...args], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`vsce ${args[0]}: ${stderr || stdout}`);
  return stdout;
}

/** Names in the package, checked. */
export function contents() {
  const files = run(['ls', '--no-dependencies'])
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const lacking = NEEDED.filter((name) => !files.includes(name));
  const foreign = files.filter((file) => !ALLOWED.test(file));
  if (lacking.length > 0) throw new Error(`the package lacks ${lacking.join(', ')}`);
  if (foreign.length > 0) throw new Error(`the package has what is not meant for it: ${foreign.join(', ')}`);
  return files;
}

/** Packs into a folder. */
export async function packExtension(folder) {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const files = contents();
  const file = path.join(folder, `${name}-${version}.vsix`);
  run([
    'package',
    '--no-dependencies',
    '--skip-license',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ]);
  return { file, files, bytes: statSync(file).size };
}
