// What a mocha run came to, as a plain value that goes from the extension host to whoever started it.

/** Begins the one line by which a suite without a disk tells its result. */
exports.resultMark = 'TENDERLINT_TEST_RESULT ';

/** Fills up while the runner runs. */
exports.collect = (runner) => {
  const result = { passed: 0, failed: 0, pending: 0, failures: [] };
  runner.on('pass', () => {
    result.passed += 1;
  });
  runner.on('pending', () => {
    result.pending += 1;
  });
  // A hook that fails is told here, too.
  runner.on('fail', (test, error) => {
    result.failed += 1;
    result.failures.push({ title: test.fullTitle(), message: String(error?.stack ?? error) });
  });
  return result;
};

/** For a suite that could not even be loaded. */
exports.broken = (title, error) => ({
  passed: 0,
  failed: 1,
  pending: 0,
  failures: [{ title, message: String(error?.stack ?? error) }],
});
