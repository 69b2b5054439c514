// A damaged store is met with a choice, not with a crash: in a browser on the headless host.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { startServer } from './fixtures/server.ts';

const test = base.extend<{ dataDir: string }>({
  // oxlint-disable-next-line no-empty-pattern
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'rowbench-damaged-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

/** A store with so many companies, closed in good order. */
async function fill(dataDir: string, companies: number): Promise<void> {
  const server = await startServer({ dataDir });
  const cookie = (await fetch(server.signIn, { redirect: 'manual' })).headers
    .getSetCookie()[0]
    ?.split(';')[0];
  const rows = Array.from({ length: companies }, (_, at) => ({
    name: `Firma ${at}`,
    domain: `f${at}.example`,
  }));
  const answer = await fetch(`${server.url}/v1/import/companies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: cookie ?? '' },
    body: JSON.stringify({ rows }),
  });
  expect(answer.status).toBe(200);
  await server.stop();
}

test('a store whose first page is lost: every company is saved, the original is kept', async ({
  page,
  dataDir,
}) => {
  await fill(dataDir, 400);
  const store = join(dataDir, 'workspace.db');
  const bytes = readFileSync(store).fill(0, 0, 8192);
  writeFileSync(store, bytes);

  const server = await startServer({ dataDir });
  await page.goto(server.signIn);
  await expect(page.getByRole('heading', { name: 'The workspace is damaged' })).toBeVisible();
  expect((await page.request.get(`${server.url}/v1/companies`)).status()).toBe(503);
  expect(readFileSync(store).equals(bytes)).toBe(true);
  const kept = await page.locator('code').nth(1).innerText();
  await page.getByRole('button', { name: 'Save 400 companies' }).click();
  await expect(page.getByRole('heading', { name: '400 companies saved' })).toBeVisible();
  expect(readFileSync(join(kept, 'workspace.db')).equals(bytes)).toBe(true);

  await page.getByRole('button', { name: 'Open the workspace' }).click();
  await expect(page.getByText('Firma 0', { exact: true })).toBeVisible();
  await server.stop();

  const again = await startServer({ dataDir });
  await page.goto(again.signIn);
  await expect(page.getByText('Firma 0', { exact: true })).toBeVisible();
  await again.stop();
});

test('a store that was cut to nothing is not taken for a new one; starting empty is a choice', async ({
  page,
  dataDir,
}) => {
  await fill(dataDir, 3);
  writeFileSync(join(dataDir, 'workspace.db'), '');
  const server = await startServer({ dataDir });
  await page.goto(server.signIn);
  await expect(page.getByText('The file is empty: it was cut to 0 bytes.')).toBeVisible();
  await page.getByRole('radio', { name: 'Start with an empty workspace' }).check();
  await page.getByRole('button', { name: 'Start empty' }).click();
  await expect(page.getByRole('heading', { name: 'The workspace is empty' })).toBeVisible();
  expect(existsSync(join(dataDir, 'damaged'))).toBe(true);
  await page.getByRole('button', { name: 'Open the workspace' }).click();
  await expect(page.getByRole('navigation')).toBeVisible();
  await server.stop();
});
