// Keys of providers on the desktop: sealed by the main process, for a backend process that cannot reach the keychain itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const path = '/v1/enrichment/providers/domain-facts';
const canary = 'canary-5d1f0c9e7b';

const send = (page: Page, method: string, address: string, body?: object) =>
  page.evaluate(
    async ([verb, url, sent]) => {
      const headers = { 'content-type': 'application/json' };
      const init =
        sent === undefined ? { method: verb } : { method: verb, headers, body: JSON.stringify(sent) };
      const answer = await fetch(url, init);
      return { status: answer.status, text: await answer.text() };
    },
    [method, address, body] as const,
  );

test('a key is sealed, is there after a restart, and never comes back', async ({ start, dataDir }) => {
  const first = await start();
  const hasKeychain = await first.app.evaluate(
    ({ safeStorage }) =>
      safeStorage.isEncryptionAvailable() &&
      (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  );
  const refused = await send(first.page, 'POST', `${path}/key`, { key: canary });
  expect(refused.status).toBe(hasKeychain ? 200 : 400);
  expect(refused.text).toContain(hasKeychain ? '"hasKey":true' : 'no_keychain');
  const kept = await send(first.page, 'POST', `${path}/key`, { key: canary, isPlainAllowed: true });
  expect(kept.status).toBe(200);
  expect(kept.text).toContain('"hasKey":true');
  const file = readFileSync(join(dataDir, 'provider-keys.sealed.json'), 'utf8');
  expect(file).toContain('domain-facts');
  expect(`${file} ${refused.text} ${kept.text}`).not.toContain(canary);
  await first.app.close();

  const { app, page } = await start();
  const sealed = (JSON.parse(file) as Record<string, string>)['domain-facts'] ?? '';
  const opened = await app.evaluate(
    ({ safeStorage }, { text, isPlain }) => {
      if (isPlain) safeStorage.setUsePlainTextEncryption(true);
      return safeStorage.decryptString(Buffer.from(text, 'base64'));
    },
    { text: sealed, isPlain: !hasKeychain },
  );
  expect(opened).toBe(canary);
  expect((await send(page, 'GET', path)).text).toContain('"hasKey":true');
  expect((await send(page, 'DELETE', `${path}/key`)).text).toContain('"hasKey":false');
});
