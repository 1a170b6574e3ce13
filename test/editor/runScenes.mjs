// Runs the scenes as tests, in the served VS Code (a desktop one cannot be driven by a browser's tools).
import { setUpHost } from '../host/setup.mjs';
import { SCENES, sceneOptions } from './scenes.mjs';
import { concludeSuite } from './suiteResult.mjs';

/**
 * @param {object} options
 * @param {string} options.name for the reader
 * @param {string} options.extensionDevelopmentPath
 * @param {() => string} options.folder makes a fresh copy of the sample folder: a scene may change it
 */
export async function runScenes({ name, extensionDevelopmentPath, folder }) {
  setUpHost();
  const { openWorkbench } = await import('../host/workbench.mjs');
  const failures = [];
  for (const scene of SCENES) {
    const workbench = await openWorkbench({ ...sceneOptions(folder(), 'Light Modern'), extensionDevelopmentPath });
    try {
      await scene.run(workbench.page);
    } catch (error) {
      failures.push({ title: scene.title, message: String(error?.stack ?? error) });
    } finally {
      await workbench.close();
    }
  }
  const failed = failures.length;
  return concludeSuite(name, { passed: SCENES.length - failed, failed, pending: 0, failures }, undefined);
}
