// Bundles what runs: today the command line; the language server and the client join with the editor work.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const { version } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));

const { metafile } = await build({
  entryPoints: { tenderlint: 'server/src/cli/main.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  // Han text as it is: escaped, the catalogue would double in size.
  charset: 'utf8',
  legalComments: 'none',
  // A dependency asks for import.meta.url, which CommonJS has not.
  banner: { js: "#!/usr/bin/env node\nconst bundleUrl=require('node:url').pathToFileURL(__filename).href;" },
  define: { TENDERLINT_VERSION: JSON.stringify(version), 'import.meta.url': 'bundleUrl' },
  logLevel: 'warning',
  metafile: true,
});

// The licences of what the bundle carries go with it.
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []),
);
const licences = await Promise.all(
  [...packages].sort().map(async (name) => {
    const folder = new URL(`node_modules/${name}/`, import.meta.url);
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    if (file === undefined) throw new Error(`${name} carries no licence file`);
    return `${name}\n\n${(await readFile(new URL(file, folder), 'utf8')).trim()}\n`;
  }),
);
await writeFile(new URL('dist/THIRD-PARTY-LICENSES.txt', import.meta.url), licences.join(`\n${'-'.repeat(80)}\n\n`));
