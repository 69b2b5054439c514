// People: made by keyboard, named in fields of companies, found from their companies, and back after a deletion.
import type { Page } from '@playwright/test';
import { expectNoBarriers } from './fixtures/axe.ts';
import { expect, test } from './fixtures/signed-in.ts';

type Made = { data: { id: string } };

const post = async (page: Page, path: string, data: unknown): Promise<string> =>
  ((await (await page.request.post(path, { data })).json()) as Made).data.id;

const record = (page: Page) => page.getByRole('complementary', { name: 'Record' });

test('a person is made, opened, deleted and brought back by keyboard alone', async ({ page }) => {
  await post(page, '/v1/companies', { name: 'Norrvik Kabel AB' });
  await page.goto('/companies');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByText('No people yet.')).toBeVisible();
  await expectNoBarriers(page, 'no people');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await page.keyboard.type('Mira');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Aldous');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('norrvik');
  await expect(page.getByRole('option', { name: 'Norrvik Kabel AB' })).toBeVisible();
  await expectNoBarriers(page, 'the form of a person');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Create the person' }).press('Enter');
  await expect(record(page).getByRole('link', { name: 'Norrvik Kabel AB' })).toBeVisible();
  await expectNoBarriers(page, 'the record of a person');

  await page.getByRole('grid', { name: '1 person' }).focus();
  await page.keyboard.press('Escape');
  await expect(record(page)).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await record(page).getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(page.getByText('No people yet.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('row', { name: /Mira Aldous/ })).toBeVisible();
});

test('a contact is found and another made in a cell, and both are among the people', async ({ page }) => {
  const group = await post(page, '/v1/groups', { name: 'Coverage' });
  await post(page, `/v1/groups/${group}/custom-fields/company`, { name: 'Contacts', type: 'contactField' });
  const company = await post(page, '/v1/companies', { name: 'Norrvik Kabel AB', groups: [{ id: group }] });
  await post(page, '/v1/people', { firstName: 'Mira', lastName: 'Aldous', jobTitle: 'Buyer' });
  await page.goto(`/companies?record=${company}`);
  await record(page)
    .getByRole('button', { name: /^Contacts/ })
    .dblclick();
  await expect(page.getByRole('combobox', { name: 'Contacts' })).toBeFocused();
  await page.keyboard.type('mira');
  await expect(page.getByRole('option', { name: /Mira Aldous/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Jo Ek');
  await expect(page.getByRole('option', { name: 'Add person "Jo Ek"' })).toBeVisible();
  await expectNoBarriers(page, 'the editor of contacts');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Jo Ek', selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(record(page).getByText('Mira Aldous, Jo Ek')).toBeVisible();
  await page.getByRole('tab', { name: /People/ }).click();
  await record(page).getByRole('link', { name: 'Jo Ek' }).click();
  await expect(page).toHaveURL(/\/people\//);
  await expect(page.getByRole('heading', { name: 'Jo Ek' })).toBeVisible();
  await expectNoBarriers(page, "a person's page");
});
