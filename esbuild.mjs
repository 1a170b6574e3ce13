// Bundles what runs: the command line, the language server (a process of node, a worker), the client (desktop, web).
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const { version } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));

/** Draft texts must not leave the machine: what could open a socket is not in the bundles, whatever a library brings along. */
const noNetwork = {
  name: 'no-network',
  setup(builder) {
    builder.onResolve({ filter: /^(?:node:)?(?:net|tls|http|https|http2|dgram|dns)$/ }, ({ path }) => ({
      path,
      namespace: 'no-network',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'no-network' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const common = {
  outdir: 'dist',
  bundle: true,
  minify: true,
  // Han text as it is: escaped, the catalogue would double in size.
  charset: 'utf8',
  legalComments: 'none',
  plugins: [noNetwork],
  logLevel: 'warning',
  metafile: true,
};
const define = { TENDERLINT_VERSION: JSON.stringify(version) };
const node = { ...common, platform: 'node', target: 'node20', format: 'cjs', outExtension: { '.js': '.cjs' } };
// Dependencies ask for import.meta.url, which CommonJS has not.
const bundleUrl = "const bundleUrl=require('node:url').pathToFileURL(__filename).href;";
const nodeDefine = { ...define, 'import.meta.url': 'bundleUrl', 'import.meta.dirname': '__dirname' };
const web = { ...common, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

// A bundle of an older name would be packed along.
await rm(new URL('dist', import.meta.url), { recursive: true, force: true });

const results = await Promise.all([
  build({
    ...node,
    entryPoints: { tenderlint: 'server/src/cli/main.ts' },
    banner: { js: `#!/usr/bin/env node\n${bundleUrl}` },
    define: nodeDefine,
  }),
  build({
    ...node,
    entryPoints: { server: 'server/src/node/main.ts' },
    banner: { js: bundleUrl },
    define: nodeDefine,
  }),
  build({ ...node, entryPoints: { client: 'client/src/node/extension.ts' }, external: ['vscode'] }),
  build({ ...web, entryPoints: { 'server.web': 'server/src/browser/main.ts' }, format: 'iife', define }),
  build({
    ...web,
    entryPoints: { 'client.web': 'client/src/browser/extension.ts' },
    // A worker takes CommonJS alone; in a package of modules the name must say that it is.
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    external: ['vscode'],
  }),
]);

// The licences of what the bundles carry go with them.
const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
const packages = new Set(inputs.flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []));
const licences = await Promise.all(
  [...packages].sort().map(async (name) => {
    const folder = new URL(`node_modules/${name}/`, import.meta.url);
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    if (file === undefined) throw new Error(`${name} carries no licence file`);
    return `${name}\n\n${(await readFile(new URL(file, folder), 'utf8')).trim()}\n`;
  }),
);
await writeFile(new URL('dist/THIRD-PARTY-LICENSES.txt', import.meta.url), licences.join(`\n${'-'.repeat(80)}\n\n`));
