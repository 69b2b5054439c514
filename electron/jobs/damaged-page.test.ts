// Pages that are damaged after the store was opened, met by each kind of job: it ends, the store goes to the recovery, and what a
// salvage then finds is the state of the last commit.
import { closeSync, openSync, writeSync } from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { getRecovery } from '../../shared/contract/recovery.ts';
import type { ImportJob, Source } from '../../shared/schema/import.ts';
import type { RecoveryStatus } from '../../shared/schema/recovery.ts';
import type { Backend } from '../backend.ts';
import { systemClock } from '../lib/clock.ts';
import { createEventHub } from '../lib/events.ts';
import { silentLog } from '../lib/log.ts';
import { openBackend } from '../open-backend.ts';
import { close, openReadable } from '../store/database.ts';
import { openStore, storeFileIn } from '../store/open-store.ts';
import { statesIn } from '../testing/damage.ts';
import { tempDir } from '../testing/temp-store.ts';
import { startBackups } from './backup-schedule.ts';
import { createPatientWork } from './patient-work.ts';
import { createSourceCounter } from './source-counter.ts';
import { companyCsv, openBench } from './testing.ts';

vi.setConfig({ testTimeout: 60_000 });

const stored = 2000;
function pagesOf(file: string, table: string): number[] {
  const db = openReadable(file);
  const rows = db
    .sql<{ no: number }>("SELECT pageno AS no FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path")
    .all(table);
  close(db);
  return rows.map(({ no }) => no);
}

/** Pages in the middle of the table, so that new companies still find their place. */
const damagedPages = (file: string): number[] => pagesOf(file, 'company').slice(2, -2);

function damagePages(file: string, pages: readonly number[]): void {
  const handle = openSync(file, 'r+');
  for (const no of pages) writeSync(handle, Buffer.alloc(8192, 0xff), 0, 8192, (no - 1) * 8192);
  closeSync(handle);
}

type Opened = { backend: Backend; dir: string; jobId: string; damage: () => void };
type Answer = { data?: unknown; error?: { code: string; details: object } };

/** A store of many companies from one import, closed and opened again, so that nothing of it is in a cache. */
async function openWorkspace(): Promise<Opened> {
  const dir = tempDir();
  const bench = openBench(dir);
  const jobId = bench.queue(companyCsv(stored));
  bench.jobs.start();
  await bench.jobs.waitFor(jobId);
  await bench.jobs.stop();
  bench.store.close();
  const pages = damagedPages(storeFileIn(dir));
  const opened = openBackend({ dataDir: dir, version: 'test' });
  let closing: Promise<void> | null = null;
  const backend: Backend = { ...opened, close: () => (closing ??= opened.close()) };
  onTestFinished(() => backend.close());
  await opened.checked;
  return { backend, dir, jobId, damage: () => damagePages(storeFileIn(dir), pages) };
}

async function send(backend: Backend, method: string, path: string, body?: unknown): Promise<Answer> {
  const isFile = typeof body === 'string';
  const headers = { 'content-type': isFile ? 'application/octet-stream' : 'application/json' };
  const init =
    body === undefined ? { method } : { method, headers, body: isFile ? body : JSON.stringify(body) };
  const answer = await backend.fetch(new Request(`http://127.0.0.1${path}`, init), { kind: 'local' });
  return (await answer.json()) as Answer;
}

const statusOf = async (backend: Backend): Promise<RecoveryStatus> =>
  (await send(backend, 'GET', getRecovery.path)).data as RecoveryStatus;

async function salvaged(backend: Backend): Promise<void> {
  const state = async (): Promise<string> => (await statusOf(backend)).state;
  await expect.poll(state, { timeout: 30_000 }).toBe('damaged');
  await send(backend, 'POST', '/v1/recovery/salvage', {});
  await expect.poll(state, { timeout: 30_000 }).toBe('done');
}

const jobOf = async (backend: Backend, id: string): Promise<ImportJob> =>
  (await send(backend, 'GET', `/v1/import/jobs/${id}`)).data as ImportJob;

const mapping = { Name: 'name', Website: 'domain', Industry: 'industry' };
/** New companies first, then some that lie on the damaged pages. */
const csv = `${companyCsv(3000, 50_000)}${companyCsv(stored).split('\n').slice(1).join('\n')}`;

