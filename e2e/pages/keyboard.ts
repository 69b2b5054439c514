// A person without a mouse: goes on by Tab, and must see at every stop where the focus is.
import { expect, type Locator, type Page } from '@playwright/test';

/** Why the focus cannot be seen where it is; null where it can. Runs in the page. */
function hiddenFocus(): string | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return 'Nothing has the focus.';
  // A grid and a list of options keep the focus and name the part of them that it is about.
  const named = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '');
  const shown = named ?? focused;
  const what = `<${shown.tagName.toLowerCase()}> ${shown.getAttribute('aria-label') ?? shown.textContent?.trim().slice(0, 60)}`;
  const { left, top, right, bottom } = shown.getBoundingClientRect();
  if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight)
    return `${what} is outside of the window.`;
  const isRinged = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  };
  // A grid's active cell draws its ring in a layer of its own.
  return [shown, ...(named ? shown.querySelectorAll('*') : [])].some(isRinged)
    ? null
    : `${what} has the focus and no ring.`;
}

export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** The focus is there, and can be seen. */
  async isAt(target: Locator): Promise<void> {
    await expect(target).toBeFocused();
    await this.isSeen();
  }

  async isSeen(): Promise<void> {
    await expect.poll(() => this.page.evaluate(hiddenFocus)).toBeNull();
  }

  /** Presses Tab until it is there; every stop on the way must be seen as well. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor({ timeout: 20_000 });
    for (let stop = 0; stop < 60; stop += 1) {
      await this.press(key);
      if ((await this.page.evaluate(hiddenFocus)) !== null) await this.isSeen();
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`${key} does not lead to ${String(target)}.`);
  }
}
