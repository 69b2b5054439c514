// A little disk space kept aside, so that on a full disk the store can still write down what happened.
import { closeSync, existsSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const bytes = 1024 * 1024;

export type DiskReserve = {
  /** Takes the space; where the disk has none to spare it goes without. */
  hold(): void;
  /** Gives the space back to the disk. False where there was none. */
  release(): boolean;
};

export function diskReserveIn(dataDir: string): DiskReserve {
  const file = join(dataDir, 'reserve');
  return {
    hold() {
      if (existsSync(file) && statSync(file).size === bytes) return;
      try {
        fill(file);
      } catch {
        rmSync(file, { force: true });
      }
    },
    release() {
      const held = existsSync(file);
      rmSync(file, { force: true });
      return held;
    },
  };
}

/** Written out, since a file that was only made longer takes no space. */
function fill(file: string): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    writeSync(handle, Buffer.alloc(bytes, 1));
  } finally {
    closeSync(handle);
  }
}
