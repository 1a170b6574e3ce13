// What the workbench is given as the tests. It runs the real ones and leaves the verdict on the disk, because the
// workbench reports success when the extension host dies under it: no verdict, no success.
const { writeFileSync } = require('node:fs');

const tests = process.env.TENDERLINT_HOST_TESTS;
const verdict = process.env.TENDERLINT_HOST_VERDICT;

/** Either a promise, or the callback of old: `run(testsRoot, (error, failures) => …)`. */
function outcome(run) {
  return new Promise((resolve, reject) => {
    const returned = run(tests, (error, failures) => (error ? reject(error) : resolve(failures)));
    if (typeof returned?.then === 'function') returned.then(resolve, reject);
  });
}

exports.run = async () => {
  let code = 1;
  try {
    const loaded = require(tests);
    const run = loaded.run ?? loaded.default?.run;
    if (typeof run !== 'function') throw new Error(`${tests} exports no run()`);
    const failures = await outcome(run);
    if (failures > 0) throw new Error(`${failures} test(s) failed`);
    code = 0;
  } finally {
    writeFileSync(verdict, JSON.stringify({ code }));
  }
};
