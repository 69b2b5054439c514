// A thread that keeps the full-text index beside the store. It only reads the store, so nobody waits for it.
import { parentPort, workerData } from 'node:worker_threads';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { textKeysOf } from '../domain/companies/query/query-fields.ts';
import { definitionsOf } from '../domain/custom-fields/definitions.ts';
import { must } from '../lib/assert.ts';
import { close, openReadable } from '../store/database.ts';
import { openSearchFile, searchFileOf } from '../store/search/search-file.ts';
import { syncSearch } from '../store/search/search-sync.ts';
import type { SearchNote, SearchOrder } from './search-index.ts';

const port = must(parentPort, 'parent thread');
const { file } = workerData as { file: string };
const db = openReadable(file);
const search = openSearchFile(searchFileOf(file));

let isPaused = false;
let turn = Promise.resolve();

port.on('message', (order: SearchOrder) => {
  isPaused = order !== 'sync';
  if (order === 'sync') turn = turn.then(sync);
  if (order === 'close') void turn.then(end);
});

async function sync(): Promise<void> {
  let note: SearchNote = 'synced';
  for (const _ of syncSearch(db, search, textKeysOf(definitionsOf(db)))) {
    await nextTurn();
    if (!isPaused) continue;
    note = 'paused';
    break;
  }
  port.postMessage(note);
}

function end(): void {
  close(db);
  close(search);
  port.close();
}
