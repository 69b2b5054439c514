import { expect, it } from 'vitest';
import { itemStatuses, type EnrichBatch, type ItemStatus } from '../../../shared/schema/enrichment.ts';
import { describeBatch, describeEstimate } from './describe-batch.ts';

const counts = (given: Partial<Record<ItemStatus, number>>): EnrichBatch['counts'] =>
  Object.fromEntries(itemStatuses.map((status) => [status, given[status] ?? 0])) as EnrichBatch['counts'];

const batch: EnrichBatch = {
  id: 'bat_1',
  no: 4,
  entity: 'company',
  environment: 'live',
  name: null,
  status: 'completed',
  pausedBy: null,
  pausedReason: null,
  providers: [{ provider: 'companies-house' }],
  apply: 'review',
  budget: 500,
  total: 1200,
  succeeded: 1000,
  failed: 200,
  pending: 0,
  counts: counts({ matched: 1000, failed: 40, budget_stopped: 160 }),
  cost: 499,
  toReview: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'Ada',
  schedule: null,
  finishedAt: '2026-01-01T00:01:00.000Z',
};

it('tells every item once, why those failed, and what was spent of the budget', () => {
  const cause = { code: 'timeout', message: 'It took too long.', isRetryable: true, nextTryAt: null };
  const lines = describeBatch(batch, [{ ...cause, status: 'failed', items: 40 }]);
  expect(lines.join('\n')).toBe(`Batch 4 (bat_1) is done

  matched        1,000
  no match           0
  ambiguous          0
  failed            40
  budget stopped   160
  ────────────────────
  total          1,200

Spent: 4.99 € of 5.00 €

  40  failed  It took too long.

1 value waits for review: review bat_1`);
});

it('estimates from best to worst, and says what it could not look at', () => {
  const lines = describeEstimate({
    records: 5000,
    looked: 1000,
    withoutInputs: 12,
    byProvider: [
      {
        provider: 'people-data-labs',
        bestLookups: 10,
        worstLookups: 4988,
        cached: 3,
        bestCents: 100,
        worstCents: 49_850,
      },
    ],
    bestCents: 100,
    worstCents: 49_850,
  });
  expect(lines).toEqual([
    '5,000 records for 1.00 € to 498.50 €. Nobody was asked.',
    '  12 of them hold nothing to look them up by',
    '  judged by 1,000 of them',
    '',
    '  provider          lookups      kept answers  cost',
    '  people-data-labs  10 to 4,988  3             1.00 € to 498.50 €',
  ]);
});
