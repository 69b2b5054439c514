import { expect, test } from 'vitest';
import { ledgerOf } from './batch-ledger.ts';
import { testBatch } from './test-data.ts';

test('the parts of a batch add up to its items', () => {
  const batch = testBatch({
    counts: { matched: 5, no_match: 2, failed: 1, ambiguous: 1, queued: 3, running: 1, budget_stopped: 4 },
  });
  const parts = ledgerOf(batch);
  expect(parts.map(({ label, items }) => `${label} ${items}`)).toEqual([
    'Matched 5',
    'No match 2',
    'Failed 2',
    'Not asked 4',
    'Waiting 4',
  ]);
  expect(parts.reduce((sum, { items }) => sum + items, 0)).toBe(batch.total);
});

test('what was not asked is told only where there is any', () => {
  expect(ledgerOf(testBatch({ counts: { matched: 1 } })).map(({ part }) => part)).not.toContain('notAsked');
});
