// Nobody has to fear an import: what it would do is seen first, mended in place, and then happens exactly so.
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures/signed-in.ts';
import { ImportWizard } from './pages/import-wizard.ts';

/** Of what follows a new check of the file, which a busy machine takes its time for. */
const expectSoon = expect.configure({ timeout: 20_000 });

const csv = (name: string, lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\n')}\n`),
});

const stored = csv('stored.csv', ['name,domain,industry', 'Norrvik Kabel AB,norrvik.se,Cables']);

const file = csv('accounts.csv', [
  'Account Name,Website,Industry,# Employees,Founded',
  'Norrvik Kabel AB,norrvik.se,Cables and wire,51-200,1974',
  'Quintelas Lda,quintelas.pt,Food,51-200,1934',
  'Tarnhelm Robotics BV,tarnhelm robotics.nl,Robotics,51-200,2016',
  'Löfqvist Trä AB,lofqvist.se,Timber,many,1937',
  'Perštejn Optika,perstejn.cz,Optics,many,19O5',
  'Quintelas Conservas,quintelas.pt,Canned food,51-200,1934',
]);

test('what an import would do is seen, mended in place, and then happens exactly so', async ({ page }) => {
  const wizard = new ImportWizard(page);
  await wizard.choose(stored);
  await wizard.mapColumns();
  await wizard.run();

  await wizard.choose(file);
  await wizard.mapColumns();
  await wizard.updateExisting();
  await wizard.check();
  expect(await wizard.planNumbers()).toEqual({
    Create: 1,
    Update: 2,
    Unchanged: 0,
    Skip: 0,
    Fail: 3,
    Blank: 0,
    'Rows read': 6,
  });
  const row = (name: string) => wizard.rows.getByRole('row').filter({ hasText: name });
  await expect(row('Norrvik')).toContainText('Cables→Cables and wire');

  // A suggestion, by one key.
  await wizard.rows.getByRole('gridcell', { name: 'tarnhelm robotics.nl' }).click();
  await expect(page.getByText('it has a space')).toBeVisible();
  await page.keyboard.press('Tab');
  await expectSoon(row('Tarnhelm')).toContainText('Create');

  // All values of a cause at once.
  await page.getByRole('button', { name: 'Choose options: Employee range not known' }).click();
  await page.getByRole('combobox', { name: 'Option for many' }).click();
  await page.getByRole('option', { name: '201–500' }).click();
  await page.getByRole('button', { name: 'Change 2 rows' }).click();
  await expectSoon(row('Löfqvist')).toContainText('Create');

  // A row that is left out, by the keyboard alone.
  await row('Perštejn').click();
  await page.keyboard.press('ControlOrMeta+Delete');
  await expectSoon(row('Perštejn')).toContainText('Left out');
  await expectSoon(wizard.plan).toContainText('Skip1');

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the diff' }).click();
  const diff = readFileSync(await (await saving).path(), 'utf8');
  expect(diff).toContain('Cables,Cables and wire');

  const plan = await wizard.planNumbers();
  await expectSoon(page.getByRole('button', { name: /^Create 3 and update 2/ })).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: /^Import another file/ })).toBeVisible({ timeout: 45_000 });
  expect(Object.values(await wizard.ledgerNumbers())).toEqual(Object.values(plan));

  await page.goto('/companies');
  const grid = page.getByRole('grid');
  await expectSoon(grid.getByText('tarnhelm-robotics.nl')).toBeVisible();
  await expectSoon(grid.getByText('Cables and wire')).toBeVisible();
  await expectSoon(grid.getByText('Perštejn')).toHaveCount(0);
});

test('two rows that are one company become one, with a survivor for each field', async ({ page }) => {
  const wizard = new ImportWizard(page);
  await wizard.choose(file);
  await wizard.mapColumns();
  await wizard.check();
  await page.getByRole('button', { name: 'Compare duplicates' }).click();
  const group = page.getByRole('article', { name: 'Same domain: Quintelas Lda' });
  await group.getByRole('radio', { name: 'Industry of row 7: Canned food' }).check();
  await group.getByRole('button', { name: 'Keep row 3, leave out 1 row' }).click();
  await expectSoon(page.getByText('2 rows mended or left out')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the rows' }).click();
  await expectSoon(wizard.rows.getByRole('row').filter({ hasText: 'Quintelas Lda' })).toContainText(
    'Canned food',
  );
  await wizard.run();
  expect(await wizard.ledgerNumbers()).toMatchObject({ Created: 2, Skipped: 1, Failed: 3 });
});
