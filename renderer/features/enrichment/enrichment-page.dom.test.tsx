// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, type FakeRequest } from '../../testing/fake-backend.ts';
import { testProvider } from '../../testing/providers.ts';
import { renderWindow } from '../../testing/render-window.tsx';
import { testBatch, testItem, testReport } from './test-data.ts';

const none = () => ({ data: { items: [], pagination: {} } });

const estimate = {
  records: 3,
  looked: 3,
  withoutInputs: 1,
  bestCents: 4,
  worstCents: 12,
  byProvider: [
    { provider: 'dear', bestLookups: 1, worstLookups: 3, cached: 0, bestCents: 4, worstCents: 12 },
  ],
};

function backendWith(
  batches: readonly EnrichBatch[],
  more: Parameters<typeof installFakeBackend>[0] = {},
  providers = [testProvider()],
) {
  return installFakeBackend({
    'GET /v1/views': none,
    'GET /v1/import/jobs': none,
    'GET /v1/enrichment/batches': () => ({ data: { items: batches, pagination: {} } }),
    'GET /v1/enrichment/batches/enb_1/report': () => ({ data: testReport() }),
    'GET /v1/enrichment/batches/enb_2/report': () => ({ data: testReport() }),
    'GET /v1/enrichment/providers': () => ({ data: { items: providers } }),
    'POST /v1/enrichment/estimate': () => ({ data: estimate }),
    ...more,
  });
}

beforeAll(installDomShims);
afterEach(cleanup);

describe('the batches', () => {
  test('where there is none the page says what one does, and what is scheduled', async () => {
    backendWith([], {
      'GET /v1/enrichment/schedules': () => ({
        data: { items: [{ nextRunAt: null }, { nextRunAt: '2036-11-24T06:00:00.000Z' }] },
      }),
    });
    renderWindow('/enrichment');
    expect(await screen.findByText('Nothing has been looked up yet.')).toBeTruthy();
    expect(await screen.findByRole('link', { name: '2 schedules, next Nov 24, 2036 6:00 AM' })).toBeTruthy();
  });

  test('each is a row with how far it is, its money and its state, and is chosen by its name', async () => {
    const counts = { matched: 1062, no_match: 118, failed: 21, queued: 779 };
    backendWith([
      testBatch({ id: 'enb_2', no: 43, name: 'Later', status: 'running', counts, cost: 4248, budget: 8000 }),
      testBatch({ toReview: 3808, schedule: { id: 'sch_1', name: 'Weekly' } }),
    ]);
    const { router } = renderWindow('/enrichment');
    const row = await screen.findByRole('row', { name: /Later/ });
    expect(row.textContent).toContain('1,201 of 1,98042.48 / 80.00Running');
    expect(row.getAttribute('aria-current')).toBe('true');
    const detail = screen.getByRole('region', { name: 'Batch 43, Later' });
    expect(detail.textContent).toContain('Matched 1,062+No match 118+Failed 21+Waiting 779=1,980');
    await userEvent.click(screen.getByRole('link', { name: 'Coverage list' }));
    expect(router.state.location.search).toEqual({ batch: 'enb_1' });
    const chosen = await screen.findByRole('region', { name: 'Batch 42, Coverage list' });
    expect(within(chosen).getByRole('link', { name: 'schedule Weekly' })).toBeTruthy();
    const review = within(chosen).getByRole('link', { name: 'Review 3,808 proposals' });
    expect(review.getAttribute('href')).toBe('/review?batch=enb_1');
  });

  test('the chosen one tells why items were not found, what a field cost and the latest answers', async () => {
    const report = testReport({
      causes: [
        {
          status: 'failed',
          code: 'overloaded',
          message: 'The provider was overloaded.',
          isRetryable: true,
          items: 14,
          nextTryAt: null,
        },
      ],
      fields: [{ field: 'fundingRaised', values: 811, cost: 3244 }],
      cached: 96,
      latest: [testItem()],
    });
    backendWith([testBatch({ counts: { matched: 1, failed: 14, skipped: 2 } })], {
      'GET /v1/enrichment/batches/enb_1/report': () => ({ data: report }),
    });
    renderWindow('/enrichment');
    const causes = await screen.findByRole('table', { name: 'Not found, by cause' });
    expect(causes.textContent).toBe(
      'The provider was overloaded.14can be retriedNothing to search by, or nothing to find2Fill in',
    );
    const costs = screen.getByRole('table', { name: 'Cost by field found' });
    expect(costs.textContent).toContain('81132.440.040');
    expect(screen.getByRole('table', { name: 'Latest answers' }).textContent).toContain(
      'TarnhelmMatched 0.97Domain tarnhelm.nl0.04',
    );
    expect(within(causes).getByRole('link', { name: 'Fill in' }).getAttribute('href')).toBe(
      '/enrichment?batch=enb_1&items=skipped',
    );
    expect(screen.getByRole('button', { name: 'Retry failed' })).toBeTruthy();
  });

  test('P pauses what runs and goes on with what is paused', async () => {
    const batch = testBatch({ status: 'running', counts: { queued: 3 } });
    const steer = '/v2/live/company/bulk-enrich/enb_1';
    backendWith([batch], {
      [`POST ${steer}/pause`]: () => ({ ...batch, status: 'paused', pausedBy: 'person' }),
      [`POST ${steer}/resume`]: () => batch,
    });
    renderWindow('/enrichment');
    await screen.findByRole('button', { name: /Pause/ });
    await userEvent.keyboard('p');
    await screen.findByRole('button', { name: /Go on/ });
    await userEvent.keyboard('p');
    expect(await screen.findByRole('button', { name: /Pause/ })).toBeTruthy();
  });

  test('one that waits for a key says so and takes it', async () => {
    let kept: unknown;
    const provider = testProvider({ code: 'dear', label: 'Dear', needsKey: true, state: 'paused' });
    const paused = testBatch({
      status: 'paused',
      pausedBy: 'provider',
      pausedReason: 'Dear refuses the key (401).',
      providers: [{ provider: 'dear' }],
      counts: { queued: 1564 },
    });
    backendWith(
      [paused],
      {
        'POST /v1/enrichment/providers/dear/key': ({ body }: FakeRequest) => {
          kept = body;
          return { data: provider };
        },
      },
      [provider],
    );
    renderWindow('/enrichment');
    const note = await screen.findByText('Batch 42 is paused: Dear refuses the key (401).');
    expect(note.closest('section')?.textContent).toContain('1,564 items wait');
    await userEvent.click(await screen.findByRole('button', { name: 'Enter key' }));
    await userEvent.type(await screen.findByLabelText('Key'), 'secret');
    await userEvent.click(screen.getByRole('button', { name: 'Keep the key' }));
    await waitFor(() => expect(kept).toEqual({ key: 'secret', isPlainAllowed: false }));
  });
});

