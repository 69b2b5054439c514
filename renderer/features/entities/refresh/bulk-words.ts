// What a refresh of many is called: it is of companies or of people, and each of its sentences says which.
import { t } from '../../../../shared/messages/message.ts';
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import { formatEuros } from '../../../lib/money.ts';
import type { Price } from './choices.ts';

type BulkWords = {
  title: (n: number) => string;
  ask: (n: number) => string;
  /** With what it may cost. */
  askFor: (n: number, price: string) => string;
  apply: (n: number) => string;
  column: string;
};

export const bulkWords: Record<EntityType, BulkWords> = {
  company: {
    title: (n) => t('Refresh {n, plural, one {# company} other {# companies}}', { n }),
    ask: (n) => t('Ask about {n, plural, one {# company} other {# companies}}', { n }),
    askFor: (n, price) =>
      t('Ask about {n, plural, one {# company} other {# companies}}, up to {price}', { n, price }),
    apply: (n) => t('Change {n, plural, one {# company} other {# companies}}', { n }),
    column: t('Company'),
  },
  person: {
    title: (n) => t('Refresh {n, plural, one {# person} other {# people}}', { n }),
    ask: (n) => t('Ask about {n, plural, one {# person} other {# people}}', { n }),
    askFor: (n, price) =>
      t('Ask about {n, plural, one {# person} other {# people}}, up to {price}', { n, price }),
    apply: (n) => t('Change {n, plural, one {# person} other {# people}}', { n }),
    column: t('Person'),
  },
};

/** Of companies and those who hold them. */
function askUpWords(n: number, cents: number): string {
  return cents === 0
    ? t(
        'Ask about {n, plural, one {# company and its shareholders} other {# companies and their shareholders}}',
        {
          n,
        },
      )
    : t(
        'Ask about {n, plural, one {# company and its shareholders} other {# companies and their shareholders}}, ' +
          'up to {price} for each',
        { n, price: formatEuros(cents) },
      );
}

export function askWords(entity: EntityType, count: number, { of, cents }: Price): string {
  if (of === 'each') return askUpWords(count, cents);
  const called = bulkWords[entity];
  return cents === 0 ? called.ask(count) : called.askFor(count, formatEuros(cents));
}

/** After something went wrong: it may cost as much again. */
export function againWords({ of, cents }: Price): string {
  if (cents === 0) return t('Ask again');
  const price = formatEuros(cents);
  return of === 'each'
    ? t('Ask again, up to {price} for each record', { price })
    : t('Ask again, up to {price}', { price });
}

export function costWords({ of, cents }: Price): string {
  if (cents === 0) return t('One undo step. Asking is free.');
  const price = formatEuros(cents);
  return of === 'each'
    ? t('One undo step. Asking costs up to {price} for each company and each shareholder.', { price })
    : t('One undo step. Asking costs {price} at most.', { price });
}
