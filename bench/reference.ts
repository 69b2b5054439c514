// How many companies a second are looked up in a reference dataset, once it is indexed: by registry id, domain, name and country,
// in turn, over the whole of the dataset.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex } from '../electron/domain/references/build-index.ts';
import { findHits, type SearchedDataset } from '../electron/domain/references/find-hits.ts';
import type { Known } from '../electron/domain/references/marks.ts';
import { close, openReadable } from '../electron/store/database.ts';
import { openIndexFile } from '../electron/store/reference-index.ts';
import { median, type Figure } from './stats.ts';

const lookups = 30_000;
const rounds = 3;

/** `file`: as company-file.ts writes it. */
export async function measureReference(dir: string, file: string): Promise<Figure> {
  const index = join(dir, 'reference.db');
  const task = { path: file, fileName: 'companies.csv', table: null, dialect: {}, mapping: null };
  const options = { signal: new AbortController().signal, onRows: () => undefined };
  const start = performance.now();
  const built = await buildIndex({ ...task, scratch: `${index}-text`, index }, options);
  const indexedMs = performance.now() - start;
  const dataset = { name: 'Bench', mapping: built.mapping, index: openIndexFile(index) };
  const asked = lookupsOf(index, built.rows);
  const rates = Array.from({ length: rounds }, () => rateOf(dataset, asked));
  dataset.index.close();
  rmSync(index);
  const rate = median(rates);
  return {
    what: 'Lookups a second in a reference dataset',
    value: Math.round(rate).toLocaleString('en-US'),
    limit: '≥ 5,000',
    holds: rate >= 5000,
    detail: `${built.rows.toLocaleString('en-US')} rows, indexed in ${(indexedMs / 1000).toFixed(0)} s; by id, domain, name and country in turn, in one thread`,
  };
}

/** Spread over the dataset, in no order. */
function lookupsOf(file: string, rows: number): Known[] {
  const db = openReadable(file);
  const read = db.sql<string>('SELECT fields FROM row WHERE no = ?').pluck();
  const asked = Array.from({ length: lookups }, (_, at): Known => {
    const fields = JSON.parse(read.get(1 + ((at * 7919 * 13) % rows)) ?? '{}') as Known;
    const { taxId = '', domain = '', name = '', countryCode = '' } = fields;
    return [{ taxId }, { domain }, { name, countryCode }][at % 3] ?? {};
  });
  close(db);
  return asked;
}

function rateOf(dataset: SearchedDataset, asked: readonly Known[]): number {
  const start = performance.now();
  let found = 0;
  for (const known of asked) found += findHits(dataset, known).length > 0 ? 1 : 0;
  const seconds = (performance.now() - start) / 1000;
  if (found < asked.length * 0.9) throw new Error(`Only ${found} of ${asked.length} were found`);
  return asked.length / seconds;
}
