// Reference data: a file is attached, 500 companies of which little is known are looked up in it, reviewed by keyboard and taken back.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/signed-in.ts';

const file = resolve(import.meta.dirname, '../../shared/data/companies/reference-eu-companies.jsonl.gz');

type Row = { name: string; address?: string; phone?: string };
type Known = { id: string; name: string } & Record<string, unknown>;

/** Names and countries, nothing else: what is to be found stands in the file. */
function fiveHundred(): { name: string; countryCode: string }[] {
  const rows = gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
  const german = rows.filter(
    ({ address, phone }) => phone !== undefined && address?.endsWith('\nDeutschland'),
  );
  const names = [...new Set(german.map(({ name }) => name))];
  return names.slice(0, 500).map((name) => ({ name, countryCode: 'DE' }));
}

async function send<T>(page: Page, path: string, data: unknown): Promise<T> {
  const answer = await page.request.post(path, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { data: T }).data;
}

async function read<T>(page: Page, path: string): Promise<T> {
  return ((await (await page.request.get(path)).json()) as { data: T }).data;
}

type Listed = { items: Known[]; pagination: { nextLink?: string } };

/** All that is told of a company, but for when and by what it was last changed. */
async function valuesOfAll(page: Page): Promise<Map<string, Known>> {
  const all = new Map<string, Known>();
  for (let link: string | undefined = '/v1/companies?limit=100'; link !== undefined;) {
    const { items, pagination }: Listed = await read<Listed>(page, link);
    for (const { id, name, countryCode, domain, urls, emails, phones, addresses } of items)
      all.set(id, { id, name, countryCode, domain, urls, emails, phones, addresses });
    link = pagination.nextLink;
  }
  return all;
}

/** Through the settings, as a person does it. */
async function attach(page: Page): Promise<void> {
  await page.goto('/settings');
  await page.getByLabel('Attach a file').and(page.locator('input')).setInputFiles(file);
  const datasets = page.getByRole('list', { name: 'Reference datasets' });
  await expect(datasets).toContainText('3,069 rows, read', { timeout: 20_000 });
}

/** From the page of batches, by keyboard, with no provider but the reference data. */
async function enrich(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page.getByText('Nothing has been looked up yet.')).toBeVisible();
  await page.keyboard.press('b');
  const panel = page.getByRole('complementary', { name: 'New batch' });
  await expect(panel.getByText('500 records')).toBeVisible();
  const asked = panel.getByRole('switch');
  await expect(asked.first()).toBeVisible();
  for (const one of await asked.all()) {
    const isWanted = (await one.getAttribute('aria-label')) === 'Ask Reference datasets';
    if ((await one.isChecked()) === isWanted) continue;
    await one.focus();
    await page.keyboard.press('Space');
  }
  await expect(panel.getByRole('button', { name: /^Start, free/ })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
}

test.skip(!existsSync(file), `The reference data is not here: ${file}`);

test('500 companies are looked up in a reference dataset, reviewed by keyboard and taken back', async ({
  page,
}) => {
  await attach(page);
  await send(page, '/v1/import/companies', { rows: fiveHundred() });
  await page.goto('/companies');
  await expect(page.getByRole('grid', { name: '500 companies' })).toBeVisible({ timeout: 15_000 });
  const before = await valuesOfAll(page);
  expect(before.size).toBe(500);

  await enrich(page);
  const batch = page.getByRole('region', { name: /^Batch 1, All companies/ });
  await expect(batch).toContainText(/Waiting 0=500/, { timeout: 20_000 });
  const review = batch.getByRole('link', { name: /^Review [\d,]+ proposals/ });
  await review.focus();
  await page.keyboard.press('Enter');

  const list = page.getByRole('navigation', { name: 'Records to review' });
  const open = list.getByRole('button').and(page.locator('[aria-current="true"]'));
  await expect(open).toHaveAttribute('data-done', 'false');
  const first = (await open.getAttribute('title')) ?? '';
  await expect(page.getByRole('table', { name: first })).toBeVisible();
  await page.keyboard.press('Shift+A');
  await expect(open).toHaveAttribute('data-done', 'true');
  await page.keyboard.press('j');
  await expect(open).not.toHaveAttribute('title', first);
  await expect(open).toHaveAttribute('data-done', 'false');

  await page.getByRole('button', { name: /^Accept where empty/ }).focus();
  await page.keyboard.press('Enter');
  const found = async () =>
    [...(await valuesOfAll(page)).values()].filter(({ phones }) => Array.isArray(phones) && phones.length > 0)
      .length;
  await expect.poll(found, { timeout: 15_000 }).toBeGreaterThan(450);

  await page.getByRole('button', { name: 'Take back' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'What this batch wrote' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(found, { timeout: 15_000 }).toBe(0);
  expect(await valuesOfAll(page)).toEqual(before);
});
