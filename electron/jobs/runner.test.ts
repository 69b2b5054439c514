import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fates } from '../../shared/schema/import.ts';
import { addCompany, patchCompany } from '../domain/companies/edit-company.ts';
import { companyIdOf } from '../store/company-row.ts';
import { countCompanies, findCompanyByNo } from '../store/companies.ts';
import { findKeyHits } from '../store/company-keys.ts';
import { hasKeyRun } from '../store/company-key-runs.ts';
import { transact } from '../store/database.ts';
import { listImportErrors } from '../store/import-errors.ts';
import { findJob } from '../store/jobs.ts';
import { keyHash } from '../domain/matching/company-key.ts';
import { must } from '../lib/assert.ts';
import { companyCsv, openBench, type Bench } from './testing.ts';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

async function run(id: string): Promise<ReturnType<Bench['get']>> {
  bench.jobs.start();
  await bench.jobs.waitFor(id);
  return bench.get(id);
}

const totalOf = ({ ledger }: ReturnType<Bench['get']>): number =>
  fates.reduce((sum, fate) => sum + ledger[fate], 0);
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('an import job', () => {
  it('writes each row once, counts all of them and leaves its keys findable', async () => {
    const csv = `${companyCsv(3000)}Company 5,,\n,,\n,https://lost.example,\nBad,not a host,\n`;
    const done = await run(bench.queue(csv));
    expect(done).toMatchObject({
      status: 'completed',
      phase: 'done',
      ledger: { created: 3000, updated: 0, unchanged: 0, skipped: 1, failed: 2, blank: 1 },
      recordsDone: 3004,
    });
    expect(done.fileSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(countCompanies(bench.store.db)).toBe(3000);
    expect(hasKeyRun(bench.store.db)).toBe(false);
    expect(findKeyHits(bench.store.db, keyHash('domain', 'c2999.example'))).toEqual([3000]);
    expect(listImportErrors(bench.store.db, done.no, 0, 10)).toMatchObject([
      { row_number: 3004, code: 'required', field: 'name', cells: '["","https://lost.example",""]' },
      { row_number: 3005, code: 'invalid_domain', column: 'Website', value: 'not a host' },
    ]);
  });

  it('says how far it is, and that it is done', async () => {
    const told: string[] = [];
    bench.events.subscribe(({ topic }) => told.push(topic));
    await run(bench.queue(companyCsv(3000)));
    expect(told).toContain('import:progress');
    expect(told.at(-1)).toBe('import:completed');
    expect(told).toContain('company:changed');
  });

  it('updates what an earlier import wrote, by domain and by name', async () => {
    await run(bench.queue(companyCsv(50)));
    const csv = 'Name,Website,Industry\nCompany 3,,Glass\nRenamed,c4.example,\nCompany 5,c5.example,Steel\n';
    const id = bench.queue(csv, { updateExisting: true });
    bench.jobs.wake();
    await bench.jobs.waitFor(id);
    expect(bench.get(id).ledger).toMatchObject({ created: 0, updated: 2, unchanged: 1 });
    expect(findCompanyByNo(bench.store.db, 4)?.values.industry).toBe('Glass');
    expect(findCompanyByNo(bench.store.db, 5)?.values).toMatchObject({ name: 'Renamed', industry: 'Steel' });
  });

  it('stops at a checkpoint when asked to, and goes on there at the next start', async () => {
    const id = bench.queue(companyCsv(20_000));
    bench.jobs.start();
    await until(() => (bench.jobs.progressOf(id)?.rowsDone ?? 0) > 0);
    await bench.jobs.stop();
    const paused = bench.get(id);
    expect(paused.status).toBe('queued');
    expect(paused.recordsDone).toBeGreaterThan(0);
    expect(paused.recordsDone).toBeLessThan(20_000);
    expect(countCompanies(bench.store.db)).toBe(paused.ledger.created);
    expect(await run(id)).toMatchObject({ status: 'completed', ledger: { created: 20_000, skipped: 0 } });
  });

  it('is cancelled with what it wrote in its ledger', async () => {
    const id = bench.queue(companyCsv(20_000));
    bench.jobs.start();
    await until(() => (bench.jobs.progressOf(id)?.rowsDone ?? 0) > 0);
    bench.jobs.cancel(id);
    await bench.jobs.waitFor(id);
    const cancelled = bench.get(id);
    expect(cancelled.status).toBe('cancelled');
    expect(cancelled.ledger.created).toBeLessThan(20_000);
    expect(countCompanies(bench.store.db)).toBe(totalOf(cancelled));
    expect(hasKeyRun(bench.store.db)).toBe(false);
    expect(() => bench.jobs.cancel(id)).toThrow('already ended');
  });

  it('is cancelled at once while it waits', () => {
    const id = bench.queue(companyCsv(10));
    bench.jobs.cancel(id);
    expect(bench.get(id)).toMatchObject({ status: 'cancelled', recordsDone: 0 });
    expect(findJob(bench.store.db, id)?.state).toBe('cancelled');
  });

  it('fails with what to do when its file is gone, and lets the next job run', async () => {
    const gone = bench.queue(companyCsv(10), { path: join(bench.dir, 'gone.csv') });
    const next = bench.queue(companyCsv(10));
    expect(await run(gone)).toMatchObject({ status: 'failed', failure: { code: 'unreadable_file' } });
    await bench.jobs.waitFor(next);
    expect(bench.get(next).ledger.created).toBe(10);
  });

  it('keeps what a person changes meanwhile, and sees it', async () => {
    const { db } = bench.store;
    const person = { kind: 'person' as const, run: null, actor: 'usr_1', atMs: 1 };
    const id = bench.queue(`${companyCsv(60_000)}Mine,mine.example,Import\nCompany 0,,Later\n`);
    bench.jobs.start();
    await until(() => findCompanyByNo(db, 1) !== null);
    const first = must(findCompanyByNo(db, 1));
    transact(db, () => patchCompany(db, companyIdOf(first), { name: 'Edited' }, null, person));
    transact(db, () => addCompany(db, { name: 'Mine', domain: 'mine.example' }, person));
    expect(() => transact(db, () => addCompany(db, { name: 'Company 1' }, person))).toThrow(
      'already has this name',
    );
    await bench.jobs.waitFor(id);
    // "Mine" was there by then; "Company 0" was free again.
    expect(bench.get(id).ledger).toMatchObject({ created: 60_001, skipped: 1, failed: 0 });
    expect(findCompanyByNo(db, 1)?.values.name).toBe('Edited');
  });

  it('runs one after the other, so that two files of the same companies make each company once', async () => {
    const one = bench.queue(companyCsv(2000));
    const other = bench.queue(companyCsv(2000, 1000));
    bench.jobs.start();
    await Promise.all([bench.jobs.waitFor(one), bench.jobs.waitFor(other)]);
    expect(bench.get(one).ledger.created).toBe(2000);
    expect(bench.get(other).ledger).toMatchObject({ created: 1000, skipped: 1000 });
    expect(countCompanies(bench.store.db)).toBe(3000);
  });

  it('ends once there is room where the disk is full without a reserve, and one that ends well holds it again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { db, reserve } = bench.store;
    reserve.release();
    const id = bench.queue(companyCsv(1));
    // Its thread breaks at once, for the last time that is looked at.
    db.raw.prepare(`UPDATE job SET attempt = 4, payload = json_set(payload, '$.input', NULL)`).run();
    bench.jobs.start();
    const sql = vi.spyOn(db, 'sql').mockImplementation(() => {
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    });
    await expect.poll(() => sql.mock.calls.length).toBeGreaterThan(0);
    sql.mockRestore();
    expect(findJob(db, id)?.state).toBe('running');
    vi.advanceTimersByTime(5000);
    expect(bench.get(id)).toMatchObject({ status: 'failed', failure: { code: 'internal_error' } });
    expect(existsSync(join(bench.dir, 'reserve'))).toBe(false);
    const next = bench.queue(companyCsv(1));
    bench.jobs.wake();
    await bench.jobs.waitFor(next);
    expect(bench.get(next).status).toBe('completed');
    expect(existsSync(join(bench.dir, 'reserve'))).toBe(true);
  });
});
