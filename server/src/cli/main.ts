import { run } from './program.js';

/** Replaced by the build with the version in `package.json`. */
declare const TENDERLINT_VERSION: string;

// A reader that closes the pipe early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

void run(process.argv.slice(2), TENDERLINT_VERSION).then((code) => {
  // Not process.exit: a report that a pipe has not taken yet would be cut.
  process.exitCode = code;
});
