// `npm run screenshots`: the pictures of the README, taken of the real workbench with the packed extension installed (one under
// development is shown in a window of its own kind, which does not mind the colour theme). Chinese needs a font with Han
// characters (Debian: fonts-noto-cjk); without one the pictures show boxes.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SCENES, sceneOptions } from '../../test/editor/scenes.mjs';
import { setUpHost } from '../../test/host/setup.mjs';
import { packExtension } from './packExtension.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const pictures = path.join(root, 'docs/screenshots');
const THEMES = { light: 'Light Modern', dark: 'Dark Modern' };

setUpHost();
const { openWorkbench } = await import('../../test/host/workbench.mjs');

const work = mkdtempSync(path.join(tmpdir(), 'tl-'));
try {
  const extensionsFolder = path.join(work, 'extensions');
  const { file } = await packExtension(work);
  const shim = path.join(root, 'test/host/vscode-shim.mjs');
  const profile = [`--user-data-dir=${path.join(work, 'profile')}`, `--extensions-dir=${extensionsFolder}`];
  execFileSync(process.execPath, [shim, ...profile, `--install-extension=${file}`], { stdio: 'ignore' });
  mkdirSync(pictures, { recursive: true });
  const wanted = process.argv.slice(2);
  for (const scene of SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    for (const shade of Object.keys(THEMES)) await picture(scene, shade, extensionsFolder);
  }
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}

/** Plays one scene and keeps what it shows. */
async function picture({ name, title, run }, shade, extensionsFolder) {
  const folder = path.join(mkdtempSync(path.join(work, 'scene-')), '採購案');
  cpSync(path.join(root, 'test/editor/fixture'), folder, { recursive: true });
  const workbench = await openWorkbench({ ...sceneOptions(folder, THEMES[shade]), extensionsFolder });
  try {
    await run(workbench.page);
    // Fades and the caret come to rest.
    await workbench.page.waitForTimeout(600);
    const file = path.join(pictures, `${name}-${shade}.png`);
    await workbench.page.screenshot({ path: file, animations: 'disabled' });
    console.log(`${path.relative(root, file)}: ${title}`);
  } finally {
    await workbench.close();
  }
}
