// Installs a real VS Code for the tests beside this file, from the npm registry alone: no root, no other download.
// code-server carries the whole of VS Code but Electron. Nothing is done when nothing has changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { hostFolder, serverFolder, stampFile } from './paths.mjs';

/** 200 MB of VS Code's dependencies that only its AI features and remote containers ask for. */
const unused = ['@github/copilot-sdk', '@microsoft/mxc-sdk', '@devcontainers/cli'];
/** Native modules that every extension host asks for: in JavaScript here, so that no compiler is needed. */
const standIns = { '@vscode/spdlog': 'spdlog.cjs', '@vscode/native-watchdog': 'native-watchdog.cjs' };

function fingerprint() {
  const hash = createHash('sha256');
  const files = Object.values(standIns).map((file) => `stand-ins/${file}`);
  for (const file of ['package.json', 'package-lock.json', 'setup.mjs', ...files]) {
    hash.update(readFileSync(path.join(hostFolder, file)));
  }
  return hash.digest('hex');
}

const upToDate = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();

function npm(folder, args) {
  try {
    execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    throw new Error(`npm ${args.join(' ')} failed in ${folder}:\n${error.stderr?.toString() || error.message}`);
  }
}

function installServerModules() {
  const manifest = path.join(serverFolder, 'package.json');
  const content = JSON.parse(readFileSync(manifest, 'utf8'));
  for (const name of unused) delete content.dependencies[name];
  writeFileSync(manifest, JSON.stringify(content, null, 2));
  // Not `npm ci`: the shrinkwrap inside the package lacks an entry, and `ci` takes that for a fault.
  npm(serverFolder, ['install', '--omit=dev', '--ignore-scripts']);
  rmSync(path.join(serverFolder, 'extensions/copilot'), { recursive: true, force: true });
}

function putStandIns() {
  for (const [name, file] of Object.entries(standIns)) {
    copyFileSync(path.join(hostFolder, 'stand-ins', file), path.join(serverFolder, 'node_modules', name, 'index.js'));
  }
}

/** Idempotent. Throws with what is missing where the host cannot be installed. */
export function setUpHost() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`The VS Code from npm needs Linux on x64; this is ${process.platform} on ${process.arch}.`);
  }
  if (upToDate()) return;
  const start = Date.now();
  const { dependencies } = JSON.parse(readFileSync(path.join(hostFolder, 'package.json'), 'utf8'));
  const version = dependencies['code-server'].replace(/^4/, '1');
  console.log(
    `Installing VS Code ${version} (code-server) for the tests from the npm registry: once, 900 MB on the disk…`,
  );
  rmSync(stampFile, { force: true });
  // The packages' own scripts would download a browser and compile what no test needs.
  npm(hostFolder, ['ci', '--ignore-scripts']);
  installServerModules();
  putStandIns();
  const { executable } = findChromium();
  writeFileSync(stampFile, fingerprint());
  console.log(`Installed in ${Math.round((Date.now() - start) / 1000)} s; the browser is ${executable}.`);
}

if (process.argv[1] === import.meta.filename) setUpHost();