describe('a new batch', () => {
  const dear = testProvider({
    code: 'dear',
    label: 'Dear',
    billed: 'for a match',
    costCents: 4,
    isOffline: false,
    fields: ['industry', 'employeeRange'],
  });

  test('is estimated, ordered by key and started under its cap', async () => {
    const asked: unknown[] = [];
    const started = testBatch({ status: 'queued', counts: { queued: 3 } });
    backendWith(
      [],
      {
        'POST /v1/enrichment/batches': ({ body }: FakeRequest) => {
          asked.push(body);
          return { data: started };
        },
      },
      [testProvider(), dear],
    );
    const { router } = renderWindow('/enrichment');
    await screen.findByText('Nothing has been looked up yet.');
    await userEvent.keyboard('b');
    const panel = await screen.findByRole('complementary', { name: 'New batch' });
    await userEvent.click(await within(panel).findByRole('switch', { name: 'Ask Dear' }));
    expect(await within(panel).findByText(/3 records, 1 of them/)).toBeTruthy();
    within(panel)
      .getByRole('button', { name: /^Dear, 2 of 2/ })
      .focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(within(panel).getByRole('button', { name: /^Dear, 1 of 2/ })).toBe(document.activeElement);
    const cap = await within(panel).findByRole('textbox', { name: 'Never spend more than' });
    await userEvent.clear(cap);
    await userEvent.type(cap, '0.08');
    expect(
      within(panel).getByText(/^At 0.08 € the batch stops after about 2 lookups; the other 1/),
    ).toBeTruthy();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(router.state.location.search).toEqual({ batch: 'enb_1' }));
    expect(asked).toEqual([
      {
        entity: 'company',
        query: {},
        name: 'All companies',
        apply: 'review',
        forceRefresh: false,
        providers: [{ provider: 'dear' }, { provider: 'domain-facts' }],
        budget: 8,
      },
    ]);
  });

  test('tries ten first where somebody wants to see some, and asks again what is kept where told to', async () => {
    const asked: unknown[] = [];
    backendWith([], {
      'POST /v1/enrichment/batches': ({ body }: FakeRequest) => {
        asked.push(body);
        return { data: testBatch() };
      },
      'POST /v1/enrichment/estimate': () => ({
        data: { ...estimate, records: 640, bestCents: 0, worstCents: 0, byProvider: [] },
      }),
    });
    renderWindow('/enrichment?create=true');
    await screen.findByText(/^640 records/);
    await userEvent.click(screen.getByRole('checkbox', { name: /^Ask again/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Try 10' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toMatchObject({ sample: 10, forceRefresh: true });
  });

  test('is put on a schedule, with a cap of each run', async () => {
    const asked: unknown[] = [];
    backendWith(
      [],
      {
        'POST /v1/enrichment/schedules': ({ body }: FakeRequest) => {
          asked.push(body);
          return { data: { nextRunAt: null } };
        },
      },
      [dear],
    );
    const { router } = renderWindow('/enrichment?create=true');
    await userEvent.click(await screen.findByRole('switch', { name: 'Ask Dear' }));
    await userEvent.click(screen.getByRole('radio', { name: 'On a schedule' }));
    const name = screen.getByRole('textbox', { name: 'Name of the schedule' });
    expect(name).toHaveProperty('value', 'All companies');
    await userEvent.clear(name);
    expect(screen.getByRole('button', { name: /^Schedule/ })).toHaveProperty('disabled', true);
    await userEvent.type(name, 'Funding');
    await userEvent.click(await screen.findByRole('button', { name: /^Schedule, 0\.12 € a run/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
    expect(asked).toEqual([
      {
        entity: 'company',
        query: {},
        name: 'Funding',
        apply: 'review',
        forceRefresh: false,
        providers: [{ provider: 'dear' }],
        budget: 12,
        rhythm: { every: 'week', weekday: 1, time: '06:00' },
      },
    ]);
  });

  test('Escape leaves it', async () => {
    backendWith([]);
    const { router } = renderWindow('/enrichment?create=true');
    await screen.findByRole('complementary', { name: 'New batch' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });
});
