// The main story in a browser: from a file as people have it to companies in the store.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures/signed-in.ts';
import { ImportWizard } from './pages/import-wizard.ts';

const realFiles = fileURLToPath(new URL('../../shared/data/companies/', import.meta.url));

/** windows-1252, semicolons, two lines above the header, one row without a name, one bad domain, one repeated company. */
const crmExport = Buffer.from(
  [
    'Account export;;;;',
    'Created 31.10.2026 18:04;;;;',
    'Account Name;Website;Country/Region;# Employees;Notes',
    'Brückmann Präzisionsteile GmbH;https://www.brueckmann-teile.de/;Germany;51-200;call back',
    'Cañizal Plásticos SA;canizalplast.es;ES;120;',
    'Tarnhelm Robotics BV;tarnhelm robotics.nl;NL;11-50;',
    'Brückmann Präzisionsteile;brueckmann-teile.de;DE;51-200;again',
    ';nobody.example.com;DE;1-10;no name',
    '',
  ].join('\r\n'),
  'latin1',
);
const crmFile = { name: 'crm-accounts.csv', mimeType: 'text/csv', buffer: crmExport };

test('a CRM export is read rightly, mapped by suggestion, imported, and every row accounted for', async ({
  page,
}) => {
  const wizard = new ImportWizard(page);
  await wizard.choose(crmFile);
  await expect(wizard.reading('Encoding')).toHaveValue('windows-1252');
  await expect(wizard.reading('Delimiter')).toHaveValue(/semicolon/);
  await expect(wizard.headers()).toHaveText([
    'Account Name',
    'Website',
    'Country/Region',
    '# Employees',
    'Notes',
  ]);
  await expect(wizard.preview).toContainText('Brückmann Präzisionsteile GmbH');
  await expect(wizard.preview).toContainText('above the header');

  await wizard.mapColumns();
  await expect(wizard.fieldOf('Account Name')).toHaveValue('Name');
  await expect(wizard.fieldOf('Website')).toHaveValue('Domain');
  await expect(wizard.fieldOf('Country/Region')).toHaveValue('Country');
  await expect(wizard.fieldOf('# Employees')).toHaveValue('Employee range');
  await wizard.run();

  expect(await wizard.ledgerNumbers()).toEqual({
    Created: 2,
    Updated: 0,
    Unchanged: 0,
    Skipped: 1,
    Failed: 2,
    Blank: 0,
    'Rows read': 5,
  });
  const failed = page.getByRole('region', { name: '2 rows failed' });
  await expect(failed.getByRole('row')).toHaveCount(3);

  const saving = page.waitForEvent('download');
  await failed.getByRole('button', { name: 'Download 2 rows as CSV' }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  expect(saved.split('\r\n')[0]).toBe(
    'Account Name,Website,Country/Region,# Employees,Notes,_row,_field,_code,_message',
  );
  expect(saved).toContain('Tarnhelm Robotics BV,tarnhelm robotics.nl,NL,11-50,,4,domain,');

  await page.getByRole('button', { name: /^Show these companies/ }).click();
  const grid = page.getByRole('grid');
  await expect(grid.getByText('Brückmann Präzisionsteile GmbH')).toBeVisible();
  await expect(grid.getByText('brueckmann-teile.de')).toBeVisible();
  await expect(
    grid.getByRole('gridcell', { name: '51-200' }).or(grid.getByText('51–200')).first(),
  ).toBeVisible();
});

test('a wrong guess is put right in one click, and the preview follows', async ({ page }) => {
  const wizard = new ImportWizard(page);
  await wizard.choose(crmFile);
  await page.getByRole('button', { name: /^Make line 1 the header/ }).click();
  await expect(wizard.headers().first()).toHaveText('Account export');
  await wizard.reading('Encoding').click();
  await page.getByRole('option', { name: /koi8-r/i }).click();
  await expect(wizard.preview).not.toContainText('Brückmann');
  await wizard.reading('Delimiter').click();
  await page.getByRole('option', { name: /^, comma/ }).click();
  await expect(wizard.headers()).toHaveCount(1);
});

test('a second file updates what is there, adds tags, and leaves unmapped fields alone', async ({ page }) => {
  const wizard = new ImportWizard(page);
  const csv = (text: string) => ({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await wizard.choose(csv('name,domain,industry\nAcme,acme.com,Anvils\nBrot AG,brot.de,Food\n'));
  await wizard.mapColumns();
  await wizard.run();
  await wizard.choose(
    csv(
      'name,domain,notes,industry\nAcme,acme.com,Oslo,Rockets\nBrot AG,brot.de,Bern,\nNeu,neu.de,Rom,Glass\n',
    ),
  );
  await wizard.mapColumns();
  await wizard.updateExisting();
  await wizard.run();
  expect(await wizard.ledgerNumbers()).toMatchObject({
    Created: 1,
    Updated: 1,
    Unchanged: 1,
    'Rows read': 3,
  });
  await page.goto('/companies');
  const grid = page.getByRole('grid');
  await expect(grid.getByText('Rockets')).toBeVisible();
  await expect(grid.getByText('Food')).toBeVisible();
});

test('a file dropped anywhere on the window opens its import', async ({ page }) => {
  await page.goto('/settings');
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['name\nAcme\n'], 'dropped.csv', { type: 'text/csv' }));
    return transfer;
  });
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.getByRole('main').dispatchEvent(type, { dataTransfer: data });
  }
  await new ImportWizard(page).previewIsThere();
  await expect(page.getByRole('heading', { name: 'dropped.csv' })).toBeVisible();
});

