// What an answer brought, in a line: its values by field, or why there are none.
import { t } from '../../../shared/messages/message.ts';
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import type { EnrichItem } from '../../../shared/schema/enrichment.ts';

const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(textOf).join(', ')
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : String(value);

export function answerWords({ data, error, status }: EnrichItem): string {
  if (error !== null) return error.message;
  if (status === 'ambiguous') return t('several records match alike');
  if (status !== 'matched' || data === null) return '';
  const fields = Object.entries(data).filter(([field, value]) => field !== 'facts' && value !== null);
  return fields.map(([field, value]) => `${labelOfPath(field)} ${textOf(value)}`).join(' · ');
}
