// The packaged app on a damaged store: a choice instead of a crash, and the companies are there again.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const importCompanies = (page: Page, count: number): Promise<number> =>
  page.evaluate(async (wanted) => {
    const rows = Array.from({ length: wanted }, (_, at) => ({
      name: `Firma ${at}`,
      domain: `f${at}.example`,
    }));
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ rows });
    return (await fetch('/v1/import/companies', { method: 'POST', headers, body })).status;
  }, count);

test('a damaged store is salvaged in the window, and the app goes on with it', async ({ start, dataDir }) => {
  const first = await start();
  expect(await importCompanies(first.page, 300)).toBe(200);
  await first.app.close();

  const store = join(dataDir, 'workspace.db');
  const bytes = readFileSync(store).fill(0, 0, 8192);
  writeFileSync(store, bytes);

  const { app, page } = await start();
  await expect(page.getByRole('heading', { name: 'The workspace is damaged' })).toBeVisible();
  await page.getByRole('button', { name: 'Save 300 companies' }).click();
  await expect(page.getByRole('heading', { name: '300 companies saved' })).toBeVisible();
  const [folder = ''] = readdirSync(join(dataDir, 'damaged'));
  expect(readFileSync(join(dataDir, 'damaged', folder, 'workspace.db')).equals(bytes)).toBe(true);
  await page.getByRole('button', { name: 'Open the workspace' }).click();
  await expect(page.getByText('Firma 0', { exact: true })).toBeVisible();
  await app.close();

  const again = await start();
  await expect(again.page.getByText('Firma 0', { exact: true })).toBeVisible();
});

test('a page that a disk altered is met while the app is open, and nothing is lost by quitting', async ({
  start,
  dataDir,
}) => {
  const first = await start();
  expect(await importCompanies(first.page, 300)).toBe(200);
  await first.app.close();
  const store = join(dataDir, 'workspace.db');
  const bytes = readFileSync(store);
  bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 16;
  writeFileSync(store, bytes);

  const second = await start();
  await expect(second.page.getByText(/1 of its \d+ pages changed since Rowbench closed it/)).toBeVisible();
  await second.app.close();
  expect(readFileSync(store).equals(bytes)).toBe(true);

  const third = await start();
  await expect(third.page.getByRole('heading', { name: 'The workspace is damaged' })).toBeVisible();
});
