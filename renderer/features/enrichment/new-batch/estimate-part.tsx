// What the batch would cost at best and at worst, and the cap.
import { NumberInput } from '@mantine/core';
import { t } from '../../../../shared/messages/message.ts';
import type { Estimate } from '../../../../shared/schema/enrichment.ts';
import { formatCount } from '../../../lib/format.ts';
import { formatCents, formatEuros } from '../../../lib/money.ts';
import shared from '../enrichment.module.css';
import { sumsOf } from './use-estimate.ts';
import classes from './new-batch.module.css';

type Props = {
  estimate: Estimate;
  budget: number | null;
  /** What the cap is of. */
  of: 'batch' | 'run';
  draft: string | number;
  onDraft: (draft: string | number) => void;
};

function Line({
  name,
  lookups,
  cents,
  quiet = false,
}: {
  name: string;
  lookups: number;
  cents: number;
  quiet?: boolean;
}) {
  return (
    <tr className={quiet ? shared['quiet'] : undefined}>
      <td>{name}</td>
      <td className={shared['number']}>{formatCount(lookups)}</td>
      <td className={shared['number']}>{formatCents(cents)}</td>
    </tr>
  );
}

export function EstimatePart({ estimate, budget, of, draft, onDraft }: Props) {
  const { looked, records } = estimate;
  const { best, worst, cached, stopAt } = sumsOf(estimate);
  const stop = budget === null ? null : stopAt(budget);
  return (
    <section className={classes['estimate']} aria-label={t('Estimate')}>
      <h3>{t('Estimate')}</h3>
      <table className={shared['mini']}>
        <thead>
          <tr>
            <th aria-label={t('Case')} />
            <th className={shared['number']}>{t('lookups')}</th>
            <th className={shared['number']}>€</th>
          </tr>
        </thead>
        <tbody>
          <Line name={t('At best')} {...best} />
          <Line name={t('At worst')} {...worst} />
          <Line name={t('Already in the cache')} lookups={cached} cents={0} quiet />
        </tbody>
      </table>
      {looked < records && (
        <p className={classes['fine']}>
          {t('Reckoned from {looked, number} of {records, number} records.', { looked, records })}
        </p>
      )}
      {worst.cents > 0 && (
        <>
          <div className={classes['cap']}>
            <span id="enrich-cap">
              {of === 'batch' ? t('Never spend more than') : t('Never spend more a run than')}
            </span>
            <NumberInput
              aria-labelledby="enrich-cap"
              className={classes['capInput']}
              value={draft}
              onChange={onDraft}
              min={0}
              decimalScale={2}
              fixedDecimalScale
              hideControls
              rightSection="€"
              error={budget === null}
            />
          </div>
          {stop && budget !== null && (
            <p className={classes['fine']}>
              {t(
                'At {amount} the batch stops after about {after, plural, one {# lookup} other {# lookups}}; the other {left, number} are kept as “budget stopped”.',
                { amount: formatEuros(budget), ...stop },
              )}
            </p>
          )}
        </>
      )}
    </section>
  );
}
