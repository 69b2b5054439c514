// A batch and its estimate for a person to read: what became of its items, as numbers that add up, why, and what it cost.
import type { BatchReport, EnrichBatch, Estimate, ItemStatus } from '../../../shared/schema/enrichment.ts';
import { sumLines } from './ledger.ts';
import { columns, count, plural } from './print.ts';

const titles: Record<EnrichBatch['status'], string> = {
  queued: 'waits',
  running: 'is running',
  paused: 'is paused',
  completed: 'is done',
  cancelled: 'was stopped; what was answered stays',
  failed: 'failed',
};

/** These are always told, the others where there are any. */
const usual: readonly ItemStatus[] = ['matched', 'no_match', 'ambiguous', 'failed'];

export const euros = (cents: number): string => `${(cents / 100).toFixed(2)} €`;

export function describeBatch(batch: EnrichBatch, causes: BatchReport['causes']): string[] {
  const { id, name, no, status, counts, total, cost, budget, toReview } = batch;
  const parts = Object.entries(counts) as [ItemStatus, number][];
  const told = parts.filter(([part, items]) => usual.includes(part) || items > 0);
  return [
    `${name ?? `Batch ${no}`} (${id}) ${titles[status]}`,
    '',
    ...sumLines([...told.map(([part, items]) => [nameOf(part), items] as const), ['total', total]]),
    '',
    `Spent: ${euros(cost)}${budget === null ? '' : ` of ${euros(budget)}`}`,
    ...describeCauses(causes),
    ...(toReview > 0
      ? ['', `${plural(toReview, 'value waits', 'values wait')} for review: review ${id}`]
      : []),
  ];
}

const nameOf = (status: ItemStatus): string => status.replaceAll('_', ' ');

const describeCauses = (causes: BatchReport['causes']): string[] =>
  causes.length === 0
    ? []
    : [
        '',
        ...columns(
          causes.map(({ items, status, message }) => [`  ${count(items)}`, nameOf(status), message]),
        ),
      ];

export function describeEstimate(estimate: Estimate): string[] {
  const { records, looked, withoutInputs, byProvider, bestCents, worstCents } = estimate;
  const rows = byProvider.map((one) => [
    `  ${one.provider}`,
    range(count(one.bestLookups), count(one.worstLookups)),
    count(one.cached),
    range(euros(one.bestCents), euros(one.worstCents)),
  ]);
  return [
    `${plural(records, 'record')} for ${range(euros(bestCents), euros(worstCents))}. Nobody was asked.`,
    ...(withoutInputs > 0 ? [`  ${count(withoutInputs)} of them hold nothing to look them up by`] : []),
    ...(looked < records ? [`  judged by ${count(looked)} of them`] : []),
    '',
    ...columns([['  provider', 'lookups', 'kept answers', 'cost'], ...rows]),
  ];
}

const range = (best: string, worst: string): string => (best === worst ? best : `${best} to ${worst}`);
