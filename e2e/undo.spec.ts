// Taking back: an import is undone and brought back, and its failed rows come back fixed.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/signed-in.ts';
import { ImportWizard } from './pages/import-wizard.ts';

const csv = (...lines: string[]) => ({
  name: 'accounts.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\n')}\n`),
});

const undoPanel = (page: Page) => page.getByRole('region', { name: 'Undo', exact: true });

async function importFile(page: Page, ...lines: string[]): Promise<ImportWizard> {
  const wizard = new ImportWizard(page);
  await wizard.choose(csv(...lines));
  await wizard.mapColumns();
  await wizard.run();
  return wizard;
}

test('an import is undone at the second word, and brought back', async ({ page }) => {
  await importFile(page, 'Company Name,Website', 'Norrvik Kabel AB,norrvik.se', 'Tarnhelm BV,tarnhelm.nl');
  const undo = undoPanel(page);
  await expect(undo).toContainText('2created companies are removed');
  await undo.getByRole('button', { name: 'Undo the import' }).click();
  await undo.getByRole('button', { name: 'Remove 2 companies' }).click();
  await expect(undo).toContainText('2 companies removed.');
  const result = page.url();
  await page.goto('/companies');
  await expect(page.getByRole('grid').getByText('Norrvik Kabel AB')).toHaveCount(0);

  await page.goto(result);
  await undo.getByRole('button', { name: 'Redo the import' }).click();
  await expect(undo).toContainText('2 companies brought back.');
  await page.goto('/companies');
  await expect(page.getByRole('grid').getByText('Norrvik Kabel AB')).toBeVisible();
});

test('right after an import Ctrl Z takes it back', async ({ page }) => {
  await importFile(page, 'Company Name,Website', 'Norrvik Kabel AB,norrvik.se');
  await expect(page.getByText('Imported accounts.csv: 1 company.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(undoPanel(page)).toContainText('1 company removed.');
});

test('failed rows are saved, fixed as a spreadsheet saves them, and dropped back on the import', async ({
  page,
}) => {
  const wizard = await importFile(
    page,
    'Company Name,Website',
    'Norrvik Kabel AB,norrvik.se',
    'Tarnhelm Robotics BV,tarnhelm robotics',
    ',nobody.example',
  );
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download 2 rows as CSV' }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  const fixed = saved.replace('tarnhelm robotics,', 'tarnhelm.nl,').replaceAll(/,(?=\S)/g, ';');
  const buffer = Buffer.from(`\uFEFF${fixed}`, 'utf8');
  await page.getByLabel('Fixed file').setInputFiles({ name: 'fixed.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText('1 row fixed, 1 row failed again.')).toBeVisible();
  expect(await wizard.ledgerNumbers()).toMatchObject({ Created: 2, Failed: 1, 'Rows read': 3 });
  await expect(page.getByRole('region', { name: '1 row failed' })).toContainText('Name is missing');
});
