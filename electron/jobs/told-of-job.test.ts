// No recorder runs here: what stands promised was written by whoever ended the job.
import { expect, it, onTestFinished } from 'vitest';
import { webhookTopics } from '../../shared/schema/webhook.ts';
import { queueStepJob } from '../domain/bulk/queue-step-job.ts';
import { startUndo } from '../domain/imports/undo/start-undo.ts';
import { beginStep } from '../domain/steps/in-step.ts';
import { must } from '../lib/assert.ts';
import { newUuidBytes } from '../lib/ids.ts';
import { transact } from '../store/database.ts';
import { listPromises } from '../store/event-promises.ts';
import { findJob } from '../store/jobs.ts';
import type { StepJobSpec } from '../store/step-jobs.ts';
import { insertWebhook } from '../store/webhooks.ts';
import { tempStore } from '../testing/temp-store.ts';
import { openBench } from './testing.ts';
import { toldOfJob } from './told-of-job.ts';

function benchWithHook() {
  const bench = openBench();
  onTestFinished(() => bench.close());
  const { db } = bench.store;
  transact(db, () =>
    insertWebhook(db, {
      uuid: newUuidBytes(0),
      url: 'https://hooks.example.com/',
      topics: [...webhookTopics],
      isOn: true,
      isLocal: false,
      createdAtMs: 0,
      createdBy: 'usr_1',
    }),
  );
  const published: string[] = [];
  bench.events.subscribe(({ topic, id }) => published.push(`${topic} ${id}`));
  const promised = () => listPromises(db).map(({ topic, about }) => `${topic} ${about}`);
  return { bench, db, published, promised };
}

const csv = 'Name,Website,Industry\nAcme,acme.example,Steel\n';

it('of an import is promised with its end, and then published', async () => {
  const { bench, db, promised, published } = benchWithHook();
  const { jobs } = bench;
  const id = bench.queue(csv);
  jobs.start();
  await jobs.waitFor(id);
  expect(promised()).toEqual([`company:changed ${id}`, `import:completed ${id}`]);
  expect(published).toEqual(expect.arrayContaining(promised()));
  expect(JSON.parse(listPromises(db)[1]?.payload ?? '')).toMatchObject({
    status: 'completed',
    created_count: 1,
  });

  const undo = {
    id: 'und_1',
    kind: 'undo',
    scope: {},
    createdBy: 'usr_1',
    createdAtMs: 1,
  } as const;
  transact(db, () => startUndo(db, bench.get(id), undo));
  jobs.wake();
  await jobs.waitFor(undo.id);
  expect(promised().at(-1)).toBe(`import:undone ${id}`);
});

it('of an import that is cancelled before it began, or given up, is promised too', () => {
  const { bench, db, promised, published } = benchWithHook();
  const { jobs } = bench;
  const [cancelled, poison] = [bench.queue(csv), bench.queue(csv)];
  jobs.cancel(cancelled);
  expect(promised()).toContain(`import:completed ${cancelled}`);
  expect(published).toEqual(promised());
  db.sql("UPDATE job SET state = 'running', attempt = 25, fence = 1 WHERE id = ?").run(poison);
  jobs.start();
  expect(promised()).toContain(`import:failed ${poison}`);
});

it('of a step is told what it may have changed: relations by refreshes and undos, users and objects by undos', () => {
  const { db } = tempStore();
  const topics = ['relation:changed', 'user:changed', 'object:changed'];
  const toldOf = (kind: 'edit' | 'undo', spec: StepJobSpec): string[] => {
    const doer = { kind: 'person', actor: 'usr_1', atMs: 1 } as const;
    const job = transact(db, () => {
      const { stepNo } = beginStep(db, doer, { action: 'refresh', companies: 1 });
      return queueStepJob(db, doer, { stepNo, kind, spec, run: 'r', turn: 0, total: 1 });
    });
    const told = toldOfJob(db, must(findJob(db, job.id))).map(({ topic }) => topic);
    return topics.filter((topic) => told.some((one) => one === topic));
  };
  const refresh = {
    batchNo: 1,
    entity: 'company',
    flags: { scope: 'legacy' },
    depth: 0,
    skipRules: true,
    walk: null,
  } as const;
  expect(toldOf('edit', { change: { delete: true } })).toEqual([]);
  expect(toldOf('edit', { refresh })).toEqual(['relation:changed']);
  expect(toldOf('undo', {})).toEqual(topics);
});
