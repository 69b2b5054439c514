// The window speaks the browser's language, until a person chooses another in it.
import { expect, test } from './fixtures/signed-in.ts';

test.use({ locale: 'de-AT' });

test('the window is German where the browser is, English once that is chosen, and German again', async ({
  page,
}) => {
  await expect(page.getByRole('navigation', { name: 'Hauptnavigation' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('link', { name: 'Einstellungen' }).click();
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption({ label: 'English' });

  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'As the system' });
  await expect(page.getByRole('navigation', { name: 'Hauptnavigation' })).toBeVisible();
});

test('keys are called as German keyboards call them', async ({ page }) => {
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Tasten und Hilfe' });
  await expect(help.getByText('Strg Umschalt L')).toBeVisible();
});
