// The full-text index is made in the background after a store is opened; what is measured beside it would be measured wrongly.
import { existsSync } from 'node:fs';
import { close, openReadable } from '../electron/store/database.ts';
import { storeFileIn } from '../electron/store/open-store.ts';
import { readSearchState, searchFileOf } from '../electron/store/search/search-file.ts';

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Until the index holds this many companies. */
export async function untilIndexed(dataDir: string, rows: number): Promise<void> {
  while (indexedIn(dataDir) < rows) await pause(250);
}

/** The number of the last company that the index holds. */
function indexedIn(dataDir: string): number {
  const file = searchFileOf(storeFileIn(dataDir));
  if (!existsSync(file)) return 0;
  const search = openReadable(file);
  const state = readSearchState(search);
  close(search);
  return state?.lastNo ?? 0;
}
