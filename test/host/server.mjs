// Starts the VS Code server on loopback. It serves the workbench and runs the extensions in its own Node.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { registerLanguagePacks } from './language-packs.mjs';
import { serverFolder, serverNode } from './paths.mjs';
import { endGroup } from './process-group.mjs';
import { defaultSettings } from './settings.mjs';

export const serverMain = path.join(serverFolder, 'out/server-main.js');
const startLimit = 60_000;

/** What an editor around this process has set for its own children would lead this one astray. */
function environment(more) {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^(VSCODE_(?!TEST)|ELECTRON_|NODE_OPTIONS$)/.test(name)) delete env[name];
  }
  // No gallery: look-ups of extensions would only fill the log with failures.
  return { ...env, EXTENSIONS_GALLERY: '{}', ...more };
}

/** The port, as soon as the server says it. */
function listening(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (what) => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server ${what}.\n${said}`));
    };
    const timer = setTimeout(() => fail(`did not listen within ${startLimit / 1000} s`), startLimit);
    const read = (data) => {
      said += data;
      const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      for (const stream of [child.stdout, child.stderr]) stream.off('data', read);
      resolve(Number(port));
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', read);
    child.once('error', (error) => fail(`did not start: ${error.message}`));
    child.once('exit', (code, name) => fail(`ended early (${code ?? name})`));
  });
}

/**
 * @param {object} options
 * @param {string} options.dataFolder everything the server writes
 * @param {string} [options.extensionsFolder] installed extensions
 * @param {object} [options.settings] user settings, over the quiet ones
 * @param {object} [options.env] variables for the server and its extensions
 * @param {string} [options.locale] display language, such as zh-tw
 * @param {boolean} [options.restricted] keep folders untrusted
 * @param {boolean} [options.stays] keep running when the last window is closed
 */
export async function startServer(options) {
  const { dataFolder, settings = {}, env = {}, locale, restricted = false, stays = false } = options;
  const extensionsFolder = options.extensionsFolder ?? path.join(dataFolder, 'extensions');
  mkdirSync(extensionsFolder, { recursive: true });
  mkdirSync(path.join(dataFolder, 'data/User'), { recursive: true });
  // User settings of a served VS Code lie on the server's disk.
  const userSettings = { ...defaultSettings(restricted), ...settings };
  writeFileSync(path.join(dataFolder, 'data/User/settings.json'), JSON.stringify(userSettings, null, 2));
  if (locale !== undefined && !/^en\b/.test(locale)) registerLanguagePacks(dataFolder, extensionsFolder, locale);

  // Loopback is open to everyone on the machine, so a page must know a word that is in no command line.
  const token = randomBytes(16).toString('hex');
  const tokenFile = path.join(dataFolder, 'token');
  writeFileSync(tokenFile, token, { mode: 0o600 });

  const args = [
    serverMain,
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token-file', tokenFile],
    ...['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    // Without it a built workbench ignores which extension is under development and where its tests are.
    '--enable-smoke-test-driver',
    ...(restricted ? [] : ['--disable-workspace-trust']),
    ...(locale === undefined ? [] : ['--locale', locale]),
    // So that the server ends by itself when whoever started it was killed.
    ...(stays
      ? []
      : ['--enable-remote-auto-shutdown', '--remote-auto-shutdown-without-delay', '--reconnection-grace-time', '10']),
  ];
  // Sockets go here. A folder of its own, for one that is killed leaves them; a short name, for theirs may not be long.
  const sockets = mkdtempSync(path.join(tmpdir(), 'tl-'));
  const child = spawn(serverNode, args, {
    env: environment({ XDG_RUNTIME_DIR: sockets, ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  // Also keeps both streams flowing, which the server would else wait for.
  const log = createWriteStream(path.join(dataFolder, 'server.log'));
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => log.write(data));
  const stop = async () => {
    await endGroup(child, 1000);
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
    log.end();
    rmSync(sockets, { recursive: true, force: true });
  };
  try {
    const port = await listening(child);
    return { child, authority: `127.0.0.1:${port}`, token, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
