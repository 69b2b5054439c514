// The story on the desktop: a file picked by its path, through the wizard to a ledger that balances, also when the backend
// process is killed in the middle.
import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Where a download goes, as if the person had answered the dialog so. */
const answerSaveDialog = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ session }, to) => {
    session.defaultSession.on('will-download', (_event, item) => item.setSavePath(to));
  }, path);

/** A file that a page was given by a field of its own keeps the path that a dropped one has. */
async function drop(page: Page, path: string): Promise<void> {
  const field = page.getByLabel('File to import');
  const data = await page.evaluateHandle(() => new DataTransfer());
  await field.evaluate((input, transfer) => {
    input.addEventListener(
      'change',
      (event) => {
        event.stopPropagation();
        for (const file of (input as HTMLInputElement).files ?? []) transfer.items.add(file);
      },
      { once: true },
    );
  }, data);
  await field.setInputFiles(path);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.getByRole('main').dispatchEvent(type, { dataTransfer: data });
  }
}

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

  const saved = join(dataDir, 'failed.csv');
  await answerSaveDialog(app, saved);
  await page.getByRole('button', { name: 'Download 1 row as CSV' }).click();
  await expect
    .poll(() => existsSync(saved) && readFileSync(saved, 'utf8'))
    .toContain('Bad,no domain,4,domain,');

  await page.getByRole('button', { name: /^Show these companies/ }).click();
  await expect(page.getByRole('grid').getByText('Brückmann GmbH')).toBeVisible();
});

test('a file dropped on the window is imported from where it lies, without a copy', async ({
  start,
  dataDir,
}) => {
  const file = join(dataDir, 'dropped.csv');
  writeFileSync(file, 'Company Name,Website\nAcme,acme.com\n');
  const { page } = await start();
  const registered = page.waitForRequest((request) => request.url().endsWith('/v1/import/sources'));
  await drop(page, file);
  // Its path goes over as JSON; a copy would go over as bytes.
  expect((await registered).headers()['content-type']).toBe('application/json');
  await new ImportWizard(page).previewIsThere();
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
  await wizard.check();
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
