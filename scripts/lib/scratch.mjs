// Where tests keep what they write and throw away: in memory where there is room, since on a disk each commit of each store waits until
// it is written.
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux keeps files in memory there; a container may have as little as 64 MB. */
const inMemory = '/dev/shm';

/** Many times what tests hold at once. Memory that programs can have counts too: what a cgroup gives is shared with its files. */
const room = 4 * 1024 ** 3;

/** `memory` null: unknown. */
export function scratchBase(shm = roomIn(inMemory), memory = process.availableMemory?.() ?? null) {
  return shm >= room && memory !== null && memory >= 2 * room ? inMemory : tmpdir();
}

/** A folder that goes away with `remove`, or with this process. */
export function openScratch() {
  const folder = mkdtempSync(join(scratchBase(), 'rowbench-run-'));
  const remove = () => {
    process.off('exit', remove);
    // A program that has just been stopped may still be writing.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  process.on('exit', remove);
  return { folder, remove };
}

function roomIn(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
