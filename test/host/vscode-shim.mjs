#!/usr/bin/env node
// Looks like VS Code's executable to @vscode/test-electron and its kin: takes the desktop command line, runs the tests
// in a real VS Code served on loopback, and exits with the tests' exit code.
//
// As on a desktop, folders are untrusted unless --disable-workspace-trust is given, and user settings are read from
// <user-data-dir>/User/settings.json. The environment adds:
//   VSCODE_HOST_SETTINGS    more user settings, as JSON
//   VSCODE_HOST_RESTRICTED  1: untrusted in spite of --disable-workspace-trust, which test-electron always gives
//   VSCODE_HOST_TIMEOUT_MS  after how long the run counts as hung; 300000 without it
//   VSCODE_HOST_LOG         all: show the workbench's own lines, too
//   VSCODE_HOST_CHROMIUM    the browser to take
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { readDesktopArguments } from './desktop-arguments.mjs';
import { serverNode } from './paths.mjs';
import { serverMain } from './server.mjs';
import { isNoise } from './workbench-noise.mjs';
import { prepareWorkbench } from './workbench.mjs';

const exits = { hostFault: 70, crash: 71, hang: 124, interrupted: 130 };

const argv = process.argv.slice(2);
const given = readDesktopArguments(argv);
const own = given.has('user-data-dir') ? undefined : mkdtempSync(path.join(tmpdir(), 'tenderlint-host-'));
const dataFolder = path.resolve(own ?? given.option('user-data-dir'));
const extensionsFolder = path.resolve(given.option('extensions-dir') ?? path.join(dataFolder, 'extensions'));
mkdirSync(extensionsFolder, { recursive: true });

let workbench;
let ending = false;
async function end(code) {
  if (ending) return;
  ending = true;
  // A start under way is waited for: what it has started by then must be ended, too.
  await (await workbench?.catch(() => undefined))?.close();
  if (own !== undefined) rmSync(own, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

/** Questions to the command line, which the server's own answers, also without a network for a packed extension. */
const verbs = ['version', 'list-extensions', 'install-extension', 'uninstall-extension'];
const details = ['show-versions', 'force'];

function runCommand() {
  const asked = [...verbs, ...details].flatMap((name) =>
    given.options(name).map((value) => (value === '' ? `--${name}` : `--${name}=${value}`)),
  );
  const folders = ['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder];
  const args = [serverMain, ...folders, '--accept-server-license-terms', ...asked];
  return spawnSync(serverNode, args, { stdio: 'inherit' }).status ?? exits.hostFault;
}

function settings() {
  const file = path.join(dataFolder, 'User/settings.json');
  const written = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return { ...written, ...JSON.parse(process.env.VSCODE_HOST_SETTINGS ?? '{}') };
}

function print(type, args) {
  const line = format(...args);
  if (ending || isNoise(line)) return;
  (type === 'error' ? process.stderr : process.stdout).write(`${line}\n`);
}

/** What the tests left on the disk; nothing if the extension host did not live to the end of them. */
function readVerdict(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).code;
  } catch {
    console.error('The extension host ended before the tests did.');
    return exits.hostFault;
  }
}

async function runWindow() {
  const verdict = path.join(dataFolder, 'verdict.json');
  rmSync(verdict, { force: true });
  const tests = given.option('extensionTestsPath');
  const folderUri = given.option('folder-uri');
  workbench = prepareWorkbench({
    target: given.rest.find((each) => existsSync(each)) ?? (folderUri && decodeURI(new URL(folderUri).pathname)),
    extensionDevelopmentPath: given.options('extensionDevelopmentPath'),
    payload: [
      ...(tests === undefined ? [] : [['extensionTestsPath', path.join(import.meta.dirname, 'tests-wrapper.cjs')]]),
      ...(given.has('disable-extensions') ? [['disableExtensions', 'true']] : []),
    ],
    settings: settings(),
    env: tests && { TENDERLINT_HOST_TESTS: path.resolve(tests), TENDERLINT_HOST_VERDICT: verdict },
    locale: given.option('locale'),
    restricted: process.env.VSCODE_HOST_RESTRICTED === '1' || !given.has('disable-workspace-trust'),
    dataFolder,
    extensionsFolder,
  });
  const { page, url } = await workbench;

  await page.exposeFunction('codeAutomationLog', print);
  await page.exposeFunction('codeAutomationExit', (code) => {
    const said = readVerdict(verdict);
    void end(code === 0 ? said : code);
  });
  page.on('crash', () => {
    console.error('The page of the workbench crashed.');
    void end(exits.crash);
  });
  const limit = Number(given.option('timeout-ms') ?? process.env.VSCODE_HOST_TIMEOUT_MS ?? 300_000);
  setTimeout(async () => {
    const picture = path.join(tmpdir(), `tenderlint-host-hung-${process.pid}.png`);
    const taken = await page.screenshot({ path: picture }).catch(() => undefined);
    console.error(`No result within ${limit} ms.${taken === undefined ? '' : ` How it looked: ${picture}`}`);
    await end(exits.hang);
  }, limit).unref();
  await page.goto(url);
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void end(exits.interrupted));
// A reader that has gone away is no reason to leave a server behind.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => void end(exits.interrupted));
process.on('unhandledRejection', (error) => {
  if (ending) return;
  console.error(error);
  void end(exits.hostFault);
});

if (verbs.some((verb) => given.has(verb))) {
  await end(runCommand());
} else {
  await runWindow().catch(async (error) => {
    if (!ending) console.error(error.message);
    await end(exits.hostFault);
  });
}
