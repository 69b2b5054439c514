import { existsSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCompany } from '../domain/companies/write-company.ts';
import { systemClock } from '../lib/clock.ts';
import { createEventHub } from '../lib/events.ts';
import { close, openReadable, transact } from '../store/database.ts';
import { readSearchState, searchFileOf } from '../store/search/search-file.ts';
import { tempStore } from '../testing/temp-store.ts';
import { startSearchIndex, type SearchNote } from './search-index.ts';

const person = { kind: 'person', run: null, actor: 'usr_1', atMs: 1000 } as const;

function setUp(smallest: number, idle = 10_000) {
  const store = tempStore();
  const events = createEventHub(systemClock);
  const notes: SearchNote[] = [];
  const rest = { one: 1, many: 1, idle };
  transact(store.db, () => createCompany(store.db, { name: 'Acme' }, person));
  const index = startSearchIndex(store, events, () => undefined, {
    smallest,
    rest,
    onNote: (note) => notes.push(note),
  });
  onTestFinished(() => index.close());
  return { store, events, notes, index };
}

describe('the keeper of the search index', () => {
  it('makes it at the start and brings it up to the store after a change', async () => {
    const { store, events, notes, index } = setUp(1);
    await expect.poll(() => notes, { timeout: 20_000 }).toEqual(['synced']);
    transact(store.db, () => createCompany(store.db, { name: 'Bolt' }, person));
    events.publish('company:changed', 'com_1', { ids: ['com_1'] });
    await expect.poll(() => notes, { timeout: 20_000 }).toEqual(['synced', 'synced']);
    await index.close();
    const search = openReadable(searchFileOf(store.file));
    expect(readSearchState(search)).toMatchObject({ lastNo: 2 });
    close(search);
  });

  it('lets its thread go when there is nothing to do, and starts another', async () => {
    const { events, notes, index } = setUp(1, 1);
    await expect.poll(() => notes, { timeout: 20_000 }).toEqual(['synced']);
    await new Promise((resolve) => setTimeout(resolve, 20));
    events.publish('company:changed', 'com_1', { ids: ['com_1'] });
    await expect.poll(() => notes, { timeout: 20_000 }).toEqual(['synced', 'synced']);
    await index.close();
  });

  it('leaves a small store without one', async () => {
    const { store, events, index } = setUp(10);
    events.publish('company:changed', 'com_1', { ids: ['com_1'] });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await index.close();
    expect(existsSync(searchFileOf(store.file))).toBe(false);
  });
});
