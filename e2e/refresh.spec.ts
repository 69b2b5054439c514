// A company is refreshed by the registry of its country: what would change is shown before anything is written, the flags decide what
// is taken, another window follows without a reload, and one undo brings everything back.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test as base } from './fixtures/signed-in.ts';

const said = {
  name: 'KESTREL AND VANE LIMITED',
  about: 'Makes instruments.',
  industry: 'Electronic measuring equipment',
  status: 'active',
};

type Registry = { url: string; calls: () => number };

async function openRegistry(): Promise<Registry & { server: Server }> {
  let calls = 0;
  const server = createServer((_, response) => {
    calls += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
  };
}

const test = base.extend<{ registry: Registry }>({
  // eslint-disable-next-line no-empty-pattern
  registry: async ({}, use) => {
    const registry = await openRegistry();
    await use(registry);
    registry.server.close();
  },
});

async function send<T>(page: Page, method: 'POST' | 'PATCH', path: string, data: unknown): Promise<T> {
  const answer = await page.request.fetch(path, { method, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { data: T }).data;
}

async function setUp(page: Page, url: string): Promise<string> {
  await send(page, 'PATCH', '/v1/enrichment/providers/http-json', {
    isLocal: true,
    config: {
      entity: 'company',
      url: `${url}/{domain}`,
      fields: { name: '$.name', description: '$.about', industry: '$.industry' },
      facts: { status: '$.status' },
    },
  });
  await send(page, 'PATCH', '/v1/enrichment/refresh-settings', { basicProviders: { GB: 'http-json' } });
  const company = { name: 'Kestrel & Vane', domain: 'kestrel.co.uk', countryCode: 'GB', industry: 'Tools' };
  return (await send<{ id: string }>(page, 'POST', '/v1/companies', company)).id;
}

test('a company is refreshed after a look at the plan, another window follows, and an undo takes it back', async ({
  page,
  context,
  registry,
}) => {
  const id = await setUp(page, registry.url);
  const other = await context.newPage();
  for (const window of [page, other]) await window.goto(`/companies?record=${id}`);
  const seen = other.getByRole('complementary', { name: /^Record of/ });
  await expect(seen.getByRole('button', { name: /^Industry: Tools/ })).toBeVisible();

  await page.getByRole('button', { name: 'Refresh this company' }).click();
  const dialog = page.getByRole('dialog', { name: /^Refresh Kestrel & Vane/ });
  const row = (name: string) => dialog.getByRole('row', { name: new RegExp(`^${name} `) });
  await expect(row('Name')).toContainText('Not taken: Preserve name is on', { timeout: 20_000 });
  await expect(row('Industry')).toContainText('Not taken: filled already');
  await expect(row('Status')).toContainText('active');
  await expect(dialog.getByRole('button', { name: /^Apply 2 changes/ })).toBeVisible();

  await dialog.getByRole('switch', { name: 'Preserve name' }).press('Space');
  await dialog.getByRole('radio', { name: 'Replace' }).press('Space');
  await expect(row('Name')).not.toContainText('Not taken');
  await expect(row('Country')).toContainText('empty');
  expect(registry.calls()).toBe(1);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Refreshed KESTREL AND VANE LIMITED: 5 values changed.')).toBeVisible();
  expect(registry.calls()).toBe(1);

  const cell = (name: string) => other.getByRole('grid').getByRole('gridcell', { name });
  await expect(cell(said.name)).toBeVisible();
  await expect(seen.getByRole('button', { name: /^Industry: Electronic.*Refresh: / })).toBeVisible();
  await expect(seen.getByRole('button', { name: /^Status: active.*Refresh: / })).toBeVisible();

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(cell('Kestrel & Vane')).toBeVisible();
  await expect(seen.getByRole('button', { name: /^Industry: Tools/ })).toBeVisible();
  await expect(seen.getByRole('region', { name: 'Profile facts' })).toHaveCount(0);
});
