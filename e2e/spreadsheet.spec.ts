// The list of companies as a spreadsheet: paste from Excel, fill, find and replace, bulk edit, each taken back as one.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/signed-in.ts';

const excel = readFileSync(
  new URL('../renderer/features/companies/clipboard/samples/excel.clip', import.meta.url),
  'utf8',
);

/** Companies in the order of their names. */
async function create(page: Page, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => ({
    name: `Firma ${String(at).padStart(2, '0')}`,
    industry: at % 2 === 0 ? 'Metal goods' : 'Optics',
  }));
  const status = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/v1/import/companies', { method: 'POST', headers, body });
    return ((await answer.json()) as { data: { status: string } }).data.status;
  }, JSON.stringify({ rows }));
  expect(status).toBe('completed');
  await page.goto('/companies');
  await expect(page.getByRole('grid').getByText('Firma 00')).toBeVisible();
}

/** The cell of a row (from 0) in a column. */
async function cell(page: Page, row: number, column: string): Promise<Locator> {
  const grid = page.getByRole('grid');
  const head = grid.getByRole('columnheader', { name: column, exact: true });
  const at = await head.getAttribute('aria-colindex');
  const line = grid
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${row + 1}( |$)`) }) });
  return line.locator(`[role="gridcell"][aria-colindex="${at}"]`);
}

/** As Excel would have put it there: the page reads the event, not the system's clipboard. */
async function paste(page: Page, html: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', text);
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

test('a block from Excel is pasted with its exact values, and taken back as one', async ({ page }) => {
  await create(page, 6);
  await (await cell(page, 1, 'Name')).click();
  await paste(
    page,
    `<table><tr><td>Aargletscher AG<td>aargletscher.ch<td>SE<td>Cables<td>many<td>1974<td x:num="1250000.5">1.3M</table>`,
  );
  await expect(await cell(page, 1, 'Name')).toHaveText(/Aargletscher AG/);
  await expect(await cell(page, 1, 'Funding, USD')).toHaveText(/1,250,000\.50/);
  await expect(await cell(page, 1, 'Employees')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/1 cell was refused and waits with the reason/)).toBeVisible();

  await (await cell(page, 3, 'Name')).click();
  await paste(page, excel);
  await expect(await cell(page, 3, 'Name')).toHaveText(/Norrvik Kabel AB/);
  await expect(await cell(page, 4, 'Name')).toHaveText(/Smith & Søn/);
  await page.keyboard.press('Control+z');
  await expect(await cell(page, 3, 'Name')).toHaveText(/Firma 03/);
  await expect(await cell(page, 4, 'Name')).toHaveText(/Firma 04/);
});

test('cells are copied, filled down, dragged on as a series and cleared', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await create(page, 8);
  await (await cell(page, 0, 'Industry')).click();
  await page.keyboard.press('Control+c');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+v');
  await expect(await cell(page, 1, 'Industry')).toHaveText(/Metal goods/);

  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(await cell(page, 3, 'Industry')).toHaveText(/Metal goods/);
  await page.keyboard.press('Control+z');
  await expect(await cell(page, 3, 'Industry')).toHaveText(/Optics/);

  await (await cell(page, 0, 'Founded')).click();
  await page.keyboard.type('1974');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1984');
  await page.keyboard.press('Enter');
  await (await cell(page, 0, 'Founded')).click();
  await page.keyboard.press('Shift+ArrowDown');
  const from = await (await cell(page, 1, 'Founded')).boundingBox();
  const to = await (await cell(page, 4, 'Founded')).boundingBox();
  if (!from || !to) throw new Error('The cells are not on the screen.');
  await page.mouse.move(from.x + from.width - 3, from.y + from.height - 3);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
  await page.keyboard.down('Alt');
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect(await cell(page, 4, 'Founded')).toHaveText(/2014/);

  await page.keyboard.press('Delete');
  await expect(await cell(page, 4, 'Founded')).toHaveText(/^–/);
  await page.keyboard.press('Control+z');
  await expect(await cell(page, 4, 'Founded')).toHaveText(/2014/);
});

test('find and replace shows what it does first, does it, and takes it back', async ({ page }) => {
  await create(page, 6);
  await (await cell(page, 0, 'Industry')).click();
  await page.keyboard.press('Control+f');
  const dialog = page.getByRole('dialog', { name: 'Find and replace' });
  await dialog.getByLabel('Find').fill('metal');
  await dialog.getByLabel('Replace with').fill('Iron');
  await expect(dialog.getByText('3 cells of 3 companies.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Industry of Firma 02' }).uncheck();
  await dialog.getByRole('button', { name: 'Replace in 2 cells' }).click();
  await expect(await cell(page, 0, 'Industry')).toHaveText(/Iron goods/);
  await expect(await cell(page, 2, 'Industry')).toHaveText(/Metal goods/);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(await cell(page, 0, 'Industry')).toHaveText(/Metal goods/);
});

test('many companies are edited at once, one undo takes it back, and one is deleted from the menu', async ({
  page,
}) => {
  await create(page, 6);
  await (await cell(page, 0, 'Industry')).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+Shift+e');
  const dialog = page.getByRole('dialog', { name: 'Edit many companies' });
  await dialog.getByRole('textbox', { name: 'Value' }).fill('Glass');
  await dialog.getByRole('button', { name: 'Set Industry for 6 companies' }).click();
  await expect(await cell(page, 5, 'Industry')).toHaveText(/Glass/);
  const toast = page.getByText('Edit Industry of 6 companies.');
  await expect(toast).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(await cell(page, 5, 'Industry')).toHaveText(/Optics/);

  await (await cell(page, 1, 'Name')).click();
  await (await cell(page, 1, 'Name')).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /Delete 1 company/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete 1 company' }).click();
  await expect(page.getByRole('grid').getByText('Firma 01')).toHaveCount(0);
});
