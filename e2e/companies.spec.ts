// The list of companies: any depth, any order, by keyboard; and the pages beside it.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/signed-in.ts';

async function fill(page: Page, count: number): Promise<void> {
  const lines = Array.from(
    { length: count },
    (_, at) => `Firma ${String(at).padStart(5, '0')},f${at}.example.com,${1900 + (at % 100)}`,
  );
  const csv = `name,domain,founded\n${lines.join('\n')}\n`;
  const status = await page.evaluate(async (text) => {
    const post = (path: string, body: unknown) =>
      fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const started = (await (await post('/v1/import/companies', { csv: text })).json()) as {
      data: { job_id: string };
    };
    for (;;) {
      const job = (await (await fetch(`/v1/import/jobs/${started.data.job_id}`)).json()) as {
        data: { status: string };
      };
      if (!['queued', 'running'].includes(job.data.status)) return job.data.status;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }, csv);
  expect(status).toBe('completed');
}

test('the list scrolls to its end, sorts by a column head and searches', async ({ page }) => {
  await fill(page, 3_000);
  await page.goto('/companies');
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', /300\d/);
  await grid.getByText('Firma 00000').click();
  await page.keyboard.press('Control+End');
  await expect(grid.getByText('Firma 02999')).toBeVisible();
  await page.keyboard.press('Control+Home');
  await expect(grid.getByText('Firma 00000')).toBeVisible();

  const founded = grid.getByRole('columnheader', { name: /Founded/ });
  await founded.click();
  await expect(founded).toHaveAttribute('aria-sort', 'ascending');
  await expect(grid.getByText('Firma 00100')).toBeVisible();
  await founded.click();
  await expect(founded).toHaveAttribute('aria-sort', 'descending');
  await expect(grid.getByText('Firma 00099')).toBeVisible();

  await page
    .getByRole('textbox', { name: 'Search companies' })
    .or(page.getByRole('searchbox', { name: 'Search companies' }))
    .fill('f1234.');
  await expect(grid.getByText('Firma 01234')).toBeVisible();
  await expect(grid.getByText('Firma 00099')).toHaveCount(0);
});

test('a company is created, opened, refused twice and deleted', async ({ page }) => {
  await page.goto('/companies');
  await page.getByRole('button', { name: /^New company/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Norrvik Kabel AB');
  await dialog.getByLabel('Domain').fill('no host');
  await dialog.getByRole('button', { name: /^Create/ }).click();
  await expect(dialog.getByText(/it has a space/)).toBeVisible();
  await dialog.getByLabel('Domain').fill('https://www.norrvik-kabel.se/om');
  await dialog.getByRole('button', { name: /^Create/ }).click();
  await expect(page.getByRole('complementary', { name: 'Record of Norrvik Kabel AB' })).toContainText(
    'norrvik-kabel.se',
  );

  await page.getByRole('button', { name: /^New company/ }).click();
  await dialog.getByLabel('Name').fill('NORRVIK kabel ab');
  await dialog.getByRole('button', { name: /^Create/ }).click();
  await expect(dialog.getByText(/already has this name|Taken by/).first()).toBeVisible();
  await page.keyboard.press('Escape');

  await page
    .getByRole('complementary', { name: 'Record of Norrvik Kabel AB' })
    .getByRole('button', { name: /Delete/ })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Delete/ })
    .click();
  await expect(page.getByText('Drop a spreadsheet here')).toBeVisible();
});

test('the palette finds pages and companies by keyboard', async ({ page }) => {
  await fill(page, 600);
  await page.goto('/companies');
  await expect(page.getByRole('grid')).toBeFocused();
  const search = page.getByRole('dialog').getByPlaceholder('Company or command');
  await page.keyboard.press('Control+k');
  await expect(search).toBeFocused();
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/settings/);
  await expect(search).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(search).toBeFocused();
  await page.keyboard.type('Firma 00042');
  await expect(page.getByRole('dialog').getByText('Firma 00042')).toBeVisible();
});

test('an API key is shown once, works, and stops working when it is revoked', async ({
  page,
  server,
  request,
}) => {
  await page.goto('/settings');
  await page
    .getByRole('button', { name: /New key|Create (a )?key/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What it is for').fill('crm');
  await dialog.getByRole('button', { name: /^Create/ }).click();
  const key = await dialog.getByText(/^wbk_/).innerText();
  const read = () =>
    request.get(`${server.url}/v1/companies`, { headers: { authorization: `Bearer ${key.trim()}` } });
  expect((await read()).status()).toBe(200);
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByText(key.trim())).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke crm' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke the key' }).click();
  await expect.poll(async () => (await read()).status()).toBe(401);
});

test('a browser that has not signed in sees how to, and no data', async ({ server, browser }) => {
  const stranger = await browser.newContext();
  const page = await stranger.newPage();
  await page.goto(server.url);
  await expect(page.getByText(/sign-in/i).first()).toBeVisible();
  expect(await page.evaluate(async () => (await fetch('/v1/companies')).status)).toBe(401);
  await stranger.close();
});
