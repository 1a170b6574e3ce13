// Which VS Code the suites run in. There is always one, or an error: a suite that nobody ran must not look like a pass.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { setUpHost } from '../host/setup.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const shim = path.join(root, 'test/host/vscode-shim.mjs');
const source = 'https://update.code.visualstudio.com/api/releases/stable';
const patience = 4000;

/** @typedef {{ kind: 'desktop' | 'served', executable: string }} Editor */

const say = (text) => console.log(`Editor tests run in ${text}.`);

/** @returns {Editor} */
function served(why) {
  try {
    setUpHost();
  } catch (error) {
    throw new Error(
      'No VS Code to run the editor tests in. Set VSCODE_EXECUTABLE to one, or mend either of these:\n' +
        `- the desktop VS Code: ${why}\n- the served VS Code: ${error.message}`,
      { cause: error },
    );
  }
  say(`the VS Code of test/host, served on loopback to a headless browser: ${why}`);
  return { kind: 'served', executable: shim };
}

/** @returns {Editor} */
function named(file) {
  const executable = path.resolve(file);
  if (!existsSync(executable)) throw new Error(`VSCODE_EXECUTABLE is ${executable}, and there is no such file.`);
  if (realpathSync(executable) === shim) return served('VSCODE_EXECUTABLE names it');
  say(`${executable}, which VSCODE_EXECUTABLE names`);
  return { kind: 'desktop', executable };
}

/** Why the desktop VS Code cannot be used here; undefined if nothing is known against it. */
async function obstacle() {
  if (process.platform === 'linux' && !process.env.DISPLAY) return 'there is no display (DISPLAY is not set)';
  try {
    const { ok, status, body } = await fetch(source, { signal: AbortSignal.timeout(patience) });
    await body?.cancel();
    return ok ? undefined : `${new URL(source).host} answers ${status}`;
  } catch {
    return `${new URL(source).host} cannot be reached`;
  }
}

/** @returns {Promise<Editor>} */
async function choose() {
  if (process.env.VSCODE_EXECUTABLE) return named(process.env.VSCODE_EXECUTABLE);
  const why = await obstacle();
  if (why !== undefined) return served(why);
  try {
    // Beside the other things that npm brought, so that nothing has to be told to ignore it.
    const cachePath = path.join(root, 'node_modules/.cache/vscode-test');
    const executable = await downloadAndUnzipVSCode({ cachePath });
    say(`the desktop VS Code that was downloaded to ${path.dirname(executable)}`);
    return { kind: 'desktop', executable };
  } catch (error) {
    // The address that answers only names another one, which a firewall may still refuse.
    return served(`its download failed (${error.message})`);
  }
}

let chosen;

/** Decides once; says what it is. */
export function chooseEditor() {
  chosen ??= choose();
  return chosen;
}
