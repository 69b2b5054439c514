// The packaged app starts, remembers, and is one instance for each data folder.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const createCompany = (page: Page, name: string): Promise<number> =>
  page.evaluate(async (text) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ name: text });
    return (await fetch('/v1/companies', { method: 'POST', headers, body })).status;
  }, name);

const companyNames = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const answer = (await (await fetch('/v1/companies')).json()) as { data: { items: { name: string }[] } };
    return answer.data.items.map(({ name }) => name);
  });

const bounds = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

test('the app starts, shows its window and reaches its backend', async ({ start }) => {
  const { app, page } = await start();
  await expect(page).toHaveTitle(/Rowbench/);
  expect(page.url()).toMatch(/^app:\/\/workbench\//);
  await expect(page.getByRole('navigation')).toBeVisible();
  expect(await page.evaluate(async () => (await fetch('/health')).json() as Promise<unknown>)).toEqual({
    status: 'ok',
  });
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
});

test('the window comes back where it was, and never smaller than it works', async ({ start }) => {
  const first = await start();
  const placed = { x: 60, y: 40, width: 1200, height: 760 };
  await first.app.evaluate(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to),
    placed,
  );
  await expect.poll(() => bounds(first.app)).toEqual(placed);
  await first.app.close();
  const second = await start();
  expect(await bounds(second.app)).toEqual(placed);
  const smallest = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getMinimumSize(),
  );
  expect(smallest).toEqual([1024, 640]);
});

test('an app that was killed comes back with the data', async ({ start }) => {
  const first = await start();
  expect(await createCompany(first.page, 'Ångström & Söhne')).toBe(200);
  const ended = new Promise((resolve) => first.app.process().once('exit', resolve));
  first.app.process().kill('SIGKILL');
  await ended;
  const second = await start();
  expect(await companyNames(second.page)).toEqual(['Ångström & Söhne']);
});

test('a second start brings the first to the front, hands over its file and ends', async ({
  start,
  command,
  dataDir,
}) => {
  const { app, page } = await start();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const file = join(dataDir, 'second.csv');
  writeFileSync(file, 'Company Name,Website\nAcme,acme.com\n');

  // Waits for its end: a second app would stay open.
  await promisify(execFile)(command.executable, [...command.args, file], {
    env: command.env,
    timeout: 20_000,
  });
  const shown = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
  await expect.poll(shown).toEqual([true]);
  await expect(page).toHaveURL(/\/imports\/new\/src_/);
});

test('a file named at the start opens on its import', async ({ start, dataDir }) => {
  const file = join(dataDir, 'first.csv');
  writeFileSync(file, 'Company Name,Website\nAcme,acme.com\n');
  const { page } = await start([file]);
  await expect(page).toHaveURL(/\/imports\/new\/src_/);
});

test('a file that is no store is left alone until the person chooses', async ({ start, dataDir }) => {
  const store = join(dataDir, 'workspace.db');
  writeFileSync(store, 'no database at all, whatever its name says');
  const { page } = await start();
  await expect(page.getByText('It is no Rowbench store, or its first page is lost.')).toBeVisible();
  expect(readFileSync(store, 'utf8')).toBe('no database at all, whatever its name says');
});
