// Facets that combine, filters that live in the address, and views that keep all of it.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/signed-in.ts';

async function post(page: Page, path: string, body: unknown): Promise<unknown> {
  return page.evaluate(
    async ([to, sent]) => {
      const answer = await fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: sent,
      });
      return answer.json();
    },
    [path, JSON.stringify(body)] as const,
  );
}

const countries = ['DE', 'SE', 'FR'];
const sizes = ['1-10', '11-50', '51-200'];

async function fill(page: Page): Promise<void> {
  const rows = Array.from({ length: 90 }, (_, at) => ({
    name: `Firma ${String(at).padStart(2, '0')}`,
    domain: at % 2 === 0 ? `f${at}.example` : null,
    countryCode: countries[at % 3],
    employeeRange: sizes[Math.floor(at / 3) % 3],
    foundationYear: String(1930 + at),
  }));
  await post(page, '/v1/import/companies', { rows });
}

test('facets combine, narrow the list and live in the address', async ({ page }) => {
  await fill(page);
  await page.goto('/companies');
  const country = page.getByRole('region', { name: 'Facet Country' });
  await country.getByRole('checkbox', { name: 'DE 30' }).check();
  await expect(page.getByRole('grid', { name: '30 companies' })).toBeVisible();
  const employees = page.getByRole('region', { name: 'Facet Employees' });
  await employees.getByRole('checkbox', { name: '11-50'.replace('-', '–') }).check();
  await expect(page.getByRole('grid', { name: '10 companies' })).toBeVisible();
  // Each facet counts without its own condition, with the other's.
  await expect(country.getByRole('checkbox', { name: 'SE 10' })).toBeVisible();
  await expect(employees.getByRole('checkbox', { name: '1–10 10' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('grid', { name: '10 companies' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change Country DE' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('grid', { name: '30 companies' })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('grid', { name: '10 companies' })).toBeVisible();

  // A range, drawn over the bars.
  await page.getByRole('button', { name: 'Remove Country DE' }).click();
  const founded = page.getByRole('region', { name: 'Facet Founded' });
  await founded.getByRole('slider', { name: 'Lower end of Founded' }).press('ArrowRight');
  await expect(page.getByRole('button', { name: /^Change Founded/ })).toBeVisible();
  await founded.getByRole('textbox', { name: 'From, Founded' }).fill('1990');
  await founded.getByRole('textbox', { name: 'From, Founded' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Change Founded ≥ 1990' })).toBeVisible();
});

test('counts follow an edit', async ({ page }) => {
  await fill(page);
  await page.goto('/companies');
  const country = page.getByRole('region', { name: 'Facet Country' });
  await expect(country.getByRole('checkbox', { name: 'DE 30' })).toBeVisible();
  await post(page, '/v1/companies', { name: 'Neu', countryCode: 'DE' });
  await expect(country.getByRole('checkbox', { name: 'DE 31' })).toBeVisible();
});

test('a filter is made by keyboard alone', async ({ page }) => {
  await fill(page);
  await page.goto('/companies');
  await expect(page.getByRole('grid', { name: '90 companies' })).toBeVisible();
  await page.getByRole('button', { name: /^Filter/ }).focus();
  await page.keyboard.press('f');
  const form = page.getByRole('form', { name: 'Filter' });
  await expect(form.getByRole('combobox', { name: 'Field' })).toBeFocused();
  await page.keyboard.type('foun');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('textbox', { name: 'From, Founded' })).toBeFocused();
  await page.keyboard.type('2000');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2004');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Change Founded 2000–2004' })).toBeVisible();
  await expect(page.getByRole('grid', { name: '5 companies' })).toBeVisible();
});

test('a view keeps filters, order, columns and facets, over a reload, a deletion and its undo', async ({
  page,
}) => {
  await fill(page);
  await page.goto('/companies');
  const views = page.getByRole('region', { name: 'Views' });
  await expect(views.getByRole('link', { name: 'No domain yet 45' })).toBeVisible();
  await page.getByRole('region', { name: 'Facet Country' }).getByRole('checkbox', { name: /^DE/ }).check();
  await page.getByRole('columnheader', { name: 'Founded' }).getByRole('button').first().click();
  await page.getByRole('button', { name: /^Columns/ }).click();
  await page.getByRole('checkbox', { name: 'Domain' }).uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add a facet' }).click();
  await page.getByRole('textbox', { name: 'Add a facet' }).fill('tags');
  await page.getByRole('textbox', { name: 'Add a facet' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Facet Tags' })).toBeVisible();
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('German');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'German' })).toBeVisible();
  await expect(views.getByRole('link', { name: 'German 30' })).toBeVisible();

  await views.getByRole('link', { name: /^All companies/ }).click();
  await expect(page.getByRole('grid', { name: '90 companies' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Domain' })).toBeVisible();
  await page.reload();
  await views.getByRole('link', { name: /^German/ }).click();
  await expect(page.getByRole('grid', { name: '30 companies' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Domain' })).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'Founded' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('region', { name: 'Facet Tags' })).toBeVisible();
  await expect(page.getByText('edited, not saved')).toHaveCount(0);

  await page.getByRole('button', { name: 'Remove Country DE' }).click();
  await expect(page.getByText('edited, not saved')).toBeVisible();
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Back to what was saved' }).click();
  await expect(page.getByText('edited, not saved')).toHaveCount(0);

  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete the view' }).click();
  await expect(views.getByRole('link', { name: /^German/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(views.getByRole('link', { name: 'German 30' })).toBeVisible();
});
