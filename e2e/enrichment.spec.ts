// From the list of companies to a batch and on to its review, by the keyboard alone. Nothing here goes to a network.
import { expect, test } from './fixtures/signed-in.ts';

const rows = ['Acme', 'Bolt', 'Curl'].map((name) => ({
  name,
  emails: [`info@${name.toLowerCase()}-werke.de`],
}));

test('three companies are looked up offline and wait for a review', async ({ page }) => {
  await page.evaluate(
    (body) =>
      fetch('/v1/import/companies', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }).then(() => undefined),
    JSON.stringify({ rows }),
  );
  await page.goto('/companies');
  await expect(page.getByRole('grid', { name: '3 companies' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page.getByText('Nothing has been looked up yet.')).toBeVisible();

  await page.keyboard.press('b');
  const panel = page.getByRole('complementary', { name: 'New batch' });
  await expect(panel.getByText('3 records')).toBeVisible();
  // Only the facts of domains: the others are off.
  const asked = panel.getByRole('switch');
  await expect(asked.first()).toBeVisible();
  for (const other of await asked.all())
    if ((await other.isChecked()) && (await other.getAttribute('aria-label')) !== 'Ask Facts from domains') {
      await other.focus();
      await page.keyboard.press('Space');
    }
  await expect(panel.getByRole('button', { name: /^Start, free/ })).toBeEnabled();
  await page.keyboard.press('Control+Enter');

  const batch = page.getByRole('region', { name: /^Batch 1, All companies/ });
  await expect(batch).toContainText('Matched 3+No match 0+Failed 0+Waiting 0=3');
  await expect(batch.getByRole('table', { name: 'Cost by field found' })).toContainText('Domain3');
  const review = batch.getByRole('link', { name: /^Review \d+ proposals/ });
  await review.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/review\?batch=/);
});

test('the selected companies of the list are what a batch is about', async ({ page }) => {
  await page.evaluate(
    (body) =>
      fetch('/v1/import/companies', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }).then(() => undefined),
    JSON.stringify({ rows }),
  );
  await page.goto('/companies');
  await page.getByRole('gridcell', { name: 'Acme', exact: true }).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: 'Enrich 2 companies' }).click();
  const panel = page.getByRole('complementary', { name: 'New batch' });
  await expect(panel.getByText('2 records')).toBeVisible();
  await expect(panel.getByRole('combobox', { name: 'What' })).toHaveValue('2 selected companies');
});
