// @vitest-environment jsdom
import { cleanup, createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { rowsAnswer } from '../testing/companies.ts';
import { installDomShims } from '../testing/dom-shims.ts';
import { installFakeBackend, Refusal } from '../testing/fake-backend.ts';
import { renderWindow } from '../testing/render-window.tsx';
import type { Native } from '../../shared/native.ts';

const file = (name: string) => new File(['a,b\n1,2\n'], name, { type: 'text/csv' });

const item = (value: File, isDirectory: boolean) => ({
  kind: 'file',
  webkitGetAsEntry: () => ({ isDirectory, name: value.name }),
  getAsFile: () => value,
});

function drop(...items: ReturnType<typeof item>[]): void {
  const event = createEvent.drop(window);
  Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], items } });
  fireEvent(window, event);
}

const desktop = (path: string): Native => ({
  pickFiles: () => Promise.resolve([{ path, name: 'picked.csv', byteSize: 8 }]),
  pathOfDroppedFile: () => path,
  pickSavePath: () => Promise.resolve(null),
  onEvent: () => () => undefined,
  openExternal: () => Promise.resolve(),
  appInfo: () => Promise.resolve({ version: '0.1.0', platform: 'linux', openFile: null }),
  tellLanguage: () => Promise.resolve(),
});

function openWindow() {
  const created: unknown[] = [];
  installFakeBackend({
    'GET /v1/workspace': () => ({ data: { name: 'My workspace', companies: 3 } }),
    'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/company-rows': rowsAnswer(3),
    'POST /v1/import/sources': ({ body }) => {
      created.push(body);
      throw new Refusal('unreadable_file', '"picture.png" is a picture, not a table. Choose a CSV file.');
    },
  });
  renderWindow('/companies');
  return created;
}

beforeAll(installDomShims);
afterEach(() => {
  cleanup();
  delete window.rowbench;
});

describe('a file dropped on the window', () => {
  test('is opened by its path in the desktop, and a refusal stays to be read', async () => {
    window.rowbench = desktop('/home/mira/picture.png');
    const created = openWindow();
    await screen.findByRole('grid');
    drop(item(file('picture.png'), false));
    await waitFor(() => expect(created).toEqual([{ path: '/home/mira/picture.png' }]));
    expect((await screen.findByRole('alert')).textContent).toContain('is a picture, not a table');
  });

  test('comes alone: two at once are refused with what to do', async () => {
    const created = openWindow();
    await screen.findByRole('grid');
    drop(item(file('a.csv'), false), item(file('b.csv'), false));
    expect((await screen.findByRole('alert')).textContent).toContain('2 files came at once');
    expect(created).toEqual([]);
  });

  test('is not a folder', async () => {
    openWindow();
    await screen.findByRole('grid');
    drop(item(file('accounts'), true));
    expect((await screen.findByRole('alert')).textContent).toContain('"accounts" is a folder');
  });
});
