// For tests: the whole backend over a store of its own, asked as the app's own window would ask it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createBackend, type Backend } from '../backend.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import { fates, type ImportJob } from '../../shared/schema/import.ts';
import { withNewStore } from './new-store.ts';
import { tempDir } from './temp-store.ts';

export type Answer = { status: number; headers: Headers; body: unknown };

export type TestBackend = {
  backend: Backend;
  dataDir: string;
  /** Sends JSON as a local caller and reads the JSON that comes back. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The `data` of a request that must succeed. */
  data<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** The error of a request that must be refused. */
  refusal(method: string, path: string, body?: unknown): Promise<ErrorBody['error'] & { status: number }>;
  /** Waits for a job to end, whichever way. */
  ended(jobId: string): Promise<ImportJob>;
  close(): Promise<void>;
};

/** Closed when the test ends, unless the test has closed it. */
export function openBackend(dataDir: string = withNewStore(tempDir())): TestBackend {
  const backend = createBackend({ dataDir, version: 'test' });
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await backend.close();
    open = false;
  };
  onTestFinished(close);
  const send: TestBackend['send'] = async (method, path, body, headers = {}) => {
    const json = { 'content-type': 'application/json', ...headers };
    const init =
      body === undefined ? { method, headers } : { method, headers: json, body: JSON.stringify(body) };
    const url = new URL(path, 'http://127.0.0.1');
    const answer = await backend.fetch(new Request(url, init), { kind: 'local' });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  const data = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await send(method, path, body);
    expect(answer, `${method} ${path}`).toMatchObject({ body: { data: expect.anything() } });
    return (answer.body as { data: T }).data;
  };
  return {
    backend,
    dataDir,
    send,
    data,
    close,
    async refusal(method, path, body) {
      const answer = await send(method, path, body);
      expect(answer.body, `${method} ${path}`).toHaveProperty('error');
      return { ...(answer.body as ErrorBody).error, status: answer.status };
    },
    async ended(jobId) {
      const look = () => data<ImportJob>('GET', `/v1/import/jobs/${jobId}`);
      await expect.poll(async () => (await look()).finished_at, { timeout: 20_000 }).not.toBe(null);
      return look();
    },
  };
}

/** created, updated, unchanged, skipped, failed, blank; fails unless they add up to the total. */
export function ledgerOf(
  job: Pick<ImportJob, `${(typeof fates)[number]}_count` | 'total_count'>,
): Record<(typeof fates)[number], number> {
  const counts = fates.map((fate) => [fate, job[`${fate}_count`]] as const);
  expect(counts.reduce((sum, [, rows]) => sum + rows, 0)).toBe(job.total_count);
  return Object.fromEntries(counts) as Record<(typeof fates)[number], number>;
}

/** Writes a file beside the store and answers its path. */
export function writeTestFile(name: string, text: string | Buffer): string {
  const path = join(tempDir(), name);
  writeFileSync(path, text);
  return path;
}
