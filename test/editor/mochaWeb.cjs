// The tests' entry in a web-worker extension host, to be bundled with the tests:
//   export const run = () => runInWorker(() => { require('./some.test'); });
const { broken, collect, resultMark } = require('./mochaResult.cjs');
require('mocha/mocha.js');

function runLoaded(load) {
  // Without naming one, mocha would take the reporter that writes into a page.
  mocha.setup({ ui: 'tdd', reporter: undefined, timeout: 60_000, forbidOnly: true });
  load();
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve(result));
    const result = collect(runner);
  });
}

/** @param {() => void} load requires the files with the tests, when mocha's functions are there */
exports.runInWorker = async (load) => {
  let result;
  try {
    result = await runLoaded(load);
  } catch (error) {
    result = broken('loading the tests', error);
  }
  // There is no disk to leave it on.
  console.log(resultMark + JSON.stringify(result));
  if (result.failed > 0) throw new Error(`${result.failed} test(s) failed`);
};
