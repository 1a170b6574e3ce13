import fc from 'fast-check';

/**
 * The gate asks the same questions each time, so that it fails for a change and for nothing else. `npm run fuzz` asks
 * new ones: what it finds becomes an example in the test of the rule that was broken.
 */
if (process.env['FUZZ'] === undefined) fc.configureGlobal({ seed: 1120920 });
