import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newId } from '../../lib/ids.ts';
import { insertSource, type StoredSource } from '../../store/sources.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { sourceFolder } from './source-files.ts';
import { sweepFiles } from './sweep-files.ts';

it('at the start keeps the texts that sources are read from and their uploads, and nothing half-made', () => {
  const { db, dataDir } = tempStore();
  const folder = sourceFolder(dataDir);
  const id = newId('src', 1);
  const other = newId('src', 2);
  const made = { original: join(folder, id), sha256: '', layout: 'sheet', issues: [], choice: {} };
  const source: StoredSource = {
    id,
    fileName: 'a.xlsx',
    origin: 'upload',
    path: join(folder, `${id}-b-text`),
    byteSize: 1,
    mtimeMs: 1,
    snapshot: null,
    made: JSON.stringify(made),
    status: 'ready',
    failure: null,
    overrides: {},
    reading: '{}',
    rowCount: 1,
    createdAtMs: 1,
  };
  insertSource(db, source);
  mkdirSync(folder, { recursive: true });
  const wanted = [id, `${id}-b-text`, 'a file of someone else'];
  const left = [`${id}-a-text`, `${id}-c-text.inner.part`, `${id}-c-text2`, `${other}-a-text`];
  for (const name of [...wanted, ...left]) writeFileSync(join(folder, name), 'x');
  sweepFiles(db, dataDir);
  expect(readdirSync(folder).sort((a, b) => a.localeCompare(b))).toEqual(
    wanted.sort((a, b) => a.localeCompare(b)),
  );
});
