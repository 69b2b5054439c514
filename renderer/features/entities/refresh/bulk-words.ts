// What a refresh of many is called: it is of companies or of people, and each of its sentences says which.
import { t } from '../../../../shared/messages/message.ts';
import type { EntityType } from '../../../../shared/schema/enrichment.ts';

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
