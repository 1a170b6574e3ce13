import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/support/seed.ts'],
    include: ['test/**/*.test.ts'],
    // Whole processes and property runs take seconds on two cores.
    testTimeout: 120_000,
    // On two cores the default is one worker.
    pool: 'threads',
    maxWorkers: 2,
  },
});
