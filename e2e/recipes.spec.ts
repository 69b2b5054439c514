// Next month's file by the recipe of the last one: it opens on what it would do, and says what is different.
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures/signed-in.ts';
import { ImportWizard } from './pages/import-wizard.ts';

const csv = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\n')}\n`),
});

const october = csv('crm-accounts-2026-10.csv', [
  'Account Name,Website,# Employees,Notes',
  'Norrvik Kabel AB,norrvik-kabel.se,51-200,call back',
  'Quintelas Conservas Lda,quintelas.pt,11-50,',
]);

/** A column is renamed, one is new, one value was never seen, a company is new. */
const november = csv('crm-accounts-2026-11.csv', [
  'Account Name,Web address,# Employees,Notes,Branche',
  'Norrvik Kabel AB,norrvik-kabel.se,201-500,,Cables',
  'Quintelas Conservas Lda,quintelas.pt,11-50,,Food',
  'Halden Fjordlaks AS,haldenfjord.no,plenty,,Food',
  'Oy Lumikuru Ab,lumikuru.fi,11-50,,Outdoor',
]);

test('the same file next month opens on Check by its recipe, says what differs, and imports', async ({
  page,
}) => {
  const wizard = new ImportWizard(page);
  await wizard.choose(october);
  await wizard.mapColumns();
  await wizard.updateExisting();
  await wizard.run();
  const panel = page.getByRole('region', { name: 'Recipe' });
  await expect(panel).toContainText('Recipe remembered');
  await expect(panel).toContainText('“crm-accounts”. The next file with these 4 columns opens on Check');
  await panel.getByRole('button', { name: 'Name it' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('CRM accounts, monthly');
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(panel).toContainText('Recipe saved');

  await wizard.choose(november);
  await expect(page).toHaveURL(/step=check/);
  const banner = page.getByRole('region', { name: 'Recipe of this file' });
  await expect(banner).toContainText('Read by the recipe CRM accounts, monthly');
  await expect(banner).toContainText(/1 column renamedWebsite → Web address, \d+% alike/);
  await expect(banner).toContainText('1 new column, not importedBranche');
  await expect(banner).toContainText('1 new value in # Employees“plenty”');
  await expect(wizard.plan).toBeVisible();
  expect(await wizard.planNumbers()).toMatchObject({ Create: 1, Update: 1, Unchanged: 1, Fail: 1 });
  await wizard.run();
  expect(await wizard.ledgerNumbers()).toMatchObject({ Created: 1, Updated: 1, Unchanged: 1, Failed: 1 });
  await expect(panel).toContainText('This import decided differently. The recipe is as it was.');
  await panel.getByRole('button', { name: /^Update it/ }).click();
  await expect(panel).toContainText('Recipe saved');

  await page.getByRole('button', { name: 'Show source rows' }).click();
  const rows = page.getByRole('table', { name: 'Rows of the file' });
  await expect(rows.getByText('haldenfjord.no')).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Download the file/ }).click();
  expect(readFileSync(await (await saving).path())).toEqual(november.buffer);
});

test('a recipe is declined, saved under a name, and a missing column leads to the columns', async ({
  page,
}) => {
  const wizard = new ImportWizard(page);
  await wizard.choose(october);
  await wizard.mapColumns();
  await page.getByRole('button', { name: 'Recipe: none' }).click();
  await page.getByRole('menuitem', { name: 'Save as…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Monthly');
  await page.getByRole('button', { name: 'Save the recipe' }).click();
  await expect(page.getByRole('button', { name: 'Recipe: Monthly' })).toBeVisible();
  await wizard.map('Notes', 'Description');
  await expect(page.getByRole('button', { name: 'Recipe: Monthly, changed' })).toBeVisible();

  await wizard.choose(
    csv('crm-accounts-2026-12.csv', ['Account Name,# Employees,Notes', 'Karst d.o.o.,11-50,x']),
  );
  await expect(page).toHaveURL(/step=columns/);
  const banner = page.getByRole('region', { name: 'Recipe of this file' });
  await expect(banner).toContainText('1 column missingWebsite (Domain)');
  await banner.getByRole('button', { name: 'Don’t use this recipe' }).click();
  await expect(banner).toBeHidden();
  await expect(page.getByRole('button', { name: 'Recipe: none' })).toBeVisible();
});
