// The row caches of the imports that were looked at last. The head of a file needs none.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readRecords, type SourceRecord } from '../reader/read-records.ts';
import type { ImportInput } from '../import-input.ts';
import { sourceFolder } from '../source-files.ts';
import { readRowCache, writeRowCache, type RowCache } from './row-cache.ts';

export type SourceRows = { records: SourceRecord[]; total: number | null };

export type RowCaches = {
  /** Rows of an import's input from `offset` on. */
  read(importId: string, input: ImportInput, page: Page): Promise<SourceRows>;
  /** Removes the caches; reads that are under way fail. */
  close(): Promise<void>;
};

type Page = { offset: number; limit: number };

/** Rows that are read from the file itself: quicker than making a cache for one look at its head. */
const headRows = 2000;
const mostCaches = 3;

export function createRowCaches(dataDir: string): RowCaches {
  /** The one used last comes last. */
  const caches = new Map<string, Promise<RowCache>>();
  const pathOf = (importId: string): string => join(sourceFolder(dataDir), `${importId}.rows`);

  const drop = async (importId: string): Promise<void> => {
    const cache = caches.get(importId);
    caches.delete(importId);
    await cache?.catch(() => undefined);
    await rm(pathOf(importId), { force: true });
  };

  const cacheOf = (importId: string, input: ImportInput): Promise<RowCache> => {
    const cache = caches.get(importId) ?? writeRowCache(pathOf(importId), recordsOf(input));
    caches.delete(importId);
    caches.set(importId, cache);
    cache.catch(() => caches.delete(importId));
    const [oldest] = caches.keys();
    if (caches.size > mostCaches && oldest !== undefined) void drop(oldest);
    return cache;
  };

  return {
    async read(importId, input, { offset, limit }) {
      const open = caches.get(importId);
      if (open === undefined && offset + limit <= headRows) {
        const { records, whole } = await headOf(input, offset + limit);
        return { records: records.slice(offset), total: whole ? records.length : null };
      }
      const cache = await cacheOf(importId, input);
      return { records: await readRowCache(cache, offset, limit), total: cache.total };
    },
    async close() {
      await Promise.all([...caches.keys()].map(drop));
    },
  };
}

async function headOf(
  input: ImportInput,
  rows: number,
): Promise<{ records: SourceRecord[]; whole: boolean }> {
  const records: SourceRecord[] = [];
  for await (const batch of recordsOf(input)) {
    records.push(...batch);
    if (records.length > rows) return { records: records.slice(0, rows), whole: false };
  }
  return { records, whole: true };
}

async function* recordsOf(input: ImportInput): AsyncGenerator<readonly SourceRecord[]> {
  if (input.kind !== 'text') return;
  for await (const { records } of readRecords(input.path, input.dialect)) yield records;
}
