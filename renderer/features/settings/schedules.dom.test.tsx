// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Schedule } from '../../../shared/schema/schedule.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../testing/fake-backend.ts';
import { testProvider } from '../../testing/providers.ts';
import { renderWindow } from '../../testing/render-window.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const weekly: Schedule = {
  id: 'sch_1',
  name: 'Registers',
  entity: 'company',
  query: {},
  records: null,
  sample: null,
  providers: [{ provider: 'domain-facts' }],
  apply: 'review',
  budget: 500,
  forceRefresh: false,
  rhythm: { every: 'week', weekday: 1, time: '06:00' },
  isPaused: false,
  nextRunAt: '2036-11-24T06:00:00.000Z',
  lastRun: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  createdBy: 'Mira Aldous',
};

function openSettings() {
  let items: Schedule[] = [weekly];
  const path = '/v1/enrichment/schedules';
  const set = (change: Partial<Schedule>) => {
    items = items.map((one) => ({ ...one, ...change }));
    return { data: items[0] };
  };
  installFakeBackend({
    [`GET ${path}`]: () => ({ data: { items } }),
    'GET /v1/enrichment/providers': () => ({ data: { items: [testProvider()] } }),
    [`PATCH ${path}/sch_1`]: ({ body }: FakeRequest) => {
      const { isPaused } = body as { isPaused: boolean };
      return set({ isPaused, nextRunAt: isPaused ? null : weekly.nextRunAt });
    },
    [`POST ${path}/sch_1/run`]: () => {
      throw new Refusal('job_conflict', 'Batch 7 of it is still open.');
    },
    [`DELETE ${path}/sch_1`]: () => {
      items = [];
      return { data: { id: 'sch_1' } };
    },
  });
  renderWindow('/settings');
  return { set };
}

const row = async () =>
  within(await screen.findByRole('list', { name: 'Schedules of enrichment' })).getByRole('listitem');

test('a schedule tells what it does and when, is paused, goes on, and is deleted once one is sure', async () => {
  openSettings();
  await waitFor(async () =>
    expect((await row()).textContent).toContain(
      'every Monday at 6:00 AM: a list of companies, Facts from domains, at most 5.00 € a run',
    ),
  );
  expect((await row()).textContent).toContain('next Nov 24, 2036 6:00 AMhas not run yet');
  await userEvent.click(screen.getByRole('button', { name: 'Pause Registers' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Let Registers go on' }));
  expect(await screen.findByRole('button', { name: 'Pause Registers' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Run Registers now' }));
  expect(await screen.findByText('Batch 7 of it is still open.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Delete Registers' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Delete the schedule' }));
  expect(await screen.findByText('None. A new batch can be put on a schedule.')).toBeTruthy();
});

test('its last run leads to the batch, or says why there was none', async () => {
  const { set } = openSettings();
  set({ lastRun: { at: '2026-01-05T06:00:00.000Z', batchId: 'enb_7', problem: null } });
  const ran = await screen.findByRole('link', { name: /^ran / });
  expect(ran.getAttribute('href')).toBe('/enrichment?batch=enb_7');
  cleanup();
  openSettings().set({
    nextRunAt: null,
    lastRun: { at: '2026-01-05T06:00:00.000Z', batchId: null, problem: 'No company matches.' },
  });
  expect(await screen.findByText('No company matches.')).toBeTruthy();
  expect(screen.getByText('has run')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Pause Registers' })).toBeNull();
});
