// The items of a batch by what became of them, so that the parts add up to the whole.
import { t } from '../../../shared/messages/message.ts';
import type { BatchReport, EnrichBatch } from '../../../shared/schema/enrichment.ts';

export type LedgerPart = {
  part: 'matched' | 'noMatch' | 'failed' | 'notAsked' | 'waiting';
  label: string;
  items: number;
};

/** Those that are always told, and what was not asked where there is any. */
export function ledgerOf({ counts }: Pick<EnrichBatch, 'counts'>): LedgerPart[] {
  const notAsked = counts.budget_stopped + counts.skipped + counts.cancelled;
  const parts: LedgerPart[] = [
    { part: 'matched', label: t('Matched'), items: counts.matched },
    { part: 'noMatch', label: t('No match'), items: counts.no_match },
    { part: 'failed', label: t('Failed'), items: counts.failed + counts.ambiguous },
    { part: 'notAsked', label: t('Not asked'), items: notAsked },
    { part: 'waiting', label: t('Waiting'), items: counts.queued + counts.running },
  ];
  return parts.filter(({ part, items }) => part !== 'notAsked' || items > 0);
}

export const isOpen = ({ status }: Pick<EnrichBatch, 'status'>): boolean =>
  status === 'queued' || status === 'running' || status === 'paused';

export const isUnderWay = ({ status }: Pick<EnrichBatch, 'status'>): boolean =>
  status === 'queued' || status === 'running';

/** Whether there is anything that may go better at another try. */
export const canRetry = ({ counts }: EnrichBatch, report: BatchReport | undefined): boolean =>
  counts.budget_stopped > 0 ||
  counts.cancelled > 0 ||
  (report?.causes.some(({ status, isRetryable }) => status === 'failed' && isRetryable) ?? false);
