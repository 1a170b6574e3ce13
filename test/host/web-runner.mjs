// The process in which @vscode/test-web runs: web-tests.mjs starts it, reads what it prints, and ends it if it hangs.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromiumArguments, findChromium } from './chromium.mjs';
import { layOutWebBuild } from './web-build.mjs';

const require = createRequire(import.meta.url);
const { locale, ...options } = JSON.parse(process.argv[2]);

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** test-web has no option for the browser's path, so the very object that it launches is told. */
function useOurChromium() {
  const { chromium } = createRequire(require.resolve('@vscode/test-web'))('playwright');
  const { executable, env } = findChromium();
  const launch = chromium.launch.bind(chromium);
  chromium.launch = ({ args = [], ...rest }) =>
    launch({ ...rest, env, executablePath: executable, args: [...args, ...chromiumArguments] });
}

const dataFolder = mkdtempSync(path.join(tmpdir(), 'tenderlint-web-'));
process.on('exit', () => rmSync(dataFolder, { recursive: true, force: true }));
try {
  useOurChromium();
  await require('@vscode/test-web').runTests({
    browserType: 'chromium',
    headless: true,
    host: 'localhost',
    port: await freePort(),
    printServerLog: false,
    ...layOutWebBuild(dataFolder, locale),
    ...options,
  });
  process.exit(0);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
