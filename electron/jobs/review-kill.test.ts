import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { createCompany } from '../domain/companies/write-company.ts';
import { startReview } from '../domain/review/start-review.ts';
import { answeredBatch } from '../domain/review/testing.ts';
import { must } from '../lib/assert.ts';
import { close, openReadable, transact } from '../store/database.ts';
import { storeFileIn } from '../store/open-store.ts';
import { findStepJob, type ReviewJob } from '../store/step-jobs.ts';
import { openBench } from './testing.ts';

const child = fileURLToPath(new URL('./kill.child.ts', import.meta.url));

/** Many times more than fit into one transaction: a kill finds some of it written and some under way. */
const companies = 1500;

/** Works off the queue in a process of its own and kills it once so many are written; null: lets it finish. */
async function workUntil(dir: string, id: string, killAt: number | null): Promise<void> {
  const running = spawn(process.execPath, [child, dir, id, 'busy'], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.stdout.resume();
  const db = openReadable(storeFileIn(dir));
  const watch = setInterval(() => {
    const job = findStepJob(db, id);
    if (killAt !== null && job && job.done >= killAt) running.kill('SIGKILL');
  }, 1);
  await new Promise((resolve) => running.on('exit', resolve));
  clearInterval(watch);
  close(db);
}

function doneOf(dir: string, id: string): number {
  const db = openReadable(storeFileIn(dir));
  const { done } = must(findStepJob(db, id), 'job');
  close(db);
  return done;
}

function setUp() {
  const { dir, store } = openBench();
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const { db } = store;
  const batch = transact(db, () =>
    Array.from({ length: companies }, (_, at) => {
      const made = createCompany(
        db,
        { name: `Company ${at}` },
        { kind: 'import', run: 'imp_1', actor: 'usr_1', atMs: 1 },
      );
      return must(made.kind === 'created' ? made.company : undefined, 'company');
    }),
  );
  const { no } = answeredBatch(
    db,
    batch.map((record) => ({ record, answers: { gleif: { fields: { industry: 'Steel' } } } })),
  );
  store.close();
  return { dir, batchNo: no };
}

it('decides each proposal once and takes each back once, however often it is killed', async () => {
  const { dir, batchNo } = setUp();
  const read = () => {
    const { store } = openBench(dir);
    const rows = store.db.sql('SELECT uuid, name, industry FROM company ORDER BY uuid').all();
    const whole = store.db.raw.pragma('integrity_check', { simple: true });
    const states = store.db.sql('SELECT state, count(*) AS n FROM proposal GROUP BY state').all();
    const changes = store.db.sql("SELECT count(*) FROM change WHERE kind = 'update'").pluck().get();
    store.close();
    return { rows, whole, states, changes };
  };
  const run = async (what: ReviewJob['do'], kills: readonly number[]) => {
    const { store } = openBench(dir);
    const doer = { kind: 'person', actor: 'usr_1', atMs: Date.now() } as const;
    const { id } = transact(store.db, () =>
      startReview(store.db, doer, { batchNo, entity: 'company', do: what, where: {} }),
    );
    store.close();
    for (const killAt of kills) {
      await workUntil(dir, id, killAt);
      expect(doneOf(dir, id)).toBeLessThan(companies);
    }
    await workUntil(dir, id, null);
    const opened = openBench(dir);
    const { status, tally } = must(findStepJob(opened.store.db, id), 'job');
    opened.store.close();
    return { status, changed: tally.changed, cells: tally.cells };
  };

  const before = read();
  const whole = { status: 'completed', changed: companies, cells: companies };
  expect(await run('accept', [300])).toMatchObject(whole);
  expect(read()).toMatchObject({
    whole: 'ok',
    changes: companies,
    states: [{ state: 'accepted', n: companies }],
  });
  expect(await run('take_back', [300])).toMatchObject(whole);
  const after = read();
  expect(after).toMatchObject({
    whole: 'ok',
    changes: 2 * companies,
    states: [{ state: 'taken_back', n: companies }],
  });
  expect(after.rows).toEqual(before.rows);
}, 60_000);
