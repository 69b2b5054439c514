import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { transact } from '../../store/database.ts';
import {
  deleteDataset,
  insertDataset,
  renameDataset,
  setDatasetReady,
} from '../../store/reference-datasets.ts';
import type { Store } from '../../store/open-store.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { buildIndex } from './build-index.ts';
import { createReferenceReader } from './reader.ts';
import { referenceFolder } from './reference-folder.ts';

async function attach(store: Store, id: string, csv: string): Promise<void> {
  const folder = referenceFolder(store.dataDir);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${id}.csv`);
  writeFileSync(path, csv);
  const file = { path, fileName: 'data.csv', table: null, dialect: {}, mapping: null };
  const task = { ...file, scratch: join(folder, 'text'), index: join(folder, `${id}.db`) };
  const built = await buildIndex(task, { signal: new AbortController().signal, onRows: () => undefined });
  transact(store.db, () => {
    const dataset = { id, name: id, entity: 'company' as const, isCopy: false, chosenMapping: null };
    insertDataset(store.db, { ...dataset, ...file, createdBy: 'usr_1', createdAtMs: 0 });
    setDatasetReady(store.db, id, { ...built, indexFile: `${id}.db`, atMs: 0 });
  });
}

it('takes the surest of several datasets, and one that is not torn before one that is', async () => {
  const store = tempStore();
  const reader = createReferenceReader(store.db, store.dataDir);
  onTestFinished(() => reader.close());
  const find = (input: object, names?: string[]) =>
    reader.find({ id: 'one', entity: 'company', input }, 'company', names).map(({ dataset }) => dataset);
  const bolts = 'Bolt,bolt.de,Germany\nBolt AG,bolt.de,Germany\n';
  await attach(store, 'torn', `Name,Domain,Country\n${bolts}Cairn Oy,,Finland\n`);
  await attach(store, 'clear', 'Name,Domain,Country\nBolt,bolt.de,Germany\nCairn Oy,cairn.fi,Finland\n');
  expect(find({ domain: 'bolt.de' })).toEqual(['clear']);
  expect(find({ domain: 'bolt.de' }, ['torn'])).toEqual(['torn', 'torn']);
  expect(find({ name: 'Cairn', countryCode: 'FI' })).toEqual(['torn']);
  expect(find({ name: 'Cairn', countryCode: 'FI', domain: 'cairn.fi' })).toEqual(['clear']);
  expect(find({ domain: 'bolt.de' }, ['none'])).toEqual([]);
  transact(store.db, () => renameDataset(store.db, 'clear', 'renamed'));
  expect(find({ domain: 'bolt.de' })).toEqual(['renamed']);
  transact(store.db, () => deleteDataset(store.db, 'clear'));
  expect(find({ domain: 'bolt.de' })).toEqual(['torn', 'torn']);
  rmSync(join(referenceFolder(store.dataDir), 'torn.db'));
  const other = createReferenceReader(store.db, store.dataDir);
  expect(other.find({ id: 'one', entity: 'company', input: { domain: 'bolt.de' } }, 'company')).toEqual([]);
});
