// Runs the editor suites in a real VS Code, one after the other; `node test/editor/run.mjs [name …]` runs some of them.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packExtension } from '../../server/scripts/packExtension.mjs';
import { buildSuites } from './build.mjs';
import { runSuite, runWebSuite } from './host.mjs';
import { runScenes } from './runScenes.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const fixture = path.join(import.meta.dirname, 'fixture');

/** A copy of the sample folder: the tests write into it. */
function copyOf(folder) {
  mkdirSync(folder, { recursive: true });
  cpSync(fixture, folder, { recursive: true });
  return folder;
}

/** Two folders; the second has settings of its own. */
function twoFolders(work) {
  const folders = ['甲', '乙'].map((name) => copyOf(path.join(work, name)));
  mkdirSync(path.join(folders[1], '.vscode'));
  const own = { 'tenderlint.level': '普', 'tenderlint.lang': 'en', 'tenderlint.all': true };
  writeFileSync(path.join(folders[1], '.vscode/settings.json'), JSON.stringify(own));
  const file = path.join(work, '兩案.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: '甲' }, { path: '乙' }] }));
  return file;
}

/** Every suite by name. `work`: an empty folder. */
const SUITES = {
  desktop: (work, { suite }) =>
    runSuite({
      name: 'editor, zh-TW',
      tests: ['drafts', 'fixes', 'reading', 'desktop'].map(suite),
      workspace: copyOf(path.join(work, '採購案 1')),
      locale: 'zh-tw',
      launchArgs: ['--disable-extensions'],
    }),
  'multi-root': (work, { suite }) =>
    runSuite({
      name: 'editor, two folders',
      tests: [suite('multiRoot')],
      workspace: twoFolders(work),
      locale: 'zh-tw',
    }),
  // Installed: an extension under development is let run whatever it declares.
  restricted: async (work, { suite }) =>
    runSuite({
      name: 'editor, restricted mode',
      tests: [suite('restricted')],
      workspace: copyOf(path.join(work, 'w')),
      locale: 'zh-tw',
      restricted: true,
      installVsix: (await packExtension(work)).file,
    }),
  installed: async (work, { suite }) =>
    runSuite({
      name: 'editor, installed .vsix',
      tests: ['drafts', 'fixes', 'reading'].map(suite),
      workspace: copyOf(path.join(work, 'w')),
      locale: 'zh-tw',
      installVsix: (await packExtension(work)).file,
    }),
  scenes: (work) => {
    let count = 0;
    return runScenes({
      name: 'editor, mouse, keys and input method',
      extensionDevelopmentPath: root,
      folder: () => copyOf(path.join(work, String(++count))),
    });
  },
  web: (work, { web }) =>
    runWebSuite({
      name: 'editor, web worker',
      extensionDevelopmentPath: root,
      extensionTestsPath: web,
      folderPath: copyOf(path.join(work, 'w')),
      locale: 'zh-tw',
    }),
};

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function runEditorSuites(names = Object.keys(SUITES)) {
  const bundles = await buildSuites();
  const total = { passed: 0, failed: 0 };
  for (const name of names) {
    const work = mkdtempSync(path.join(tmpdir(), 'tl-'));
    try {
      const { passed, failed } = await SUITES[name](work, bundles);
      total.passed += passed;
      total.failed += failed;
    } finally {
      rmSync(work, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return total;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { passed, failed } = await runEditorSuites(process.argv.length > 2 ? process.argv.slice(2) : undefined);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
