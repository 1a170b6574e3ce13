// A real VS Code in a headless browser: for the tests, for scripts that click, and for pictures.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { remoteUri, workbenchUrl } from './workbench-url.mjs';

/** Starts server and browser; the page is still blank, so that it can be prepared. */
export async function prepareWorkbench(options = {}) {
  const { target, extensionDevelopmentPath = [], openFiles = [], theme, payload = [], ...rest } = options;
  const own = rest.dataFolder === undefined ? mkdtempSync(path.join(tmpdir(), 'tenderlint-host-')) : undefined;
  const settings = { ...(theme && { 'workbench.colorTheme': theme }), ...rest.settings };
  const [server, opened] = await Promise.allSettled([
    startServer({ ...rest, settings, dataFolder: rest.dataFolder ?? own }),
    openBrowser(rest),
  ]);

  const close = async () => {
    // The browser first: a workbench that loses its server complains.
    await opened.value?.browser.close().catch(() => {});
    await server.value?.stop();
    if (own !== undefined) rmSync(own, { recursive: true, force: true, maxRetries: 5 });
  };
  const failed = [server, opened].find((each) => each.status === 'rejected');
  if (failed !== undefined) {
    await close();
    throw failed.reason;
  }

  const uri = (file) => (/^[\w+.-]+:\/\//.test(file) ? file : remoteUri(server.value, file));
  const url = workbenchUrl(server.value, target, [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...[extensionDevelopmentPath].flat().map((folder) => ['extensionDevelopmentPath', uri(folder)]),
    ...openFiles.map((file) => ['openFile', uri(file)]),
    ...payload.map(([name, value]) => [name, name === 'extensionTestsPath' ? uri(value) : value]),
  ]);
  return { server: server.value, page: opened.value.page, url, close };
}

/**
 * Opens the workbench and waits until it is there. The caller must `close()` it.
 *
 * @param {object} [options]
 * @param {string} [options.target] a folder or a .code-workspace file
 * @param {string | string[]} [options.extensionDevelopmentPath]
 * @param {string[]} [options.openFiles]
 * @param {string} [options.theme] as in the setting workbench.colorTheme, such as «Light Modern»
 * @param {{ width: number, height: number }} [options.size]
 * @param {number} [options.scale]
 * @param {string} [options.locale]
 * @param {object} [options.settings]
 * @param {boolean} [options.restricted]
 * @param {object} [options.env]
 * @param {string} [options.dataFolder] kept by the caller; without it a temporary one
 * @param {string} [options.extensionsFolder]
 */
export async function openWorkbench(options) {
  const workbench = await prepareWorkbench(options);
  try {
    await workbench.page.goto(workbench.url);
    await workbench.page.locator('.monaco-workbench .part.editor').waitFor({ timeout: 60_000 });
    return workbench;
  } catch (error) {
    await workbench.close();
    throw error;
  }
}
