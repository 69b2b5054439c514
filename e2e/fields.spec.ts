// Groups and fields in the settings: made by keyboard, used in the list, deleted with the count first, and brought back.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/signed-in.ts';

type Made = { data: { id: string } };

const post = async (page: Page, path: string, data: unknown): Promise<string> =>
  ((await (await page.request.post(path, { data })).json()) as Made).data.id;

const panel = (page: Page, name: string) => page.getByRole('complementary', { name });

test('a group and a field with options are made by keyboard alone', async ({ page }) => {
  await page.goto('/settings/fields');
  await page.getByRole('button', { name: 'Make the first group' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Coverage');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Make the first field' }).press('Enter');
  await expect(panel(page, 'New field').getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type('Tier');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Select');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Select', exact: true }).click();
  await page.getByRole('button', { name: 'Add an option' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Option 1' })).toBeFocused();
  await page.keyboard.type('A');
  await page.keyboard.press('Enter');
  await page.keyboard.type('B');
  await page.getByRole('button', { name: 'Create the field' }).press('Enter');
  await expect(panel(page, 'Field Tier').getByRole('textbox', { name: 'Option 2' })).toHaveValue('B');

  // Alt with an arrow moves an option.
  await page.getByRole('textbox', { name: 'Option 2' }).press('Alt+ArrowUp');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByRole('table', { name: 'Fields' })).toContainText('BA');
});

test('a field is deleted with the count of its values first, and an undo brings them back', async ({
  page,
}) => {
  const group = await post(page, '/v1/groups', { name: 'Coverage' });
  await post(page, `/v1/groups/${group}/custom-fields/company`, { name: 'Note', type: 'textField' });
  for (const name of ['Acme', 'Bolt'])
    await post(page, '/v1/companies', {
      name,
      groups: [{ id: group }],
      customFieldValues: { [group]: { Note: name === 'Acme' ? '12' : 'many' } },
    });
  await page.goto('/settings/fields');
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await panel(page, 'Field Note').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Deleting Note removes 2 values. Undo brings them back.')).toBeVisible();
  await page.getByRole('button', { name: 'Delete Note and 2 values' }).click();
  await expect(page.getByText('Coverage has no fields yet')).toBeVisible();
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Note', exact: true }).click();

  // Its type changes: what does not convert is listed before.
  await panel(page, 'Field Note').getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'Number' }).click();
  await panel(page, 'Field Note').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('table', { name: 'Values that do not convert' })).toContainText('many');
  await page.getByRole('button', { name: 'Convert 1 and remove 1' }).click();
  await expect(page.getByRole('table', { name: 'Fields' })).toContainText('Number');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('table', { name: 'Fields' })).toContainText('Text');
});
