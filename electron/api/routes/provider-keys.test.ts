// Where a provider's key goes: into its keeper and nowhere else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { ProviderInfo } from '../../../shared/schema/enrichment.ts';
import { createBackend } from '../../backend.ts';
import { createFileKeys, keyFileIn } from '../../lib/file-keys.ts';
import { tempDir } from '../../testing/temp-store.ts';

const canary = 'canary-5d1f0c9e7b';

function openWithFileKeys() {
  const dataDir = tempDir();
  const told: unknown[] = [];
  const keys = createFileKeys(dataDir, {});
  const log = (...line: unknown[]): void => void told.push(line);
  const backend = createBackend({ dataDir, version: 'test', keys, log });
  backend.events.subscribe((event) => void told.push(event));
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await backend.close();
    isOpen = false;
  };
  onTestFinished(close);
  const send = async (method: string, path: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
    const answer = await backend.fetch(new Request(`http://127.0.0.1${path}`, init), { kind: 'local' });
    const text = await answer.text();
    told.push(text);
    return { status: answer.status, body: JSON.parse(text) as { data: ProviderInfo } };
  };
  return { dataDir, keys, told, send, close };
}

const filesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

it('keeps a key and never gives it out', async () => {
  const { dataDir, keys, told, send, close } = openWithFileKeys();
  const path = '/v1/enrichment/providers/domain-facts';
  const set = await send('POST', `${path}/key`, { key: ` ${canary} ` });
  expect(set).toMatchObject({ status: 200, body: { data: { code: 'domain-facts', hasKey: true } } });
  expect(await keys.find('domain-facts')).toBe(canary);
  expect((await send('POST', `${path}/key`, { key: `${canary} in two words` })).status).toBe(400);
  expect((await send('POST', `${path}/key`, { key: canary, more: canary })).status).toBe(400);
  await send('GET', path);
  await send('GET', '/v1/enrichment/providers');
  await close();
  expect(JSON.stringify(told)).not.toContain(canary);
  const holding = filesIn(dataDir).filter((file) => readFileSync(file).includes(canary));
  expect(holding).toEqual([keyFileIn(dataDir)]);
});

it('forgets a key', async () => {
  const { keys, send } = openWithFileKeys();
  const path = '/v1/enrichment/providers/domain-facts/key';
  await send('POST', path, { key: canary });
  expect(await send('DELETE', path)).toMatchObject({ status: 200, body: { data: { hasKey: false } } });
  expect(await keys.find('domain-facts')).toBeNull();
});
