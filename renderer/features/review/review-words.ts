// Fields, values and decisions of a review in words.
import { locale, t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import { personFieldLabels } from '../../../shared/schema/person.ts';
import type { ProposalState, ReviewCell } from '../../../shared/schema/review.ts';
import { formatDate } from '../../lib/format.ts';
import { formatEuros } from '../../lib/money.ts';

const personLabels: Readonly<Record<string, string>> = personFieldLabels;

export function fieldName(entity: EntityType, field: string): string {
  // A custom field that was deleted has its key for a name.
  if (/^f\d+$/.test(field)) return t('Deleted field');
  const label = entity === 'person' ? personLabels[field] : undefined;
  return label === undefined ? labelOfPath(field) : t(label);
}

/** Empty for nothing. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return (value as unknown[]).map(valueText).join(', ');
  if (typeof value === 'string') return value;
  return nameIn(value) ?? JSON.stringify(value);
}

/** Of a person, company, user or object that a custom field points to. */
function nameIn(value: unknown): string | null {
  const { fullName, name } = Object(value) as { fullName?: unknown; name?: unknown };
  return [fullName, name].find((one) => typeof one === 'string') ?? null;
}

const twoDigits = new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const confidenceText = (confidence: number): string => twoDigits.format(confidence);

const dayMonth = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short' });

/** `19 Nov`, with the year where it is another. */
export function dateText(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  return date.getFullYear() === now.getFullYear() ? dayMonth.format(date) : formatDate(iso);
}

export const costText = (cents: number): string => (cents === 0 ? t('free') : formatEuros(cents));

const words: Record<Exclude<ProposalState, 'open'>, string> = {
  accepted: t('Accepted'),
  edited: t('Changed and accepted'),
  rejected: t('Rejected'),
  superseded: t('Another value was taken'),
  taken_back: t('Taken back'),
  locked: t('Locked, not offered'),
  same: t('No change'),
  replaced: t('In a newer batch'),
  dropped: t('Not usable'),
};

/** What became of a proposal; null while a person can decide it. */
export const stateWords = ({ state }: ReviewCell): string | null => (state === 'open' ? null : words[state]);

/** The same with who decided it. */
export function stateNote(cell: ReviewCell): string | null {
  const { state, decidedBy } = cell;
  if (decidedBy === null) return stateWords(cell);
  if (state === 'accepted') return t('Accepted by {name}', { name: decidedBy });
  if (state === 'edited') return t('Changed and accepted by {name}', { name: decidedBy });
  return state === 'rejected' ? t('Rejected by {name}', { name: decidedBy }) : stateWords(cell);
}
