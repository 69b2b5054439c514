// What became of an item, in words: its state, and what an answer brought or why there is none.
import { locale, t, tc } from '../../../shared/messages/message.ts';
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import type { EnrichItem, ItemStatus } from '../../../shared/schema/enrichment.ts';

type Outcome = { tone: 'good' | 'none' | 'bad'; words: string };

export const outcomes: Record<ItemStatus, Outcome> = {
  queued: { tone: 'none', words: t('Waiting') },
  running: { tone: 'none', words: t('Being asked') },
  matched: { tone: 'good', words: t('Matched') },
  no_match: { tone: 'none', words: t('No match') },
  ambiguous: { tone: 'bad', words: t('Ambiguous') },
  failed: { tone: 'bad', words: tc('item', 'Failed') },
  budget_stopped: { tone: 'none', words: t('Budget stopped') },
  skipped: { tone: 'none', words: t('Skipped') },
  cancelled: { tone: 'none', words: tc('item', 'Stopped') },
};

const confidence = new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const confidenceText = (value: number): string => confidence.format(value);

export const outcomeText = ({
  status,
  confidence: sure,
}: Pick<EnrichItem, 'status' | 'confidence'>): string =>
  sure === null
    ? outcomes[status].words
    : t('{outcome} {confidence}', { outcome: outcomes[status].words, confidence: confidenceText(sure) });

export const valueText = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(valueText).join(', ')
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : String(value);

const silent: Partial<Record<ItemStatus, string>> = {
  no_match: t('nobody who was asked knows it'),
  ambiguous: t('several records match alike'),
  budget_stopped: t('too dear for what was left of the cap'),
  skipped: t('nothing to search by, or nothing to find'),
  cancelled: t('the batch was stopped first'),
};

/** In a line. */
export function answerWords({ data, error, status }: EnrichItem): string {
  if (error !== null) return error.message;
  if (status !== 'matched' || data === null) return silent[status] ?? '';
  const fields = Object.entries(data).filter(([field, value]) => field !== 'facts' && value !== null);
  return fields.map(([field, value]) => `${labelOfPath(field)} ${valueText(value)}`).join(' · ');
}
