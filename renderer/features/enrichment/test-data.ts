// For tests only: batches as the backend tells them.
import {
  itemStatuses,
  type BatchReport,
  type EnrichBatch,
  type EnrichItem,
  type ItemStatus,
} from '../../../shared/schema/enrichment.ts';

type BatchPart = Omit<Partial<EnrichBatch>, 'counts'> & { counts?: Partial<Record<ItemStatus, number>> };

export function testBatch({ counts: some = { matched: 3 }, ...part }: BatchPart = {}): EnrichBatch {
  const counts = Object.fromEntries(itemStatuses.map((status) => [status, some[status] ?? 0]));
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const pending = (some.queued ?? 0) + (some.running ?? 0);
  return {
    id: 'enb_1',
    no: 42,
    entity: 'company',
    environment: 'live',
    name: 'Coverage list',
    status: 'completed',
    pausedBy: null,
    pausedReason: null,
    providers: [{ provider: 'domain-facts' }],
    apply: 'review',
    budget: null,
    total,
    succeeded: some.matched ?? 0,
    failed: total - (some.matched ?? 0) - pending,
    pending,
    counts: counts as EnrichBatch['counts'],
    cost: 0,
    toReview: 0,
    createdAt: '2026-11-22T10:00:00.000Z',
    createdBy: 'Mira Aldous',
    schedule: null,
    finishedAt: null,
    ...part,
  };
}

export const testReport = (part: Partial<BatchReport> = {}): BatchReport => ({
  startedAt: '2026-11-22T10:00:00.000Z',
  causes: [],
  fields: [],
  cached: 0,
  latest: [],
  ...part,
});

export const testItem = (part: Partial<EnrichItem> = {}): EnrichItem => ({
  id: 'itm_1',
  status: 'matched',
  isSuccess: true,
  isRetryable: true,
  metadata: null,
  recordId: 'com_1',
  unlinked: null,
  name: 'Tarnhelm',
  data: { domain: 'tarnhelm.nl' },
  confidence: 0.97,
  error: null,
  provider: 'domain-facts',
  fetchedAt: '2026-11-22T10:00:00.000Z',
  cost: 4,
  ...part,
});
