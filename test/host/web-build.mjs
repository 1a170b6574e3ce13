// Lays out a pure web VS Code where @vscode/test-web looks for a downloaded one. code-server's files are nearly that:
// two expressions of its workbench and the page's entry have to differ.
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serverFolder } from './paths.mjs';

const workbenchFile = 'out/vs/code/browser/workbench/workbench.js';
const stylesFile = 'out/vs/code/browser/workbench/workbench.css';
const entryFile = 'out/vs/workbench/workbench.web.main.internal';

const patches = [
  // code-server's page always names its server as the remote; a page of its own has none.
  { pattern: /remoteAuthority:location\.host/g, replacement: () => 'remoteAuthority:void 0' },
  // For the same reason user data would be looked for on that server's disk.
  {
    pattern:
      /get userRoamingDataHome\(\)\{return \w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:\w+\.vscodeRemote\}\),"User"\)\}/g,
    replacement: (_, uri) => `get userRoamingDataHome(){return ${uri}.file("/User").with({scheme:"vscode-userdata"})}`,
  },
];

function patched(code) {
  return patches.reduce((text, { pattern, replacement }) => {
    const count = [...text.matchAll(pattern)].length;
    if (count !== 1) {
      throw new Error(`The workbench of this code-server differs: ${count} places match ${pattern}, not one.`);
    }
    return text.replace(pattern, replacement);
  }, code);
}

/** test-web's page imports names from here; the bundled workbench reads the page's configuration by itself. */
function entry(locale) {
  return `globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(locale)};
const element = document.getElementById('vscode-workbench-web-configuration');
const given = JSON.parse(element.getAttribute('data-settings'));
element.setAttribute('data-settings', JSON.stringify({
  userDataPath: '/User',
  isEnabledFileDownloads: true,
  isEnabledFileUploads: true,
  isEnabledCoderGettingStarted: false,
  callbackRoute: '/callback',
  ...given,
}));
await import('../code/browser/workbench/workbench.js');
export const create = () => {};
export const URI = { parse: (value) => value, revive: (value) => value };
export class Emitter {
  event = () => ({ dispose() {} });
  fire() {}
  dispose() {}
}
`;
}

/**
 * @param {string} folder an empty folder, which becomes test-web's `testRunnerDataDir`
 * @returns {{ quality: string, commit: string, testRunnerDataDir: string }} options for test-web
 */
export function layOutWebBuild(folder, locale) {
  const quality = 'stable';
  const { commit } = JSON.parse(readFileSync(path.join(serverFolder, 'product.json'), 'utf8'));
  const name = `vscode-web-${quality}-${commit}`;
  const build = path.join(folder, name);

  /** Everything in a folder but what gets a version of its own. */
  const link = (inside, except = []) => {
    mkdirSync(path.join(build, inside), { recursive: true });
    for (const each of readdirSync(path.join(serverFolder, inside))) {
      if (!except.includes(each)) symlinkSync(path.join(serverFolder, inside, each), path.join(build, inside, each));
    }
  };
  link('', ['out']);
  link('out', ['vs']);
  link('out/vs', ['workbench', 'code']);
  link('out/vs/workbench');
  mkdirSync(path.join(build, path.dirname(workbenchFile)), { recursive: true });
  writeFileSync(path.join(build, workbenchFile), patched(readFileSync(path.join(serverFolder, workbenchFile), 'utf8')));
  symlinkSync(path.join(serverFolder, stylesFile), path.join(build, `${entryFile}.css`));
  writeFileSync(path.join(build, `${entryFile}.js`), entry(locale));
  // The mark by which test-web knows a finished download.
  writeFileSync(path.join(build, 'version'), name);
  return { quality, commit, testRunnerDataDir: folder };
}
