// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { ReferenceDataset } from '../../../shared/schema/reference.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, type FakeRequest } from '../../testing/fake-backend.ts';
import { renderPiece } from '../../testing/render-window.tsx';
import { References } from './references.tsx';

beforeAll(installDomShims);
afterEach(() => {
  cleanup();
  delete window.rowbench;
});

const dataset: ReferenceDataset = {
  id: 'ref_1',
  name: 'EU companies',
  entity: 'company',
  fileName: 'eu.jsonl',
  path: '/data/eu.jsonl',
  table: null,
  mapping: null,
  status: 'ready',
  failure: null,
  rowCount: 3069,
  droppedCount: 0,
  indexedAt: '2026-11-21T10:00:00.000Z',
  rowsDone: null,
  createdAt: '2026-11-21T10:00:00.000Z',
  createdBy: 'Mira Aldous',
};

test('a file is attached by its path in the desktop, told with its rows, renamed, and detached once one is sure', async () => {
  let datasets: ReferenceDataset[] = [];
  const sent: unknown[] = [];
  window.rowbench = {
    pickFiles: () => Promise.resolve([{ path: '/data/eu.jsonl', name: 'eu.jsonl', byteSize: 1 }]),
  } as unknown as NonNullable<typeof window.rowbench>;
  installFakeBackend({
    'GET /v1/reference-datasets': () => ({ data: { items: datasets } }),
    'POST /v1/reference-datasets': ({ body }: FakeRequest) => {
      sent.push(body);
      datasets = [dataset];
      return { data: dataset };
    },
    'PATCH /v1/reference-datasets/ref_1': ({ body }: FakeRequest) => {
      datasets = [{ ...dataset, ...(body as { name: string }) }];
      return { data: datasets[0] };
    },
    'DELETE /v1/reference-datasets/ref_1': () => {
      datasets = [];
      return { data: { id: 'ref_1' } };
    },
  });
  renderPiece(<References />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Attach a file' }));
  const row = await screen.findByRole('listitem');
  expect(row.textContent).toContain('EU companies/data/eu.jsonl3,069 rows, read');
  expect(sent).toEqual([{ entity: 'company', path: '/data/eu.jsonl' }]);
  await user.click(screen.getByRole('button', { name: 'Rename EU companies' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Europe{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Detach Europe' }));
  expect(await screen.findByText(/Its file stays/)).toBeTruthy();
  expect(datasets).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Detach the dataset' }));
  await waitFor(() => expect(screen.queryByRole('listitem')).toBeNull());
});

test('one that cannot be read says why', async () => {
  const failed: ReferenceDataset = {
    ...dataset,
    status: 'failed',
    failure: { code: 'unreadable_file', message: 'The file is gone.' },
  };
  installFakeBackend({ 'GET /v1/reference-datasets': () => ({ data: { items: [failed] } }) });
  renderPiece(<References />);
  expect(await screen.findByText('The file is gone.')).toBeTruthy();
});
