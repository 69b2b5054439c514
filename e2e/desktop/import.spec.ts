// The story on the desktop: a file picked by its path, through the wizard to a ledger that balances, also when the backend
// process is killed in the middle.
import { createWriteStream, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ImportWizard } from '../pages/import-wizard.ts';
import { expect, test } from './fixtures.ts';

/** The system's dialog is the one thing that no test can click. */
const answerOpenDialog = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, picked) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [picked] });
  }, path);

async function pick(app: ElectronApplication, page: Page, path: string): Promise<ImportWizard> {
  await answerOpenDialog(app, path);
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click();
  const wizard = new ImportWizard(page);
  await wizard.previewIsThere();
  return wizard;
}

const backendPid = (app: ElectronApplication): Promise<number | undefined> =>
  app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === 'Rowbench backend')?.pid,
  );

const storedCompanies = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const answer = (await (await fetch('/v1/workspace')).json()) as { data: { companies: number } };
    return answer.data.companies;
  });

/** Collects the backend's states as the window is told them, the present one first. */
const watchBackend = (page: Page): Promise<void> =>
  page.evaluate(() => {
    type Event = { topic: string; payload?: { state: string } };
    const { rowbench } = globalThis as unknown as {
      rowbench: { onEvent(listener: (event: Event) => void): void };
    };
    const states: string[] = [];
    Object.assign(globalThis, { states });
    rowbench.onEvent(({ topic, payload }) => {
      if (topic === 'backend:state' && payload) states.push(payload.state);
    });
  });

const seenStates = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { states: string[] }).states);

async function writeCompanies(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  out.write('Company Name,Website URL,# Employees,Country/Region\n');
  for (let row = 1; row <= rows; row += 1) {
    const line = `Company ${row} Söhne,https://www.company-${row}.example.com/about,${(row % 9000) + 1},Germany\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

test('a file picked by its path is previewed, mapped, imported and listed', async ({ start, dataDir }) => {
  const file = join(dataDir, 'accounts.csv');
  const rows = [
    'Account Name;Website',
    'Brückmann GmbH;brueckmann-teile.de',
    'Cañizal SA;canizalplast.es',
    'Bad;no domain',
  ];
  writeFileSync(file, Buffer.from(rows.join('\r\n'), 'latin1'));
  const { app, page } = await start();
  const wizard = await pick(app, page, file);
  await expect(wizard.reading('Encoding')).toHaveValue('windows-1252');
  await wizard.mapColumns();
  await wizard.run();
  expect(await wizard.ledgerNumbers()).toMatchObject({ Created: 2, Failed: 1, 'Rows read': 3 });
  await page.getByRole('button', { name: /^Show these companies/ }).click();
  await expect(page.getByRole('grid').getByText('Brückmann GmbH')).toBeVisible();
});

test('an import whose backend is killed in the middle goes on, and every row is there once', async ({
  start,
  dataDir,
}) => {
  const rows = 300_000;
  const file = join(dataDir, 'large.csv');
  await writeCompanies(file, rows);
  const { app, page } = await start();
  const wizard = await pick(app, page, file);
  await watchBackend(page);
  await wizard.mapColumns();
  await wizard.runButton.click();
  await expect.poll(() => storedCompanies(page), { intervals: [20] }).toBeGreaterThan(10_000);

  const killed = await backendPid(app);
  if (killed === undefined) throw new Error('There is no backend process.');
  process.kill(killed, 'SIGKILL');

  await expect.poll(() => seenStates(page)).toEqual(['ready', 'restarting', 'ready']);
  expect(await storedCompanies(page)).toBeLessThan(rows);
  await expect(page.getByRole('region', { name: 'Result of the import' })).toBeVisible({ timeout: 120_000 });
  expect(await wizard.ledgerNumbers()).toEqual({
    Created: rows,
    Updated: 0,
    Unchanged: 0,
    Skipped: 0,
    Failed: 0,
    Blank: 0,
    'Rows read': rows,
  });
  expect(await storedCompanies(page)).toBe(rows);
  expect(await backendPid(app)).not.toBe(killed);
});
