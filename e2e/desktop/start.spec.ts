// The packaged app starts, is locked down and answers its own window.
import { expect, test } from './fixtures.ts';

test('the app starts, shows its window and reaches its backend', async ({ start }) => {
  const { page } = await start();
  await expect(page).toHaveTitle(/Rowbench/);
  expect(page.url()).toMatch(/^app:\/\/workbench\//);
  const health = await page.evaluate(async () => (await fetch('/health')).json() as Promise<unknown>);
  expect(health).toEqual({ status: 'ok' });
  console.log(await page.evaluate(() => document.body.innerText));
});
