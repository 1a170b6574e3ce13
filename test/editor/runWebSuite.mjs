// Runs one suite inside the web-worker extension host of a pure web VS Code.
import { setUpHost } from '../host/setup.mjs';
import { runWebTests } from '../host/web-tests.mjs';
import { resultMark } from './mochaResult.cjs';
import { concludeSuite } from './suiteResult.mjs';

/**
 * @param {object} options
 * @param {string} options.name for the reader
 * @param {string} options.extensionDevelopmentPath
 * @param {string} options.extensionTestsPath a bundle with mochaWeb.cjs in it, below the extension's folder
 * @param {string} [options.folderPath] the folder to open; what the tests write there stays in memory
 * @param {string} [options.locale] display language, such as zh-tw
 * @param {number} [options.limit] milliseconds
 */
export async function runWebSuite({ name, ...options }) {
  setUpHost();
  let said;
  const print = (line) => {
    if (line.startsWith(resultMark)) said = JSON.parse(line.slice(resultMark.length));
    // What comes after it is the server's sorrow about requests that were cut off.
    else if (said === undefined) console.log(line);
  };
  const code = await runWebTests({ ...options, print });
  return concludeSuite(name, said, code === 0 ? undefined : `The run ended with ${code}.`);
}
