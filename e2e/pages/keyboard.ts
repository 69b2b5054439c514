// A person without a mouse: goes on by Tab, and must see at every stop where the focus is.
import { expect, type Locator, type Page } from '@playwright/test';

const nowhere = 'Nothing has the focus.';

/** Why the focus cannot be seen where it is; null where it can. Runs in the page. */
function hiddenFocus(nowhere: string): string | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return nowhere;
  // A grid keeps the focus and names the cell that it is about.
  const cell = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '');
  const shown = focused.role === 'grid' && cell ? cell : focused;
  const what = `<${shown.tagName.toLowerCase()}> ${shown.getAttribute('aria-label') ?? shown.textContent?.trim().slice(0, 60)}`;
  const { left, top, right, bottom, width, height } = shown.getBoundingClientRect();
  const isDrawn = width >= 4 && height >= 4 && getComputedStyle(shown).opacity !== '0';
  if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight)
    return `${what} is outside of the window.`;
  /** A ring inside an element may be under what the element holds. */
  const isCovered = (element: Element): boolean =>
    [
      [left + 1, (top + bottom) / 2],
      [right - 1, (top + bottom) / 2],
      [(left + right) / 2, bottom - 1],
    ].every(([x, y]) => {
      const stack = document.elementsFromPoint(x ?? 0, y ?? 0);
      const above = stack.slice(0, Math.max(0, stack.indexOf(element)));
      return above.some((each) => getComputedStyle(each).backgroundColor !== 'rgba(0, 0, 0, 0)');
    });
  const isRinged = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 1) return false;
    return Number.parseFloat(outlineOffset) >= 0 || !isCovered(element);
  };
  // A list without an active cell underlines its head; a control that is drawn by its label or by what follows it rings that.
  const head = shown.role === 'grid' ? shown.firstElementChild : null;
  if (head && getComputedStyle(head).boxShadow !== 'none') return null;
  const labels = (shown as HTMLInputElement).labels ?? [];
  const ringed = isDrawn ? [shown] : [...labels, shown.nextElementSibling];
  return ringed.some((element) => element !== null && isRinged(element))
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
    await expect.poll(() => this.page.evaluate(hiddenFocus, nowhere)).toBeNull();
  }

  /** Presses Tab until it is there; every stop on the way must be seen as well. */
  async tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor({ timeout: 20_000 });
    for (let stop = 0; stop < 60; stop += 1) {
      await this.press(key);
      if ((await this.page.evaluate(hiddenFocus, nowhere)) !== null) await this.isSeen();
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`${key} does not lead to ${String(target)}.`);
  }

  /** Once round the page by Tab: what cannot be seen with the focus on it, and whether Tab leads out again. */
  async hiddenStops(): Promise<string[]> {
    const found = new Set<string>();
    // From the top, wherever the focus was.
    await this.page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
    for (let stop = 0; stop < 150; stop += 1) {
      await this.press('Tab');
      const problem = await this.page.evaluate(hiddenFocus, nowhere);
      if (problem === nowhere) return [...found];
      if (problem !== null) found.add(problem);
    }
    return [...found, 'Tab does not lead out of the page.'];
  }
}
