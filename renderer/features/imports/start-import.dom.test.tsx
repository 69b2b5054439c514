// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { createQueryClient } from '../../api/query.ts';
import { StartImportDialog } from './start-import-dialog.tsx';
import { useStartImport } from './start-import.ts';
import type { StartInput } from './start-store.ts';
import { testSource } from './test-data.ts';
import { fakeBackend, refusal, furnish } from './test-window.tsx';

/** A window with nothing but the hook, its dialog and the wizard's address. */
async function openBareWindow() {
  furnish();
  let start: (input: StartInput) => Promise<void> = () => Promise.reject(new Error('not mounted'));
  function Starter() {
    start = useStartImport();
    return <StartImportDialog />;
  }
  const root = createRootRoute({ component: Starter });
  const wizard = createRoute({ getParentRoute: () => root, path: '/imports/new/$sourceId' });
  const router = createRouter({
    routeTree: root.addChildren([wizard]),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await waitFor(() => expect(router.state.status).toBe('idle'));
  return {
    start: (input: StartInput) => act(() => start(input)),
    begin: (input: StartInput) => start(input),
    address: () => router.state.location.href,
  };
}

test('a picked path becomes a source and opens its wizard', async () => {
  const requests = fakeBackend({ 'POST /v1/import/sources': () => testSource() });
  const { start, address } = await openBareWindow();
  await start({ path: '/home/mira/accounts.csv' });
  expect(requests[0]?.body).toEqual({ path: '/home/mira/accounts.csv' });
  expect(address()).toBe('/imports/new/src_1');
});

test('a file that cannot be read is told to the caller, and nothing opens', async () => {
  fakeBackend({
    'POST /v1/import/sources': () => refusal(422, 'unreadable_file', 'The file is empty. Export it again.'),
  });
  const { start, address } = await openBareWindow();
  await expect(start({ path: '/empty.csv' })).rejects.toThrow('The file is empty. Export it again.');
  expect(address()).toBe('/');
});

test('opening that takes longer than a moment shows itself and can be stopped', async () => {
  fakeBackend({ 'POST /v1/import/sources': () => new Promise(() => {}) });
  const { begin, address } = await openBareWindow();
  const opened = begin({ path: '/slow/accounts.csv' });
  expect(await screen.findByText('accounts.csv', undefined, { timeout: 3000 })).toBeTruthy();
  await userEvent.setup().click(screen.getByRole('button', { name: 'Stop' }));
  await opened;
  expect(screen.queryByText('accounts.csv')).toBeNull();
  expect(address()).toBe('/');
});

test('a big workbook shows its first rows while it is read, and is stopped where it is read', async () => {
  const head = { sheet: 'Firms', columns: ['name', 'city'], rows: [['Acme', 'York']] };
  const requests = fakeBackend({
    'POST /v1/import/sources': () => new Promise(() => {}),
    'GET /v1/import/preparations': () => ({
      items: [{ id: 'src_7', file_name: 'big.xlsx', share: 0.42, head }],
    }),
    'DELETE /v1/import/preparations/src_7': () => ({ id: 'src_7' }),
  });
  const { begin } = await openBareWindow();
  const opened = begin({ path: '/slow/big.xlsx' });
  expect(await screen.findByText('First rows of “Firms”', undefined, { timeout: 3000 })).toBeTruthy();
  expect(screen.getByText('Acme')).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe('42% read');
  await userEvent.setup().click(screen.getByRole('button', { name: 'Stop' }));
  await opened;
  await waitFor(() => expect(requests.some(({ method }) => method === 'DELETE')).toBe(true));
});

test('a second file takes the place of one that is still being opened', async () => {
  fakeBackend({
    'POST /v1/import/sources': ({ body }) =>
      JSON.stringify(body).includes('slow') ? new Promise(() => {}) : testSource({ id: 'src_2' }),
  });
  const { begin, start, address } = await openBareWindow();
  const first = begin({ path: '/slow.csv' });
  await start({ path: '/second.csv' });
  await first;
  expect(address()).toBe('/imports/new/src_2');
});
