// @vitest-environment jsdom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { BackendEvent } from '../../shared/events.ts';
import { itemStatuses, type EnrichBatch } from '../../shared/schema/enrichment.ts';
import { startEvents } from '../api/events.ts';
import { installDomShims } from '../testing/dom-shims.ts';
import { installFakeBackend } from '../testing/fake-backend.ts';
import { renderWindow } from '../testing/render-window.tsx';

beforeAll(installDomShims);
afterEach(() => {
  cleanup();
  delete window.rowbench;
});

const batch: EnrichBatch = {
  id: 'enb_1',
  no: 42,
  entity: 'company',
  environment: 'live',
  name: 'Coverage list',
  status: 'running',
  pausedBy: null,
  pausedReason: null,
  providers: [],
  apply: 'review',
  budget: null,
  total: 100,
  succeeded: 61,
  failed: 0,
  pending: 39,
  counts: Object.fromEntries(itemStatuses.map((status) => [status, 0])) as EnrichBatch['counts'],
  cost: 0,
  toReview: 0,
  createdAt: '2026-11-22T10:00:00.000Z',
  createdBy: 'Mira Aldous',
  schedule: null,
  finishedAt: null,
};

test('a batch under way stands in the status bar, with the way to it, until it ends', async () => {
  let tell: (event: BackendEvent) => void = () => undefined;
  window.rowbench = {
    onEvent: (listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
    appInfo: () => Promise.resolve({ version: '0.1.0', platform: 'linux', openFile: null }),
  } as unknown as NonNullable<typeof window.rowbench>;
  const stop = startEvents();
  installFakeBackend({});
  renderWindow('/settings');
  await screen.findByRole('heading', { name: 'Settings' });
  const told = { id: batch.id, revision: 1, at: batch.createdAt };
  act(() => tell({ ...told, topic: 'enrichment:progress', payload: batch }));
  const link = await screen.findByRole('link', { name: 'Coverage list' });
  expect(link.getAttribute('href')).toBe('/enrichment?batch=enb_1');
  expect(link.parentElement?.textContent).toContain('61%');
  act(() => tell({ ...told, topic: 'enrichment:completed', payload: { ...batch, status: 'completed' } }));
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Coverage list' })).toBeNull());
  stop();
});