it('an import ends as failed, its ledger counts what it has written, and no row is half there', async () => {
  const { backend, dir, damage } = await openWorkspace();
  damage();
  const started = await send(backend, 'POST', '/v1/import/companies', {
    csv,
    mapping,
    update_existing: true,
  });
  const { job_id: id } = started.data as ImportJob;
  await salvaged(backend);
  const job = await jobOf(backend, id);
  expect(job).toMatchObject({ status: 'failed', failure: { code: 'store_unavailable' } });
  expect(JSON.stringify(job)).toContain('Rows that could be saved are kept. Run it again.');
  await backend.close();
  const made = statesIn(storeFileIn(dir)).filter((state) => /"name":"Company 5\d{4}"/.test(state));
  expect(made).toHaveLength(job.created_count);
});

it('a dry run says that the store is damaged, and leaves nothing behind', async () => {
  const { backend, damage } = await openWorkspace();
  const { id } = (await send(backend, 'POST', '/v1/import/sources', csv)).data as Source;
  damage();
  const answer = await send(backend, 'POST', `/v1/import/sources/${id}/dry-run`, {
    mapping,
    update_existing: true,
  });
  expect(answer.error).toMatchObject({ code: 'store_unavailable', details: { recovery: true } });
  await salvaged(backend);
});

it('an undo takes back nothing by halves: what is left is what its last commit left', async () => {
  const { backend, dir, jobId, damage } = await openWorkspace();
  damage();
  await send(backend, 'POST', `/v1/import/jobs/${jobId}/undo`, {});
  await salvaged(backend);
  const { undo } = await jobOf(backend, jobId);
  expect(undo.state).not.toMatch(/undoing/);
  await backend.close();
  const left = statesIn(storeFileIn(dir)).length;
  const db = openReadable(storeFileIn(dir));
  const deleted =
    db.sql<{ n: number }>("SELECT count(*) AS n FROM change WHERE kind = 'delete'").get()?.n ?? 0;
  close(db);
  // Those of the damaged pages are lost; of the rest each is there or noted as deleted, and none is both.
  expect(left + deleted).toBeLessThanOrEqual(stored);
  expect(left + deleted).toBeGreaterThan(0);
});

it('a list that is sorted in a thread of its own says so too', async () => {
  const { backend, damage } = await openWorkspace();
  damage();
  const answer = await send(backend, 'GET', '/v1/companies?limit=100&sort=industry');
  expect(answer.error).toMatchObject({ code: 'store_unavailable', details: { recovery: true } });
  await salvaged(backend);
});

it('a profile that cannot be noted down leads to the recovery, and the process lives', async () => {
  const { backend, dir } = await openWorkspace();
  const { id } = (await send(backend, 'POST', '/v1/import/sources', csv)).data as Source;
  await backend.close();
  const pages = pagesOf(storeFileIn(dir), 'source');
  const store = openStore(dir);
  onTestFinished(() => store.close());
  const told: string[] = [];
  const patient = createPatientWork((problem) => told.push(problem), silentLog);
  const counter = createSourceCounter(store, createEventHub(systemClock), patient);
  counter.count(id);
  damagePages(storeFileIn(dir), pages);
  // The page is read from the disk again, as after other work.
  store.db.raw.pragma('shrink_memory');
  await expect.poll(() => told, { timeout: 20_000 }).toEqual([expect.stringContaining('damaged page')]);
  await counter.stop();
  store.health = { state: 'damaged', summed: null };
});

it('a daily backup that meets a damaged page leads to the recovery', async () => {
  const dir = tempDir();
  const bench = openBench(dir);
  const id = bench.queue(companyCsv(stored));
  bench.jobs.start();
  await bench.jobs.waitFor(id);
  await bench.jobs.stop();
  bench.store.close();
  const pages = damagedPages(storeFileIn(dir));
  const store = openStore(dir);
  onTestFinished(() => store.close());
  store.health = { state: 'whole' };
  damagePages(storeFileIn(dir), pages);
  const told: string[] = [];
  const clock = { now: () => Date.now() };
  const backups = startBackups({ store, clock, log: silentLog, onDamage: (problem) => told.push(problem) });
  await backups.look();
  await backups.stop();
  expect(told).toEqual([expect.stringContaining('damaged page')]);
});
