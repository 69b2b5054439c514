// The record of a company: edited in its panel, locked against the next import, put back as it was, and taken back.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/signed-in.ts';

async function importCsv(page: Page, csv: string): Promise<void> {
  const status = await page.evaluate(async (text) => {
    const answer = await fetch('/v1/import/companies', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ csv: text, update_existing: true }),
    });
    return ((await answer.json()) as { data: { status: string } }).data.status;
  }, csv);
  expect(status).toBe('completed');
}

test('a value is edited, locked, defended against an import, and restored', async ({ page }) => {
  await importCsv(page, 'name,industry\nNorrvik Kabel AB,Metal goods\nDrumlin Software Ltd,Software\n');
  await page.goto('/companies');
  const grid = page.getByRole('grid');
  await grid.getByRole('gridcell', { name: 'Norrvik Kabel AB' }).click();
  await page.keyboard.press('Space');
  const record = page.getByRole('complementary', { name: 'Record of Norrvik Kabel AB' });
  const industry = record.getByRole('button', { name: /^Industry\b/ });
  const history = record.getByRole('region', { name: 'History of Industry' });

  await industry.click();
  await expect(history).toContainText('empty → Metal goods');
  await page.keyboard.press('Enter');
  await record.getByRole('combobox', { name: 'Industry' }).fill('Electrical equipment');
  await page.keyboard.press('Enter');
  await expect(history.getByRole('listitem').first()).toContainText('Metal goods → Electrical equipment');
  await expect(industry).toBeFocused();
  const cell = grid.getByRole('gridcell', { name: /Electrical equipment/ });
  await expect(cell.getByRole('img', { name: /^Person: / })).toBeVisible();

  await page.keyboard.press('l');
  await expect(history.getByText(/^Locked by /)).toBeVisible();
  await expect(cell.getByRole('img', { name: 'Locked' })).toBeVisible();
  await importCsv(page, 'name,industry\nNorrvik Kabel AB,Wire products\n');
  await expect(history).toContainText('“Wire products” not taken: the field was locked');
  await expect(cell).toBeVisible();

  await history.getByRole('button', { name: 'Unlock' }).click();
  await history.getByRole('button', { name: 'Restore Metal goods' }).click();
  await expect(history.getByRole('listitem').first()).toContainText('Electrical equipment → Metal goods');
  await expect(grid.getByRole('gridcell', { name: /Metal goods/ })).toBeVisible();
  await grid.focus();
  await page.keyboard.press('Control+z');
  await expect(grid.getByRole('gridcell', { name: /Electrical equipment/ })).toBeVisible();

  await record.getByRole('tab', { name: /Rows/ }).click();
  await expect(record.getByRole('tabpanel')).toContainText('Row 2');
});

test('the selected cells are locked and unlocked from the keyboard', async ({ page }) => {
  await importCsv(page, 'name,industry\nAcme,Steel\nBolt,Cloth\nCogs,Glass\n');
  await page.goto('/companies');
  const grid = page.getByRole('grid');
  await grid.getByRole('gridcell', { name: 'Steel' }).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByText('Lock Industry of 2 companies.')).toBeVisible();
  await expect(grid.getByRole('img', { name: 'Locked' })).toHaveCount(2);
  await page.keyboard.press('Control+Shift+L');
  await expect(grid.getByRole('img', { name: 'Locked' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(grid.getByRole('img', { name: 'Locked' })).toHaveCount(2);
});

test('marks of sources are shown where they differ, all, or not at all', async ({ page }) => {
  await importCsv(page, 'name,industry\nAcme,Steel\n');
  await page.goto('/companies');
  const marks = page.getByRole('grid').getByRole('img', { name: /^Import: / });
  await expect(page.getByRole('gridcell', { name: 'Steel' })).toBeVisible();
  await expect(marks).toHaveCount(0);
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Sources' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose('All');
  await expect(marks).toHaveCount(2);
  await page.reload();
  await expect(marks).toHaveCount(2);
  await choose('Off');
  await expect(marks).toHaveCount(0);
});
