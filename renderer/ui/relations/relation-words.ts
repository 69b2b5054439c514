// Relations in words: what one is to the other, the share, the days.
import { locale, t } from '../../../shared/messages/message.ts';
import { ultimateRole, type Relation } from '../../../shared/schema/relation.ts';
import { formatDay } from '../../lib/format.ts';

type Shared = Pick<Relation, 'share' | 'shareUpTo'>;

const percent = new Intl.NumberFormat(locale(), { maximumFractionDigits: 4 });

export const formatPercent = (value: number): string => t('{n} %', { n: percent.format(value) });

/** "25 %", "over 25 up to 50 %", empty where it is not known. */
export function shareWords({ share, shareUpTo }: Shared): string {
  if (share !== null && shareUpTo !== null && share !== shareUpTo)
    return t('over {from} up to {to} %', { from: percent.format(share), to: percent.format(shareUpTo) });
  const known = share ?? shareUpTo;
  return known === null ? '' : formatPercent(known);
}

/** What the subject is to the object: "Shareholder", "Director", "Parent". */
export function kindWords({ kind, role }: Pick<Relation, 'kind' | 'role'>): string {
  if (kind === 'shareholder') return t('Shareholder');
  if (kind === 'officer') return role ?? t('Officer');
  return role === ultimateRole ? t('Ultimate parent') : t('Parent');
}

const month = new Intl.DateTimeFormat(locale(), { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A day, or the month or year that alone is known. */
export function dayWords(day: string | null): string {
  if (day === null || day.length === 4) return day ?? '';
  return day.length === 7 ? month.format(Date.parse(`${day}-01T00:00:00Z`)) : formatDay(day);
}

/** "25 % · from Mar 31, 2024 · until 2025", "Director". */
export function toldWords(
  told: Pick<Relation, 'kind' | 'role' | 'share' | 'shareUpTo' | 'from' | 'to'>,
): string {
  const { kind, role, from, to } = told;
  const what = kind === 'shareholder' || role === null ? shareWords(told) : kindWords(told);
  return [
    what,
    ...(from === null ? [] : [t('from {day}', { day: dayWords(from) })]),
    ...(to === null ? [] : [t('until {day}', { day: dayWords(to) })]),
  ]
    .filter((one) => one !== '')
    .join(' · ');
}

export const sourceWords = (source: string, nameOf: (code: string) => string): string =>
  source === 'person' ? t('Entered by hand') : nameOf(source);

/** Beside a line of the graph: the share where it is known, else what it is. */
const lineWord = (relation: Relation): string => {
  const share = shareWords(relation);
  return relation.kind === 'shareholder' && share !== '' ? share : kindWords(relation);
};

export const lineWords = (relations: readonly Relation[]): string =>
  [...new Set(relations.map(lineWord))].join(', ');
