// The whole story by keyboard alone, from the empty workspace to an exported file: no click, no focus set by the test. And
// once round each page by Tab, with the focus in sight at every stop.
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures/signed-in.ts';
import { CompanyGrid } from './pages/company-grid.ts';
import { ImportWizard } from './pages/import-wizard.ts';
import { Keyboard } from './pages/keyboard.ts';

const rows = Array.from(
  { length: 12 },
  (_, at) => `Firma ${String(at).padStart(2, '0')},firma-${at}.example,${at % 2 === 0 ? 'DE' : 'SE'},Cables`,
);
const file = {
  name: 'accounts.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Company,Website,Country,What they make', ...rows, ''].join('\n')),
};

test('from a file to an exported list without a mouse', async ({ page }) => {
  test.slow();
  const keys = new Keyboard(page);
  const wizard = new ImportWizard(page);
  const companies = new CompanyGrid(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  await test.step('open a file', async () => {
    await expect(button(/^Choose a file/)).toBeVisible();
    const opening = page.waitForEvent('filechooser');
    await keys.tabTo(button(/^Choose a file/));
    await keys.press('Enter');
    await (await opening).setFiles(file);
    await wizard.previewIsThere();
  });

  await test.step('map a column', async () => {
    await keys.tabTo(button(/^Map columns/));
    await keys.press('Enter');
    const row = page.getByRole('table', { name: 'Columns and their fields' }).getByRole('row');
    await keys.tabTo(row.filter({ hasText: 'Company' }));
    await keys.press('End');
    await keys.isAt(row.filter({ hasText: 'What they make' }));
    await keys.press('Enter');
    await keys.isAt(wizard.fieldOf('What they make'));
    await keys.type('indus');
    await keys.press('Enter');
    await expect(wizard.fieldOf('What they make')).toHaveValue('Industry');
    await expect(wizard.fieldOf('Company')).toHaveValue('Name');
  });

  await test.step('check and import', async () => {
    await keys.tabTo(wizard.checkButton);
    await keys.press('Enter');
    await expect(wizard.plan).toBeVisible();
    await keys.tabTo(wizard.runButton);
    await keys.press('Enter');
    await keys.tabTo(button(/^Show these companies/));
    await keys.press('Enter');
  });

  await test.step('open a company', async () => {
    await keys.isAt(companies.grid);
    await keys.press('ArrowDown');
    await companies.isAt('Firma 00');
    await keys.press('ArrowDown', 'Space');
    const record = page.getByRole('complementary', { name: 'Record of Firma 01' });
    await expect(record).toBeVisible();
    await keys.press('Escape');
    await expect(record).toHaveCount(0);
    await keys.isAt(companies.grid);
  });

  await test.step('edit a cell', async () => {
    await companies.toColumn('Industry');
    await keys.type('Optics');
    await keys.press('Enter');
    await expect(companies.grid.getByText('Optics')).toBeVisible();
    await keys.isAt(companies.grid);
  });

  await test.step('filter', async () => {
    await keys.press('Home');
    await keys.tabTo(button(/^Filter/), 'Shift+Tab');
    await keys.press('Enter');
    const form = page.getByRole('form', { name: 'Filter' });
    await keys.isAt(form.getByRole('combobox', { name: 'Field' }));
    await keys.type('country');
    await keys.press('ArrowDown', 'Enter');
    await keys.type('DE');
    await keys.press('Enter');
    await expect(button(/^Change Country/)).toBeVisible();
  });

  await test.step('save a view', async () => {
    await keys.tabTo(button('Save view'), 'Shift+Tab');
    await keys.press('Enter');
    await keys.isAt(page.getByRole('dialog').getByLabel('Name'));
    await keys.type('German');
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'German' })).toBeVisible();
    await keys.isAt(companies.grid);
  });

  await test.step('edit all of them, and take it back', async () => {
    await keys.press('Control+Home', 'Control+a', 'Control+Shift+e');
    const dialog = page.getByRole('dialog', { name: 'Edit many companies' });
    await keys.isAt(dialog.getByRole('combobox', { name: 'What to do' }));
    await keys.tabTo(dialog.getByRole('combobox', { name: 'Field' }));
    await keys.press('Control+a');
    await keys.type('Industry');
    await keys.press('Enter');
    await keys.tabTo(dialog.getByRole('textbox', { name: 'Value' }));
    await keys.type('Glass');
    await keys.tabTo(dialog.getByRole('button', { name: 'Set Industry for 6 companies' }));
    await keys.press('Enter');
    await expect(companies.grid.getByText('Glass')).toHaveCount(6);
    await keys.isAt(companies.grid);
    await keys.press('Control+z');
    await expect(companies.grid.getByText('Glass')).toHaveCount(0);
  });

  await test.step('export', async () => {
    await keys.press('Escape', 'Home');
    await keys.tabTo(button('Export'), 'Shift+Tab');
    await keys.press('Enter');
    const saving = page.waitForEvent('download');
    await keys.tabTo(page.getByRole('dialog').getByRole('button', { name: 'Export 6 companies' }));
    await keys.press('Enter');
    const lines = readFileSync(await (await saving).path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    expect(lines).toHaveLength(7);
    expect(lines[1]).toContain('Firma 00,firma-0.example,DE,Cables');
    await keys.isSeen();
  });

  await test.step('take the filter away, which takes its own button away', async () => {
    await keys.tabTo(button('Remove Country contains DE'));
    await keys.press('Enter');
    await expect(button('Remove Country contains DE')).toHaveCount(0);
    await keys.isSeen();
    await keys.tabTo(page.getByRole('checkbox', { name: 'SE 6' }));
    await keys.press('Space');
    await keys.tabTo(button('Clear Country'), 'Shift+Tab');
    await keys.press('Enter');
    await expect(button('Clear Country')).toHaveCount(0);
    await keys.isAt(page.getByRole('region', { name: 'Facet Country' }).locator(':focus'));
  });
});

test('Tab leads round every page and out of it, and the focus is always in sight', async ({ page }) => {
  test.slow();
  const keys = new Keyboard(page);
  const wizard = new ImportWizard(page);
  const lookRound = async (where: string) =>
    // Soft: one run tells of every page.
    expect.soft(await keys.hiddenStops(), where).toEqual([]);

  await expect(page.getByRole('button', { name: /^Choose a file/ })).toBeVisible();
  await lookRound('an empty workspace');
  await wizard.choose(file);
  await lookRound('the file');
  await wizard.mapColumns();
  await lookRound('the columns');
  await wizard.check();
  await lookRound('the check');
  await wizard.run();
  await lookRound('the result');
  await page.getByRole('button', { name: /^Show these companies/ }).press('Enter');
  await expect(page.getByRole('grid')).toBeFocused();
  await lookRound('the list');
  await page.getByRole('grid').focus();
  await keys.press('ArrowDown', 'Space');
  await expect(page.getByRole('tab', { name: 'Profile' })).toBeVisible();
  await lookRound('the list with a record');
  for (const address of ['/people', '/imports', '/duplicates', '/settings', '/settings/fields']) {
    await page.goto(address);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await lookRound(address);
  }
});
