// A program that dies between a change and its telling tells it when it starts again.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { BackendEvent } from '../shared/events.ts';
import { createBackend } from './backend.ts';
import { secretName } from './domain/webhooks/manage-webhooks.ts';
import { formatId, newUuidBytes } from './lib/ids.ts';
import { createMemoryKeys } from './lib/memory-keys.ts';
import { close, openReadable, transact } from './store/database.ts';
import { openStore, storeFileIn } from './store/open-store.ts';
import { insertWebhook } from './store/webhooks.ts';
import { openFaultServer } from './testing/fault-server.ts';
import { tempDir } from './testing/temp-store.ts';

const child = fileURLToPath(new URL('./webhook-kill.child.ts', import.meta.url));

function readCompanies(dataDir: string): Buffer[] {
  const db = openReadable(storeFileIn(dataDir));
  const found = db.sql<Buffer>('SELECT uuid FROM company').pluck().all();
  close(db);
  return found;
}

/** Makes companies in a process of its own, which is killed once there are so many. */
async function makeUntil(dataDir: string, name: string, count: number): Promise<void> {
  const running = spawn(process.execPath, [child, dataDir, name], { stdio: 'inherit' });
  const watch = setInterval(() => {
    if (readCompanies(dataDir).length >= count) running.kill('SIGKILL');
  }, 1);
  await new Promise((resolve) => running.on('exit', resolve));
  clearInterval(watch);
}

it('loses no delivery and doubles none, however often the program is killed', async () => {
  const dataDir = tempDir();
  const receiver = await openFaultServer();
  receiver.on('*', {});
  const uuid = newUuidBytes(0);
  const hook = { uuid, url: `${receiver.url}/in`, topics: ['company:changed'], isOn: true, isLocal: true };
  const store = openStore(dataDir);
  transact(store.db, () => insertWebhook(store.db, { ...hook, createdAtMs: 0, createdBy: 'usr_1' }));
  store.close();

  for (const [at, count] of [10, 25].entries()) await makeUntil(dataDir, `Run ${at}`, count);

  const keys = createMemoryKeys();
  await keys.set(secretName({ uuid }), 'whsec_test');
  const backend = createBackend({ dataDir, version: '0.0.0-test', keys });
  const made = readCompanies(dataDir).map((company) => formatId('com', company));
  await expect.poll(() => receiver.calls.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(made.length);
  await backend.close();
  const told = receiver.calls.map(({ body }) => (body as BackendEvent).id);
  const deliveries = receiver.calls.map(({ headers }) => headers['x-rowbench-delivery']);
  expect(told.toSorted()).toEqual(made.toSorted());
  expect(new Set(deliveries).size).toBe(made.length);
}, 60_000);
