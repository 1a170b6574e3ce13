// The tests' entry in a Node extension host. runSuite.mjs says by the environment which files to run and where to leave
// the result.
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');
const { broken, collect } = require('./mochaResult.cjs');

function runFiles(files) {
  // A forgotten `.only` would silently leave out the rest.
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 60_000, forbidOnly: true });
  for (const file of files) mocha.addFile(file);
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve(result));
    const result = collect(runner);
  });
}

exports.run = async () => {
  let result;
  try {
    result = await runFiles(JSON.parse(process.env.TENDERLINT_TEST_FILES));
  } catch (error) {
    result = broken('loading the tests', error);
  }
  writeFileSync(process.env.TENDERLINT_TEST_RESULT, JSON.stringify(result));
  if (result.failed > 0) throw new Error(`${result.failed} test(s) failed`);
};
