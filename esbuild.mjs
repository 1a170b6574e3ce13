// Bundles what runs: today the command line; the language server and the client join with the editor work.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

const { version } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));

await build({
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
});
