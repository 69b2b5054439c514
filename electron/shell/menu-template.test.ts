import type { MenuItemConstructorOptions as Item } from 'electron';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { german } from '../../shared/messages/de/catalogue.ts';
import { speak } from '../../shared/messages/message.ts';
import { menuTemplate } from './menu-template.ts';

afterEach(() => speak({ language: 'en', locale: 'en', catalogue: {} }));

const itemsOf = ({ submenu }: Item): Item[] => (Array.isArray(submenu) ? submenu : []);
const all = (items: Item[]): Item[] => items.flatMap((item) => [item, ...all(itemsOf(item))]);
const template = (platform: string, run = vi.fn()) => menuTemplate({ run, platform, appName: 'Rowbench' });
const named = (items: Item[], label: string) => all(items).find((item) => item.label === label);

const click = (item: Item | undefined): void => (item?.click as (() => void) | undefined)?.();

describe('the application menu', () => {
  it('runs the commands of the window', () => {
    const run = vi.fn();
    const items = template('linux', run);
    click(named(items, 'Import…'));
    click(named(items, 'Settings'));
    expect(run.mock.calls).toEqual([['import'], ['settings']]);
  });

  it.each(['linux', 'darwin'])('names everything in the language of the app on %s', (platform) => {
    const english = all(template(platform)).map(({ label }) => label);
    speak({ language: 'de', locale: 'de', catalogue: german });
    const items = all(template(platform));
    expect(items.filter(({ type, label }) => type !== 'separator' && !label)).toEqual([]);
    const alike = items.map(({ label }) => label).filter((label) => label && english.includes(label));
    expect(alike.filter((label) => !['Rowbench', 'Zoom', 'Services'].includes(label ?? ''))).toEqual([]);
  });
});