test('a file that is no table says what to do, and nothing is stored', async ({ page }) => {
  await page.goto('/companies');
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    Buffer.alloc(500, 7),
  ]);
  const opening = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click();
  await (await opening).setFiles({ name: 'logo.csv', mimeType: 'text/csv', buffer: png });
  await expect(
    page.getByText('The file is a PNG picture, not a table of text. Choose the CSV file.'),
  ).toBeVisible();
  await expect(page).toHaveURL(/\/companies/);
  expect(
    await page.evaluate(
      async () =>
        ((await (await fetch('/v1/import/jobs')).json()) as { data: { items: unknown[] } }).data.items,
    ),
  ).toEqual([]);
});

test('without a column for the name the import cannot start and says why', async ({ page }) => {
  const wizard = new ImportWizard(page);
  await wizard.choose({
    name: 'a.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('colour,size\nred,1\nblue,2\n'),
  });
  await wizard.mapColumns();
  await expect(page.getByText(/Name/).first()).toBeVisible();
  await expect(wizard.checkButton).toHaveCount(0);
  await wizard.map('colour', 'Name');
  await wizard.run();
  expect(await wizard.ledgerNumbers()).toMatchObject({ Created: 2 });
});

for (const [file, encoding, rows] of [
  ['sp500.csv', 'utf-8', 503],
  ['salesforce-accounts-cp1252.csv', 'windows-1252', 423],
  ['edinet-shiftjis-preamble.csv', 'shift_jis', null],
] as const) {
  test(`the real file ${file} imports by suggestion with a ledger that balances`, async ({ page }) => {
    test.skip(!existsSync(realFiles + file), `${file} is not beside this checkout`);
    const wizard = new ImportWizard(page);
    await wizard.choose(realFiles + file);
    await expect(wizard.reading('Encoding')).toHaveValue(encoding);
    await wizard.mapColumns();
    await wizard.run();
    const { 'Rows read': total, ...fates } = await wizard.ledgerNumbers();
    expect(Object.values(fates).reduce((sum, n) => sum + n, 0)).toBe(total);
    if (rows !== null) expect(total).toBe(rows);
    expect(fates['Created']).toBeGreaterThan(400);
  });
}
