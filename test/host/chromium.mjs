// Which Chromium opens the workbench: the machine's own where there is one, else the one inside @sparticuz/chromium.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromiumFolder, hostFolder } from './paths.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Nothing but loopback can be reached, and what cannot be reached fails at once instead of waiting for DNS. */
export const chromiumArguments = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
];

function starts(executable, env = process.env) {
  return spawnSync(executable, ['--version'], { env, stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  // A distribution may put a script there that only tells how to install the browser, so the file alone is no proof.
  return candidates.find((file) => existsSync(file) && starts(file));
}

/**
 * The package unpacks into the temporary folder and takes any file of that name it finds there for its own. It gets a
 * temporary folder to itself, which becomes the real one when all is written.
 */
function unpack() {
  const beside = `${chromiumFolder}-${process.pid}`;
  mkdirSync(beside, { recursive: true });
  try {
    execFileSync(
      process.execPath,
      ['-e', "import('@sparticuz/chromium').then((each) => each.default.executablePath())"],
      // The variable makes it unpack the libraries, too, that a machine without any browser may lack.
      { cwd: hostFolder, env: { ...process.env, TMPDIR: beside, AWS_EXECUTION_ENV: 'nodejs20.x' }, stdio: 'pipe' },
    );
    rmSync(chromiumFolder, { recursive: true, force: true });
    renameSync(beside, chromiumFolder);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function packed() {
  const executable = path.join(chromiumFolder, 'chromium');
  if (!existsSync(executable)) unpack();
  if (starts(executable)) return { executable, env: process.env };
  const libraries = path.join(chromiumFolder, 'al2023/lib');
  const env = { ...process.env, LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') };
  if (starts(executable, env)) return { executable, env };
  const { stderr, error } = spawnSync(executable, ['--version'], { env, encoding: 'utf8' });
  throw new Error(
    `No Chromium for the editor tests: none of ${names.join(', ')} on PATH starts, and the one from npm says:\n` +
      `${stderr || error?.message}\nInstall Chromium, or name one in VSCODE_HOST_CHROMIUM.`,
  );
}

function find() {
  const executable = process.env.VSCODE_HOST_CHROMIUM ?? onPath();
  return executable === undefined ? packed() : { executable, env: process.env };
}

let found;

/** @returns {{ executable: string, env: NodeJS.ProcessEnv }} */
export function findChromium() {
  found ??= find();
  return found;
}
