// For tests: puts a new store into a folder. Each test has its own; bringing one to the newest version takes longer than most of them
// do, so that is done once in a process.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lazily } from '../lib/lazily.ts';
import { close, openWritable } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { storeFileIn } from '../store/open-store.ts';

/** The bytes of a store that holds nothing. */
const emptyStore = lazily(() => {
  const dir = mkdtempSync(join(tmpdir(), 'rowbench-new-'));
  const file = storeFileIn(dir);
  const db = openWritable(file);
  migrate(db, file);
  close(db);
  const bytes = readFileSync(file);
  rmSync(dir, { recursive: true });
  return bytes;
});

/** Answers the folder. */
export function withNewStore(dir: string): string {
  writeFileSync(storeFileIn(dir), emptyStore());
  return dir;
}
