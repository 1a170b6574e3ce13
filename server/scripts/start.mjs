// `npm start`: the main job on the sample drafts. Findings are what the report is for, so they do not fail the command.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const args = process.argv.slice(2);
const result = spawnSync(
  process.execPath,
  [path.join(root, 'dist/tenderlint.cjs'), 'check', ...(args.length > 0 ? args : ['examples'])],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exitCode = result.status === 0 || result.status === 1 ? 0 : (result.status ?? 1);
