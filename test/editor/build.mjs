// Bundles the editor suites: each for the extension host of node, some of them once more for the worker.
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');
const suites = path.join(import.meta.dirname, 'suites');
/** Below the extension's folder: a worker may load tests from nowhere else. */
const outdir = path.join(root, 'out/editor');

const common = { bundle: true, format: 'cjs', external: ['vscode'], logLevel: 'warning', charset: 'utf8' };

/** @returns {Promise<{ suite: (name: string) => string, web: string }>} paths of the bundles */
export async function buildSuites() {
  const names = ['drafts', 'fixes', 'reading', 'desktop', 'multiRoot', 'restricted'];
  await Promise.all([
    build({
      ...common,
      entryPoints: names.map((name) => path.join(suites, `${name}.suite.ts`)),
      outdir,
      outExtension: { '.js': '.cjs' },
      platform: 'node',
      target: 'node20',
    }),
    build({
      ...common,
      entryPoints: [path.join(suites, 'web.suite.cjs')],
      outfile: path.join(outdir, 'web.suite.cjs'),
      platform: 'browser',
      define: { global: 'globalThis' },
    }),
  ]);
  return { suite: (name) => path.join(outdir, `${name}.suite.cjs`), web: path.join(outdir, 'web.suite.cjs') };
}
