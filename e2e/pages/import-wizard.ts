// The import wizard as a test speaks of it.
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export type FileToImport = { name: string; mimeType: string; buffer: Buffer } | string;

export class ImportWizard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Picks a file by the header's button, as a person does, and waits for its preview. */
  async choose(file: FileToImport): Promise<void> {
    await this.page.goto('/companies');
    const opening = this.page.waitForEvent('filechooser');
    await this.page
      .getByRole('banner')
      .or(this.page.getByRole('main'))
      .getByRole('button', { name: /^Import/ })
      .first()
      .click();
    await (await opening).setFiles(file);
    await this.opened();
  }

  /** On its preview, or further on where a recipe knows the file. */
  async opened(): Promise<void> {
    await expect(this.page).toHaveURL(/\/imports\/new\/src_/);
    await expect(this.preview.or(this.recipe)).toBeVisible();
  }

  get recipe(): Locator {
    return this.page.getByRole('region', { name: 'Recipe of this file' });
  }

  async previewIsThere(): Promise<void> {
    await expect(this.page).toHaveURL(/\/imports\/new\/src_/);
    await expect(this.preview).toBeVisible();
  }

  get preview(): Locator {
    return this.page.getByRole('table', { name: 'First lines of the file' });
  }

  reading(what: 'Encoding' | 'Delimiter' | 'Quote' | 'Header'): Locator {
    return this.page
      .getByRole('complementary', { name: 'How it was read' })
      .getByRole('combobox', { name: what });
  }

  headers(): Locator {
    return this.preview.getByRole('columnheader');
  }

  async mapColumns(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Map|Change) columns/ }).click();
    await expect(this.page.getByRole('table', { name: 'Columns and their fields' })).toBeVisible();
  }

  fieldOf(column: string): Locator {
    return this.page.getByRole('combobox', { name: `Field for ${column}`, exact: true });
  }

  async map(column: string, field: string): Promise<void> {
    await this.fieldOf(column).click();
    await this.page.getByRole('option', { name: field, exact: true }).click();
  }

  async updateExisting(): Promise<void> {
    await this.page.getByRole('combobox', { name: /already exists/ }).click();
    await this.page.getByRole('option', { name: 'Update it' }).click();
  }

  get checkButton(): Locator {
    return this.page.getByRole('button', { name: /^Check before importing/ });
  }

  /** Goes on to the dry run and waits for its ledger. */
  async check(): Promise<void> {
    await this.checkButton.click();
    await expect(this.plan).toBeVisible({ timeout: 45_000 });
  }

  /** What the dry run says would become of the rows. */
  get plan(): Locator {
    return this.page.getByLabel('What would become of the rows');
  }

  planNumbers(): Promise<Record<string, number>> {
    return numbersOf(this.plan);
  }

  get runButton(): Locator {
    return this.page.getByRole('button', { name: /^(Create|Update) [\d,]+/ }).last();
  }

  async run(): Promise<void> {
    await expect(this.checkButton.or(this.runButton).first()).toBeVisible();
    if (await this.checkButton.isVisible()) await this.check();
    await this.runButton.click();
    await expect(this.page.getByRole('button', { name: /^Import another file/ })).toBeVisible({
      timeout: 45_000,
    });
  }

  get ledger(): Locator {
    return this.page.getByLabel('What became of the rows');
  }

  ledgerNumbers(): Promise<Record<string, number>> {
    return numbersOf(this.ledger);
  }

  /** The rows of the dry run. */
  get rows(): Locator {
    return this.page.getByRole('grid', { name: /rows? of the file/ });
  }
}

/** A ledger's numbers by their labels. */
async function numbersOf(ledger: Locator): Promise<Record<string, number>> {
  const labels = await ledger.locator('dt').allInnerTexts();
  const numbers = await ledger.locator('dd').allInnerTexts();
  return Object.fromEntries(
    labels.map((label, at) => [label.trim(), Number(numbers[at]?.replaceAll(',', ''))]),
  );
}
