// A disk that fills up in the middle of an import, as a small file system of its own. Needs the right to mount one.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createBackend } from '../backend.ts';
import { findSource } from '../store/sources.ts';
import { tempDir } from '../testing/temp-store.ts';
import { companyCsv, openBench } from './testing.ts';
import type { ImportJob, Source } from '../../shared/schema/import.ts';

function smallDisk(): string | null {
  const dir = join(tempDir(), 'disk');
  mkdirSync(dir);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', dir], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', [dir]));
  return dir;
}

it('fails with what to do, and the ledger is exactly what was written', async ({ skip }) => {
  const disk = smallDisk();
  if (disk === null) {
    skip('a small disk cannot be mounted here');
    return;
  }
  const file = join(tempDir(), 'many.csv');
  const line = (_: unknown, at: number) => `Firma ${at},f${at}.example.com,${'x'.repeat(300)}`;
  writeFileSync(file, `name,domain,description\n${Array.from({ length: 40_000 }, line).join('\n')}\n`);
  const backend = createBackend({ dataDir: join(disk, 'data'), version: 'test' });
  onTestFinished(() => backend.close());
  const send = async (method: string, path: string, body?: unknown): Promise<ImportJob> => {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
    const answer = await backend.fetch(new Request(`http://127.0.0.1${path}`, init), { kind: 'local' });
    return ((await answer.json()) as { data: ImportJob }).data;
  };
  // The file is longer than the disk: its snapshot is refused before anything is written.
  const { id } = (await send('POST', '/v1/import/sources', { path: file })) as unknown as { id: string };
  const refused = await backend.fetch(
    new Request(`http://127.0.0.1/v1/import/sources/${id}/run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }),
    { kind: 'local' },
  );
  expect(refused.status).toBe(507);

  const csv = `name,domain,description\n${Array.from({ length: 12_000 }, line).join('\n')}\n`;
  const started = await send('POST', '/v1/import/companies', { csv });
  const ended = async () => (await send('GET', `/v1/import/jobs/${started.job_id}`)).status;
  await expect.poll(ended, { timeout: 20_000 }).toBe('failed');
  const job = await send('GET', `/v1/import/jobs/${started.job_id}`);
  expect(job.failure).toMatchObject({ code: 'disk_full', message: expect.stringMatching(/Free some space/) });
  const { data } = (await (
    await backend.fetch(new Request('http://127.0.0.1/v1/workspace'), { kind: 'local' })
  ).json()) as { data: { companies: number } };
  expect(data.companies).toBe(job.created_count);
  expect(job.total_count).toBe(job.created_count);
});

/** Takes what room there is; answers how it is given back. */
function fill(disk: string): () => void {
  const filler = join(disk, 'filler');
  for (let bytes = 1 << 20; bytes > 0; bytes = Math.floor(bytes / 2)) {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(bytes), { flag: 'a' });
    } catch {
      // That much does not fit.
    }
  }
  return () => rmSync(filler);
}

it('is waited for by the queue and by what was counted meanwhile, and ends nothing', async ({ skip }) => {
  const disk = smallDisk();
  if (disk === null) {
    skip('a small disk cannot be mounted here');
    return;
  }
  const dir = join(disk, 'data');
  const path = join(tempDir(), 'few.csv');
  writeFileSync(path, companyCsv(3));
  const backend = createBackend({ dataDir: dir, version: 'test' });
  const answer = await backend.fetch(
    new Request('http://127.0.0.1/v1/import/sources', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path }),
    }),
    { kind: 'local' },
  );
  const { id: sourceId } = ((await answer.json()) as { data: Source }).data;
  await backend.close();

  const before = openBench(dir);
  before.store.db.raw.prepare("UPDATE source SET status = 'scanning', row_count = NULL").run();
  const id = before.queue(companyCsv(3), { path });
  before.store.close();

  const bench = openBench(dir);
  onTestFinished(() => bench.close());
  const empty = fill(disk);
  bench.jobs.start();
  // Long enough for what is counted.
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(bench.get(id).status).toBe('queued');
  expect(findSource(bench.store.db, sourceId)?.status).toBe('scanning');

  empty();
  await bench.jobs.waitFor(id);
  expect(bench.get(id)).toMatchObject({ status: 'completed', recordsDone: 3 });
  expect(findSource(bench.store.db, sourceId)).toMatchObject({ status: 'ready', rowCount: 3 });
});
