import { expect, it, onTestFinished } from 'vitest';
import type { BackendEvent } from '../../../shared/events.ts';
import { promiseEvents, transactTelling } from '../../domain/webhooks/promise-events.ts';
import { createEventHub, type Told } from '../../lib/events.ts';
import { newUuidBytes } from '../../lib/ids.ts';
import { transact } from '../../store/database.ts';
import { listPromises } from '../../store/event-promises.ts';
import { listStoredDeliveries } from '../../store/webhook-deliveries.ts';
import { insertWebhook, removeWebhook } from '../../store/webhooks.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { startRecorder } from './event-recorder.ts';

const clock = { now: () => 1000 };

function recording(...topics: string[][]) {
  const { db } = tempStore();
  const hooks = topics.map((wanted) =>
    transact(db, () =>
      insertWebhook(db, {
        uuid: newUuidBytes(0),
        url: 'https://hooks.example.com/',
        topics: wanted,
        isOn: true,
        isLocal: false,
        createdAtMs: 0,
        createdBy: 'usr_1',
      }),
    ),
  );
  const failures: unknown[] = [];
  /** As one start of the program. */
  const start = () => {
    const events = createEventHub(clock);
    const onFailure = (error: unknown): void => void failures.push(error);
    const same = { db, clock, events, onFailure, onQueued: () => undefined };
    const recorder = startRecorder({ ...same, inFlight: new Set<number>() });
    onTestFinished(() => recorder.stop());
    return { events, recorder };
  };
  const log = { status: null, before: null, limit: 100 };
  const toldOf = (at = 0): BackendEvent[] =>
    listStoredDeliveries(db, hooks[at]?.no ?? 0, log)
      .map(({ body }) => JSON.parse(body) as BackendEvent)
      .reverse();
  return { db, hooks, failures, start, toldOf };
}

const changed = (id: string): Told => ({ topic: 'company:changed', id, payload: { ids: [id] } });

it('promises an event with its change, and keeps the promise when it is written down', () => {
  const { db, start, toldOf } = recording(['company:changed']);
  const { events, recorder } = start();
  transactTelling(db, events, () => events.tell(changed('com_1'), { topic: 'person:changed', id: 'per_1' }));
  expect(listPromises(db)).toMatchObject([{ topic: 'company:changed', about: 'com_1' }]);
  recorder.flush();
  expect(listPromises(db)).toEqual([]);
  expect(toldOf()).toMatchObject([{ id: 'com_1', revision: 1, payload: { ids: ['com_1'] } }]);
});

it('promises nothing of what is rolled back', () => {
  const { db, start, toldOf } = recording(['company:changed']);
  const { events, recorder } = start();
  const work = (): void => {
    events.tell(changed('com_1'));
    throw new Error('no');
  };
  expect(() => transactTelling(db, events, work)).toThrow('no');
  recorder.flush();
  expect([listPromises(db), toldOf()]).toEqual([[], []]);
});

it('tells at the next start what was promised and not written down, once, and forgets what nobody waits for', () => {
  const { db, start, toldOf } = recording(['company:changed']);
  transact(db, () => promiseEvents(db, [changed('com_1'), changed('com_2')]));
  db.sql("INSERT INTO event_promise (topic, about) VALUES ('person:changed', 'per_1')").run();
  start().recorder.recover();
  start().recorder.recover();
  expect(toldOf().map(({ id, payload }) => [id, payload])).toEqual([
    ['com_1', { ids: ['com_1'] }],
    ['com_2', { ids: ['com_2'] }],
  ]);
  expect(listPromises(db)).toEqual([]);
});

it('keeps at the next start what a thread promised since the promises of before were read', () => {
  const { db, start } = recording(['company:changed']);
  db.sql("INSERT INTO event_promise (topic, about) VALUES ('person:changed', 'per_1')").run();
  const { events, recorder } = start();
  events.subscribe(() => transact(db, () => promiseEvents(db, [changed('com_1')])));
  recorder.recover();
  expect(listPromises(db)).toMatchObject([{ topic: 'company:changed', about: 'com_1' }]);
});

it('takes what a thread promised later for not yet told', () => {
  const { db, start, toldOf } = recording(['enrichment:completed']);
  const { events, recorder } = start();
  const end = { topic: 'enrichment:completed', id: 'bat_1' } as const;
  transact(db, () => promiseEvents(db, [end]));
  events.tell(end);
  transact(db, () => promiseEvents(db, [end]));
  recorder.flush();
  expect(listPromises(db)).toHaveLength(1);
  start().recorder.recover();
  expect(toldOf()).toHaveLength(2);
});

it('keeps what cannot be written now, and writes it when it can', () => {
  const { db, failures, start, toldOf } = recording(['company:changed']);
  const { events, recorder } = start();
  events.tell(changed('com_1'));
  db.raw.pragma('query_only = ON');
  recorder.flush();
  events.tell(changed('com_2'));
  expect([failures.length, toldOf()]).toEqual([1, []]);
  db.raw.pragma('query_only = OFF');
  recorder.flush();
  expect(toldOf().map(({ id }) => id)).toEqual(['com_1', 'com_2']);
});

it('tells the others where a webhook is deleted before what it waited for was written down', () => {
  const { db, hooks, failures, start, toldOf } = recording(['company:changed'], ['company:changed']);
  const { events, recorder } = start();
  events.tell(changed('com_1'));
  transact(db, () => removeWebhook(db, hooks[0]?.no ?? 0));
  recorder.changed();
  expect(failures).toEqual([]);
  expect(toldOf(1)).toHaveLength(1);
});
