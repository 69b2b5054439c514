// The system's menu speaks what the window speaks, also after a person has chosen another language there.
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const menu = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));

test('a language that is chosen in the window is that of the menu too, and stays', async ({ start }) => {
  const { app, page } = await start();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' });
  await expect(page.getByRole('link', { name: 'Einstellungen' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  await expect.poll(() => menu(app)).toEqual(['&Datei', 'Bearbeiten', 'Ansicht', 'Fenster']);
  await app.close();

  const again = await start();
  await expect(again.page.getByRole('link', { name: 'Einstellungen' })).toBeVisible();
  await expect.poll(() => menu(again.app)).toEqual(['&Datei', 'Bearbeiten', 'Ansicht', 'Fenster']);
});
