// The entry in a browser: the same suites, with the extension and its server in workers.
const { runInWorker } = require('../mochaWeb.cjs');

exports.run = () =>
  runInWorker(() => {
    require('./drafts.suite.ts');
    require('./fixes.suite.ts');
    require('./reading.suite.ts');
  });
