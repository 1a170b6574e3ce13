// Runs one suite inside the extension host of a real VS Code, in a profile of its own.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resolveCliPathFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { chooseEditor } from './chooseEditor.mjs';
import { concludeSuite } from './suiteResult.mjs';

const root = path.resolve(import.meta.dirname, '../..');
/** A desktop VS Code has its display languages from the Marketplace. */
const languagePacks = { 'zh-tw': 'MS-CEINTL.vscode-language-pack-zh-hant' };

function install(editor, profile, extension) {
  const cli = editor.kind === 'served' ? editor.executable : resolveCliPathFromVSCodeExecutablePath(editor.executable);
  const windows = process.platform === 'win32';
  const args = [...profile, `--install-extension=${extension}`, '--force'];
  execFileSync(
    // Where VSCODE_EXECUTABLE is the command line already, there is none beside it.
    existsSync(cli) ? cli : editor.executable,
    windows ? args.map((each) => `"${each}"`) : args,
    { stdio: ['ignore', 'ignore', 'inherit'], shell: windows },
  );
}

/** So that an installed extension is tested, there must be another one under development. */
function emptyExtension(folder) {
  mkdirSync(folder);
  const manifest = { name: 'driver', publisher: 'tenderlint-test', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/** runTests always switches workspace trust off, so a desktop VS Code with untrusted folders is started without it. */
function runUntrusted(options, limit) {
  const args = [
    ...options.launchArgs,
    '--no-sandbox',
    '--disable-gpu-sandbox',
    '--disable-updates',
    '--skip-welcome',
    '--skip-release-notes',
    `--extensionDevelopmentPath=${options.extensionDevelopmentPath}`,
    `--extensionTestsPath=${options.extensionTestsPath}`,
  ];
  const env = { ...process.env, ...options.extensionTestsEnv };
  const child = spawn(options.vscodeExecutablePath, args, { env, stdio: 'inherit', timeout: limit });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`Test run failed with ${code ?? signal}`));
    });
  });
}

/** runTests has no limit, but on Ctrl+C it closes the editor, and on the second one by force. */
async function runTestsWithin(options, limit, onHang) {
  const ctrlC = () => {
    onHang();
    process.emit('SIGINT');
  };
  const timers = [setTimeout(ctrlC, limit), setTimeout(ctrlC, limit + 10_000)];
  try {
    await runTests(options);
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

/**
 * @param {object} options
 * @param {string} options.name for the reader
 * @param {string[]} [options.tests] CommonJS files in mocha's «tdd» style
 * @param {string} [options.extensionTestsPath] an entry of one's own instead, which writes its result as mochaEntry.cjs does
 * @param {string} [options.extensionDevelopmentPath] this repository without it
 * @param {string} [options.workspace] a folder or a .code-workspace file; the tests may write there, so give a copy
 * @param {string[]} [options.launchArgs] more arguments for VS Code
 * @param {string} [options.locale] display language, such as zh-tw
 * @param {object} [options.settings] user settings
 * @param {boolean} [options.restricted] folders are untrusted
 * @param {Record<string, string>} [options.env] variables for the tests
 * @param {string} [options.installVsix] a packed extension to install instead of one under development
 * @param {number} [options.limit] milliseconds
 */
export async function runSuite(options) {
  const { name, tests, workspace, launchArgs = [], locale, settings = {}, restricted = false, env = {} } = options;
  const { installVsix, limit = 300_000, extensionDevelopmentPath = root } = options;
  const editor = await chooseEditor();
  // Short, for VS Code puts a socket below it and the path of a socket may have some hundred letters only.
  const work = mkdtempSync(path.join(tmpdir(), 'tl-'));
  const resultFile = path.join(work, 'result.json');
  const profile = [`--user-data-dir=${path.join(work, 'u')}`, `--extensions-dir=${path.join(work, 'e')}`];
  mkdirSync(path.join(work, 'u/User'), { recursive: true });
  writeFileSync(
    path.join(work, 'u/User/settings.json'),
    JSON.stringify({
      ...(restricted && { 'security.workspace.trust.startupPrompt': 'never' }),
      ...settings,
    }),
  );

  const run = {
    vscodeExecutablePath: editor.executable,
    extensionDevelopmentPath,
    extensionTestsPath: options.extensionTestsPath ?? path.join(import.meta.dirname, 'mochaEntry.cjs'),
    launchArgs: [
      ...(workspace ? [workspace] : []),
      ...profile,
      ...(locale ? [`--locale=${locale}`] : []),
      ...launchArgs,
    ],
    extensionTestsEnv: {
      ...env,
      TENDERLINT_TEST_FILES: JSON.stringify(tests ?? []),
      TENDERLINT_TEST_RESULT: resultFile,
      VSCODE_HOST_RESTRICTED: restricted ? '1' : '',
      VSCODE_HOST_TIMEOUT_MS: String(limit),
    },
  };

  let hung = false;
  let interrupted = false;
  // While it is listened for, Ctrl+C does not end this process before the editor is closed and the folder removed.
  const onInterrupt = () => {
    interrupted = !hung;
  };
  let trouble;
  process.on('SIGINT', onInterrupt);
  try {
    if (editor.kind === 'desktop' && languagePacks[locale]) install(editor, profile, languagePacks[locale]);
    if (installVsix !== undefined) {
      install(editor, profile, installVsix);
      run.extensionDevelopmentPath = emptyExtension(path.join(work, 'driver'));
    }
    const start = restricted && editor.kind === 'desktop' ? runUntrusted : runTestsWithin;
    // The served VS Code keeps the limit by itself and leaves a picture; this only sees to it that it does.
    await start(run, editor.kind === 'served' ? limit + 30_000 : limit, () => {
      hung = true;
    });
  } catch (error) {
    trouble = hung ? `No result within ${limit} ms.` : error.message;
  } finally {
    process.off('SIGINT', onInterrupt);
  }
  const said = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : undefined;
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  if (interrupted) process.exit(130);
  return concludeSuite(name, said, trouble);
}
