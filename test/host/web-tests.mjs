// Runs tests in the web-worker extension host of a pure web VS Code.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { endGroup } from './process-group.mjs';
import { isNoise } from './workbench-noise.mjs';

/**
 * @param {object} options
 * @param {string} options.extensionDevelopmentPath
 * @param {string} options.extensionTestsPath a bundle for the browser, below the extension's folder
 * @param {string} [options.folderPath] the folder to open; it is served read and write from memory
 * @param {string} [options.locale]
 * @param {number} [options.limit] milliseconds
 * @param {(line: string) => void} options.print is given each line of the tests' console
 * @returns {Promise<number>} the exit code; 124 is a hang
 */
export async function runWebTests({ limit = 120_000, print, ...options }) {
  const runner = path.join(import.meta.dirname, 'web-runner.mjs');
  const child = spawn(process.execPath, [runner, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => isNoise(line) || print(line));
  const stop = () => endGroup(child, 5000);
  const interrupted = () => void stop().then(() => process.exit(130));
  process.once('SIGINT', interrupted);
  let hung = false;
  const timer = setTimeout(() => {
    hung = true;
    print(`No result within ${limit} ms.`);
    void stop();
  }, limit);
  // «close» comes when all that was printed has been read.
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  process.off('SIGINT', interrupted);
  await stop();
  return hung ? 124 : (code ?? 70);
}
