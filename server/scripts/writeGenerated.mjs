// Writes the files that are made from data (docs/rules, snippets, the front matter schema).
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = await mkdtemp(path.join(tmpdir(), 'tenderlint-'));
try {
  const outfile = path.join(folder, 'generated.cjs');
  await build({
    stdin: {
      resolveDir: root,
      loader: 'ts',
      contents: `
        import { builtInEngine } from './server/src/builtin/builtin.js';
        import { generatedFiles } from './server/src/docs/generatedFiles.js';
        import { ruleDocs } from './server/src/generated/ruleDocs.js';
        export const files = generatedFiles(builtInEngine(), ruleDocs);
      `,
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'warning',
  });
  const { files } = createRequire(import.meta.url)(outfile);
  for (const [file, content] of files) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), content);
  }
  process.stdout.write(`${files.size} files written\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
