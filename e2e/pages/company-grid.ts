// The list of companies as a test speaks of it: by keys, and by what a reader of screens is told.
import { expect, type Locator, type Page } from '@playwright/test';

export class CompanyGrid {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get grid(): Locator {
    return this.page.getByRole('grid');
  }

  /** The text of the cell that a reader of screens is told of. */
  activeText(): Promise<string> {
    return this.page.evaluate(() => {
      const id = document.querySelector('[role="grid"]')?.getAttribute('aria-activedescendant') ?? '';
      return document.getElementById(id)?.textContent ?? '';
    });
  }

  async isAt(text: string): Promise<void> {
    await expect.poll(() => this.activeText()).toBe(text);
  }

  /** Along the row, by the arrows. */
  async toColumn(name: string): Promise<void> {
    await this.page.keyboard.press('Home');
    for (let step = 0; step < 40; step += 1) {
      if ((await this.activeColumn()) === name) return;
      await this.page.keyboard.press('ArrowRight');
    }
    throw new Error(`There is no column ${name}.`);
  }

  /** A column that had to be scrolled to is drawn, and its cell named, a frame after the key. */
  private async activeColumn(): Promise<string> {
    const found = await this.page.waitForFunction(() => {
      const id = document.querySelector('[role="grid"]')?.getAttribute('aria-activedescendant') ?? '';
      const column = document.getElementById(id)?.getAttribute('aria-colindex');
      const heads = [...document.querySelectorAll('[role="columnheader"][aria-label]')];
      return heads.find((head) => head.getAttribute('aria-colindex') === column)?.getAttribute('aria-label');
    });
    return (await found.jsonValue()) ?? '';
  }
}
