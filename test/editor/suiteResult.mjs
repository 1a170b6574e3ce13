// The result of a suite as the callers get it, told to the reader in one line.
import { broken } from './mochaResult.cjs';

/**
 * @typedef {{ passed: number, failed: number, pending: number, failures: { title: string, message: string }[] }} SuiteResult
 * @param {string} name
 * @param {SuiteResult | undefined} said by the suite itself
 * @param {string | undefined} trouble why the run as a whole cannot count as passed
 * @returns {SuiteResult}
 */
export function concludeSuite(name, said, trouble) {
  const result = said ?? broken(name, trouble ?? 'The suite did not tell its result.');
  if (result.failed === 0 && trouble !== undefined) fail(result, name, trouble);
  if (result.failed === 0 && result.passed === 0) fail(result, name, 'No test was run.');
  for (const { title, message } of result.failures) console.log(`${name}: FAILED ${title}\n${message}`);
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed`);
  return result;
}

function fail(result, title, message) {
  result.failed += 1;
  result.failures.push({ title, message });
}
