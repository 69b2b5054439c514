// A name may lead inwards after its webhook was made: it is looked at again at each delivery, where it is connected to.
import { expect, it, onTestFinished } from 'vitest';
import { secretName } from '../../domain/webhooks/manage-webhooks.ts';
import { systemClock } from '../../lib/clock.ts';
import { createEventHub } from '../../lib/events.ts';
import { newUuidBytes } from '../../lib/ids.ts';
import { silentLog } from '../../lib/log.ts';
import { createMemoryKeys } from '../../lib/memory-keys.ts';
import { transact } from '../../store/database.ts';
import { listStoredDeliveries } from '../../store/webhook-deliveries.ts';
import { insertWebhook } from '../../store/webhooks.ts';
import { openFaultServer } from '../../testing/fault-server.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { createWebhookSender } from './webhook-sender.ts';

async function told(host: string, { isLocal, leadsTo }: { isLocal: boolean; leadsTo: string }) {
  const receiver = await openFaultServer();
  receiver.on('*', {});
  const store = tempStore();
  const { db } = store;
  const keys = createMemoryKeys();
  const events = createEventHub(systemClock);
  const sender = createWebhookSender({
    store,
    clock: systemClock,
    log: silentLog,
    events,
    keys,
    onDamage: () => undefined,
    resolve: (_, done) => done(null, [{ address: leadsTo, family: 4 }]),
  });
  onTestFinished(() => sender.stop());
  const uuid = newUuidBytes(0);
  const url = `http://${host}:${new URL(receiver.url).port}/in`;
  const { no } = transact(db, () =>
    insertWebhook(db, {
      uuid,
      url,
      topics: ['person:changed'],
      isOn: true,
      isLocal,
      createdAtMs: 0,
      createdBy: '',
    }),
  );
  await keys.set(secretName({ uuid }), 'whsec_test');
  sender.changed();
  events.publish('person:changed', 'per_1');
  // A state is told once it has settled.
  await sender.look();
  const [queued] = listStoredDeliveries(db, no, { status: null, before: null, limit: 10 });
  await sender.deliver(queued?.no ?? 0);
  const [delivery] = listStoredDeliveries(db, no, { status: null, before: null, limit: 10 });
  return { delivery, calls: receiver.calls.length };
}

it('is refused where a public name leads to this machine', async () => {
  const { delivery, calls } = await told('hooks.example.com', { isLocal: false, leadsTo: '127.0.0.1' });
  expect(calls).toBe(0);
  expect(delivery).toMatchObject({ status: 'waiting', attempts: 1, httpStatus: null });
  expect(delivery?.error).toContain('an address of this machine or its network');
});

it('is told where a person said that it is their own', async () => {
  const { delivery, calls } = await told('hooks.lan', { isLocal: true, leadsTo: '127.0.0.1' });
  expect(calls).toBe(1);
  expect(delivery).toMatchObject({ status: 'delivered', httpStatus: 200 });
});

it('never reaches the metadata of a cloud, whoever allows what', async () => {
  const { delivery } = await told('hooks.lan', { isLocal: true, leadsTo: '169.254.169.254' });
  expect(delivery?.error).toContain('an address of this machine or its network');
  expect(delivery).toMatchObject({ status: 'waiting', httpStatus: null });
});
