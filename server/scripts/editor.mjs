// `npm run editor`: the sample drafts in a real VS Code with the extension of this repository. That is the desktop's
// where there is one, else the VS Code of test/host, served on loopback for the user's own browser.
// `--smoke` looks, in a headless browser, whether the served one comes up, and ends.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setUpHost } from '../../test/host/setup.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const drafts = path.join(root, 'examples');
const [firstDraft] = readdirSync(drafts).filter((name) => name.endsWith('.md'));
const locale = 'zh-tw';
const windows = process.platform === 'win32';

function onDesktop() {
  const known = spawnSync('code', ['--version'], { stdio: 'ignore', shell: windows });
  if (known.status !== 0) return false;
  const args = [`--extensionDevelopmentPath=${root}`, drafts];
  spawnSync('code', windows ? args.map((each) => `"${each}"`) : args, { stdio: 'inherit', shell: windows });
  return true;
}

/** Modules of the host that use its packages can be had only now that those are there. */
async function serve(stays) {
  const { startServer } = await import('../../test/host/server.mjs');
  const { remoteUri, workbenchUrl } = await import('../../test/host/workbench-url.mjs');
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'tenderlint-editor-'));
  // Nothing is left behind, whichever way this ends.
  process.on('exit', () => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 }));
  const server = await startServer({ dataFolder, locale, stays });
  const url = workbenchUrl(server, drafts, [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ['extensionDevelopmentPath', remoteUri(server, root)],
    ['openFile', remoteUri(server, path.join(drafts, firstDraft))],
  ]);
  return { server, url };
}

/** Resolves when the user or the server has had enough. */
function ended({ child }) {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, resolve);
    child.once('exit', resolve);
  });
}

/** The draft on the screen, in a window that runs an extension under development. */
async function look(url) {
  const { openBrowser } = await import('../../test/host/browser.mjs');
  const { browser, page } = await openBrowser({ locale });
  try {
    await page.goto(url);
    await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: firstDraft }).waitFor({ timeout: 60_000 });
    const title = await page.title();
    if (!title.includes(firstDraft)) throw new Error(`The window is called «${title}».`);
    console.log(`The workbench came up: ${title}`);
  } finally {
    await browser.close();
  }
}

const smoke = process.argv.includes('--smoke');
if (smoke || !onDesktop()) {
  setUpHost();
  const { server, url } = await serve(!smoke);
  try {
    if (smoke) {
      await look(url);
    } else {
      console.log(`The sample drafts in VS Code, with this Tenderlint:\n\n  ${url}\n\nCtrl+C ends it.`);
      await ended(server);
    }
  } finally {
    await server.stop();
  }
}
