// Every page and state that a person meets, in both themes and two sizes, looked through by axe.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoBarriers } from './fixtures/axe.ts';
import { expect, test } from './fixtures/signed-in.ts';
import { ImportWizard } from './pages/import-wizard.ts';

const post = (page: Page, path: string, body: unknown) =>
  page.evaluate(
    async ([url, json]) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: json,
      });
      return ((await answer.json()) as { data: { id: string; job_id?: string } }).data;
    },
    [path, JSON.stringify(body)] as const,
  );

async function fill(page: Page): Promise<void> {
  const group = await post(page, '/v1/groups', { name: 'Coverage' });
  const fields = `/v1/groups/${group.id}/custom-fields/company`;
  await post(page, fields, {
    name: 'Tier',
    type: 'singleSelect',
    options: [{ label: 'A', color: 'green' }, { label: 'B' }],
  });
  await post(page, fields, {
    name: 'ARR',
    type: 'numericField',
    config: { format: 'currency', currency: 'EUR' },
  });
  for (const [name, rest] of Object.entries({
    'Norrvik Kabel AB': {
      industry: 'Electrical equipment',
      taxId: 'SE1',
      tags: ['a', 'b'],
      emails: ['x@norrvik.se', 'y@norrvik.se'],
    },
    Norrvik: { taxId: 'SE-1', employeeRange: '201-500', fundingRaised: '7300000' },
    'A company with a name that is far too long for any column of any table that anybody has ever drawn': {},
  }))
    await post(page, '/v1/companies', {
      name,
      ...rest,
      groups: [{ id: group.id }],
      customFieldValues: { [group.id]: { Tier: 'A', ARR: '12.5' } },
    });
  await post(page, '/v1/enrichment/batches', {
    entity: 'company',
    name: 'Domains of four',
    query: {},
    providers: ['domain-facts'],
  });
  await post(page, '/v1/import/companies', { csv: 'name,domain\nAcme,acme.com\nBroken,no host\n' });
}

const looks = [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 1024, height: 700 },
] as const;

for (const { theme, width, height } of looks) {
  test(`nothing keeps people out of the pages, ${theme} at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto('/companies');
    await expect(page.getByRole('button', { name: 'New company' }).first()).toBeVisible();
    await expectNoBarriers(page, 'an empty workspace');

    await fill(page);
    await page.goto('/companies');
    const grid = page.getByRole('grid');
    await expect(grid.getByText('Norrvik Kabel AB')).toBeVisible();
    await expectNoBarriers(page, 'the list');
    await grid.getByText('Norrvik Kabel AB').click();
    await page.keyboard.press('Space');
    await expect(page.getByRole('tab', { name: 'Profile' })).toBeVisible();
    await expectNoBarriers(page, 'the list with a record');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { name: 'Norrvik Kabel AB', level: 1 })).toBeVisible();
    await expectNoBarriers(page, "a record's page");
    await page.keyboard.press('Escape');
    await expect(grid).toBeFocused();
    await page.keyboard.press('Escape');
    await grid.getByText('Electrical equipment').dblclick();
    await expectNoBarriers(page, 'a cell that is edited');
    await page.keyboard.press('Escape');

    // Each with something that is there only once its data is: axe reads styles at several moments.
    for (const [address, what, loaded] of [
      ['/duplicates', 'duplicates', page.getByRole('button', { name: 'Find duplicates' })],
      ['/imports', 'imports', page.getByRole('row').nth(1)],
      ['/enrichment', 'enrichment', page.getByText('Domains of four').first()],
      ['/enrichment?create=true', 'a new batch', page.getByText('At worst')],
      ['/review', 'the review', page.getByRole('columnheader', { name: 'Stored now' })],
      ['/settings', 'settings', page.getByRole('button', { name: 'Create a key' })],
      ['/settings/fields', 'groups and fields', page.getByText('Tier')],
      ['/settings/rules?rule=new', 'a new rule', page.getByText('Fill in the conditions')],
    ] as const) {
      await page.goto(address);
      await expect(page.getByRole('heading').first()).toBeVisible();
      await expect(loaded).toBeVisible();
      await expectNoBarriers(page, what);
    }
  });

  test(`nor out of an import, ${theme} at ${width}`, async ({ page, server }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const file = join(server.dataDir, 'a11y.csv');
    writeFileSync(
      file,
      'Company,Employees,Founded,Website\nAcme,many,1999,acme.com\nBolt,51 to 200,19O5,bolt dev\nBolt,11-50,,\n',
    );
    const wizard = new ImportWizard(page);
    await wizard.choose(file);
    await expectNoBarriers(page, 'the file');
    await wizard.mapColumns();
    await expectNoBarriers(page, 'the columns');
    await wizard.check();
    await expectNoBarriers(page, 'the check');
    await wizard.run();
    await expectNoBarriers(page, 'the result');
  });
}
