import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { listProviders } from '../../shared/contract/enrichment.ts';
import { getImportJob, listImportJobs } from '../../shared/contract/imports.ts';
import { getWorkspace } from '../../shared/contract/system.ts';
import type { BackendEvent } from '../../shared/events.ts';
import type { ImportJob } from '../../shared/schema/import.ts';
import { applyEvent } from './cache-updates.ts';
import { queryOf } from './query.ts';

const job = (id: string, done: number) =>
  ({ job_id: id, progress: { rows_done: done } }) as unknown as ImportJob;
const progress = (payload: ImportJob): BackendEvent => ({
  topic: 'import:progress',
  id: payload.job_id,
  revision: 1,
  at: '',
  payload,
});
const listKey = queryOf(listImportJobs, { query: { limit: 20 } }).queryKey;
const pagesKey = [listImportJobs.name, 'pages'];
const pageOf = (...items: ImportJob[]) => ({ data: { items, pagination: {} } });

describe('what the backend tells', () => {
  test('brings a job up to date wherever it is cached', () => {
    const client = new QueryClient();
    client.setQueryData(listKey, pageOf(job('a', 1), job('b', 1)));
    client.setQueryData(pagesKey, { pages: [pageOf(job('a', 1))], pageParams: [null] });
    applyEvent(client, progress(job('a', 500)));
    expect(client.getQueryData(queryOf(getImportJob, { params: { jobId: 'a' } }).queryKey)).toEqual({
      data: job('a', 500),
    });
    expect(client.getQueryData(listKey)).toEqual(pageOf(job('a', 500), job('b', 1)));
    expect(client.getQueryData(pagesKey)).toEqual({ pages: [pageOf(job('a', 500))], pageParams: [null] });
    expect(client.getQueryState(listKey)?.isInvalidated).toBe(false);
  });

  test('makes the providers stale when reference data come or go', () => {
    const client = new QueryClient();
    const key = queryOf(listProviders, {}).queryKey;
    client.setQueryData(key, { data: { items: [] } });
    applyEvent(client, { topic: 'reference:changed', id: 'ref_1', revision: 1, at: '' });
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  });

  test('makes the list of imports stale when a job is new', () => {
    const client = new QueryClient();
    client.setQueryData(listKey, pageOf(job('a', 1)));
    applyEvent(client, progress(job('new', 1)));
    expect(client.getQueryState(listKey)?.isInvalidated).toBe(true);
  });

  test('makes the counts stale when companies change', () => {
    const client = new QueryClient();
    const key = queryOf(getWorkspace, {}).queryKey;
    const counts = {
      name: 'w',
      dataDir: '',
      storeFile: '',
      version: '',
      companies: 1,
      imports: 0,
      activeImports: 0,
      toReview: 0,
    };
    client.setQueryData(key, { data: counts });
    applyEvent(client, {
      topic: 'company:changed',
      id: 'many',
      revision: 1,
      at: '',
      payload: { many: true },
    });
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  });
});
