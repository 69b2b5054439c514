// Runs a program in a process group of its own and leaves nothing of it behind: a child that outlives its parent
// would hold the output open, and whoever reads that (a pipe to `tee`, a CI) would wait for ever.
import { spawn } from 'node:child_process';

const hasGroups = process.platform !== 'win32';

/** Resolves to the exit status; null where it was ended by a signal or by `limitMs`. */
export function runGroup(program, args, { limitMs, ...options }) {
  const child = spawn(program, args, {
    stdio: 'inherit',
    shell: !hasGroups,
    ...options,
    detached: hasGroups,
  });
  const end = () => endGroup(child);
  const timer = setTimeout(() => {
    console.error(`${program} did not end within ${limitMs / 60_000} minutes and was stopped.`);
    end();
  }, limitMs);
  // The group is not the terminal's: Ctrl+C reaches only this process.
  const stop = () => (end(), process.exit(130));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  }).finally(() => {
    clearTimeout(timer);
    process.off('SIGINT', stop).off('SIGTERM', stop);
    end();
  });
}

function endGroup(child) {
  try {
    if (hasGroups) process.kill(-child.pid, 'SIGKILL');
    else child.kill();
  } catch {
    // The whole group has ended by itself.
  }
}
