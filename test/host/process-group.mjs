// Ends a child with all that it has started. It must have been spawned `detached`, which makes it the head of a group.
import { setTimeout as sleep } from 'node:timers/promises';

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group is gone already, which is what was wanted.
  }
}

/** @param {number} grace milliseconds between asking and forcing */
export async function endGroup(child, grace) {
  // Without an id it never started, and would have no group but ours.
  if (child.pid === undefined) return;
  const running = child.exitCode === null && child.signalCode === null;
  const exit = running ? new Promise((resolve) => child.once('exit', resolve)) : Promise.resolve();
  signal(child, 'SIGTERM');
  await Promise.race([exit, sleep(grace)]);
  // Also when the head has ended: language servers may have stayed behind.
  signal(child, 'SIGKILL');
}
