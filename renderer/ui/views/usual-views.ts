// Views that are there without being saved: what most people look for first.
import { t } from '../../../shared/messages/message.ts';
import type { CompanyQuery } from '../../../shared/schema/company-query.ts';

/** `id` stands in the address where a saved view's id would. */
export type UsualView = { id: string; name: string; query: (now: Date) => CompanyQuery };

const dayText = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

function monday(now: Date): string {
  const day = new Date(now);
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  return dayText(day);
}

export const usualViews: readonly UsualView[] = [
  {
    id: 'no-domain',
    name: t('No domain yet'),
    query: () => ({ filter: { and: [{ field: 'domain', operator: 'empty' }] } }),
  },
  {
    id: 'edited-this-week',
    name: t('Edited this week'),
    query: (now) => ({
      filter: { and: [{ field: 'updatedAt', operator: 'gte', value: monday(now) }] },
      sort: '-updatedAt',
    }),
  },
];
