// A key that is used leaves no trace, also where the provider sends it back, refuses it or fails on it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Log } from '../../lib/log.ts';
import type { Answer, Lookup, ProviderContext } from '../../providers/provider.ts';
import { transact } from '../../store/database.ts';
import { setProviderLocal } from '../../store/enrichment/provider-settings.ts';
import { openStore } from '../../store/open-store.ts';
import { openFaultServer } from '../../testing/fault-server.ts';
import { tempDir } from '../../testing/temp-store.ts';
import { createWriter } from './patient-writer.ts';
import { createContexts } from './provider-contexts.ts';
import { matched, scripted } from './testing-provider.ts';
import { batchOf, engineOver, itemsOf, startTestBatch } from './testing.ts';

const canary = 'canary-5d1f0c9e7b';

test('a key that a provider is asked with is found nowhere afterwards', async () => {
  const server = await openFaultServer();
  const store = openStore(tempDir());
  const told: unknown[] = [];
  const log: Log = (...line) => void told.push(line);
  const ask = async ([lookup]: readonly Lookup[], { http, key }: ProviderContext): Promise<Answer[]> => {
    const { id = '', input } = lookup ?? { input: {} };
    const url = `${server.url}/${input.domain}?key=${key}`;
    const { json } = await http.send({ url, headers: { authorization: `Bearer ${key}` } });
    if (input.domain === 'throws.example') throw new Error(`What is ${key}?`);
    return [{ ...matched(id), raw: json }];
  };
  server.on('*', ({ headers, query }) => ({ body: { headers, query } }));
  server.on('/page.example', ({ headers }) => ({ body: `<p>${headers.authorization}</p>` }));
  server.on('/broken.example', ({ headers }) => ({ fault: 'cut', body: { headers } }));
  server.on('/refused.example', ({ headers }) => ({ status: 403, body: { headers } }));
  const hosts = ['fine', 'page', 'broken', 'throws', 'refused'].map((name) => ({
    domain: `${name}.example`,
  }));
  const no = startTestBatch(store, { requests: hosts }, { budgetCents: 1000 });
  transact(store.db, () => setProviderLocal(store.db, 'scripted', true));
  const write = createWriter(store.db, log, null);
  const keyOf = () => Promise.resolve(canary);
  const contextOf = createContexts({ db: store.db, write, log, references: { find: () => [] }, keyOf });
  const provider = scripted(ask, { needsKey: true, batchSize: 1, costCents: 1, billed: 'for a lookup' });
  const engine = engineOver(store, [provider], { contextOf, log });
  onTestFinished(() => engine.stop());
  await expect.poll(() => batchOf(store, no).pausedBy, { timeout: 10_000 }).toBe('provider');
  await engine.stop();
  expect(server.calls.every(({ query }) => query['key'] === canary)).toBe(true);
  const items = itemsOf(store, no);
  expect(items[0]).toMatchObject({ status: 'matched' });
  told.push(engine.notes, items, batchOf(store, no));
  expect(JSON.stringify(told)).not.toContain(canary);
  store.close();
  const files = readdirSync(store.dataDir).map((name) => readFileSync(join(store.dataDir, name)));
  // What was sent back is kept, without the key in it.
  expect(files.some((file) => file.includes('Bearer [key]'))).toBe(true);
  expect(files.some((file) => file.includes(canary))).toBe(false);
});
