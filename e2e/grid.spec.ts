// The grid by keyboard alone: moving, selecting, every kind of edit, columns, and what is refused. No mouse is used.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/signed-in.ts';
import { CompanyGrid } from './pages/company-grid.ts';

type Answer = { data: { id: string } };

async function send(page: Page, method: string, path: string, body: unknown): Promise<Answer> {
  return await page.evaluate(
    async ([verb, url, text]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: verb, headers, body: text });
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as Answer;
    },
    [method, path, JSON.stringify(body)] as const,
  );
}

const names = ['Norrvik Kabel AB', 'Lehtola Paja Oy', 'Drumlin Software Ltd', 'Oy Lumikuru Ab'];

async function fill(page: Page): Promise<void> {
  for (const name of names)
    await send(page, 'POST', '/v1/companies', {
      name,
      fundingRaised: '1250000',
      industry: 'Metal fabrication',
    });
  const group = await send(page, 'POST', '/v1/groups', { name: 'Coverage' });
  const fields = `/v1/groups/${group.data.id}/custom-fields/company`;
  await send(page, 'POST', fields, {
    name: 'Tier',
    type: 'singleSelect',
    options: [{ label: 'A', color: 'green' }, { label: 'B' }],
  });
  await send(page, 'POST', fields, {
    name: 'Topics',
    type: 'multipleSelect',
    options: [{ label: 'Energy' }, { label: 'Metals' }],
  });
  await send(page, 'POST', fields, { name: 'Next review', type: 'dateField' });
}

const values = async (page: Page, name: string): Promise<Record<string, unknown>> =>
  await page.evaluate(async (wanted) => {
    const answer = (await (await fetch('/v1/company-rows?limit=50')).json()) as {
      data: { items: Record<string, unknown>[] };
    };
    return answer.data.items.find((item) => item['name'] === wanted) ?? {};
  }, name);

test('a whole record is edited by keyboard alone', async ({ page }) => {
  const companies = new CompanyGrid(page);
  test.slow();
  await fill(page);
  await page.goto('/companies');
  const grid = page.getByRole('grid');
  await expect(grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await companies.isAt('Norrvik Kabel AB');

  // A text, by typing over it and by changing it.
  await page.keyboard.type('Norrvik');
  await page.keyboard.press('Enter');
  await companies.isAt('Lehtola Paja Oy');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('F2');
  await page.keyboard.type(' Kabel');
  await page.keyboard.press('Enter');
  await expect(grid.getByText('Norrvik Kabel', { exact: true })).toBeVisible();

  // A number: what is none stays, with its reason, until it is one.
  await companies.toColumn('Funding, USD');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('1,6M');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('"1,6M" ends in a unit.');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1,600,000');
  await page.keyboard.press('Enter');
  await expect(grid.getByText('1,600,000')).toBeVisible();

  // A range, a country, a date, a list.
  await companies.toColumn('Employees');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('120');
  await page.keyboard.press('Enter');
  await companies.toColumn('CC');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('swed');
  await expect(page.getByRole('option', { name: /Sweden/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await companies.toColumn('Last funding');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('3 Feb 2026');
  await page.keyboard.press('Enter');
  await companies.toColumn('Email');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('F2');
  await page.keyboard.type('info@norrvik.example');
  await page.keyboard.press('Enter');
  await page.keyboard.type('sales@norrvik.example');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Tab');

  // A select with a new option, several options, a day of the calendar.
  await companies.toColumn('Tier');
  await page.keyboard.type('Gold');
  await expect(page.getByRole('option', { name: 'Add "Gold"' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(grid.getByText('Gold')).toBeVisible();
  await companies.toColumn('Topics');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('F2');
  for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Enter', 'Enter', 'ArrowUp'])
    await page.keyboard.press(key);
  await companies.toColumn('Next review');
  await page.keyboard.press('F2');
  await page.keyboard.type('2026-02-10');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');

  await expect
    .poll(async () => await values(page, 'Norrvik Kabel'))
    .toMatchObject({
      fundingRaised: '1600000',
      employeeRange: '51-200',
      countryCode: 'SE',
      lastFundingDate: '2026-02-03',
      emails: ['sales@norrvik.example', 'info@norrvik.example'],
      groups: [{ name: 'Coverage' }],
    });
  const custom = Object.values(
    (await values(page, 'Norrvik Kabel'))['customFieldValues'] as object,
  )[0] as object;
  expect(custom).toEqual({ Tier: 'Gold', Topics: ['Energy', 'Metals'], 'Next review': '2026-02-11' });
});

test('what the store refuses is taken back, with the reason in the cell', async ({ page }) => {
  const companies = new CompanyGrid(page);
  await fill(page);
  await page.goto('/companies');
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('LEHTOLA paja oy');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('alert')).toContainText('Lehtola Paja Oy');
  await page.keyboard.press('Escape');
  await companies.isAt('Norrvik Kabel AB');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('ranges, sums, columns and the record by keyboard', async ({ page }) => {
  const companies = new CompanyGrid(page);
  await fill(page);
  await page.goto('/companies');
  const grid = page.getByRole('grid');
  await expect(grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await companies.toColumn('Funding, USD');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect(page.getByText('4 × 1 selected')).toBeVisible();
  await expect(page.getByText('sum 5,000,000')).toBeVisible();
  await page.keyboard.press('Control+a');
  await expect(page.getByText(/^4 × \d+ selected/)).toBeVisible();
  await page.keyboard.press('Escape');

  // Up into the heads: sorted, moved and widened there, and down again.
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowUp');
  await expect(grid.getByRole('button', { name: 'Name', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
  // The cursor stays with its company when the sorted rows come.
  await expect(grid.getByRole('row', { name: /Drumlin Software/ })).toHaveAttribute('aria-rowindex', '3');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect(grid.getByRole('columnheader', { name: 'Domain' })).toHaveAttribute('aria-colindex', '4');
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Hide the column' }).press('Enter');
  await expect(grid.getByRole('columnheader', { name: 'Domain' })).toHaveCount(0);
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await companies.isAt('Drumlin Software Ltd');
  await page.keyboard.press('Space');
  await expect(page.getByRole('complementary', { name: 'Record of Drumlin Software Ltd' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: /^Record of/ })).toHaveCount(0);
});
