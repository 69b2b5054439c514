// The tables below a batch's counts.
import { Link } from '@tanstack/react-router';
import { t } from '../../../shared/messages/message.ts';
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import type { BatchReport, EnrichBatch, EnrichItem, ItemStatus } from '../../../shared/schema/enrichment.ts';
import { formatCount, formatWhen } from '../../lib/format.ts';
import { formatCents, formatPrice } from '../../lib/money.ts';
import { answerWords, outcomes, outcomeText } from './item-words.ts';
import { RecordLink } from './record-link.tsx';
import classes from './enrichment.module.css';

type Cause = BatchReport['causes'][number];

function whatNext({ status, isRetryable, nextTryAt }: Cause): string {
  if (nextTryAt !== null) return t('by itself, {when}', { when: formatWhen(nextTryAt) });
  if (status === 'budget_stopped') return t('a higher cap');
  return isRetryable ? t('can be retried') : t('for good');
}

/** Of these an item may say nothing, as no provider failed. */
const silentCauses = [
  { status: 'ambiguous', message: t('Several records match alike'), next: t('Choose') },
  { status: 'skipped', message: t('Nothing to search by, or nothing to find'), next: t('Fill in') },
] as const;

type CausesProps = { batch: EnrichBatch; causes: BatchReport['causes'] };

export function Causes({ batch: { id, counts }, causes }: CausesProps) {
  const toldOf = (status: ItemStatus): number =>
    causes.filter((cause) => cause.status === status).reduce((sum, { items }) => sum + items, 0);
  const rows = [
    ...causes.map((cause) => ({ ...cause, next: whatNext(cause) })),
    ...silentCauses
      .map((cause) => ({ ...cause, code: '', items: counts[cause.status] - toldOf(cause.status) }))
      .filter(({ items }) => items > 0),
  ];
  return (
    <div className={classes['part']}>
      <h3>
        {t('Not found, by cause')} <span>{formatCount(rows.reduce((sum, { items }) => sum + items, 0))}</span>
      </h3>
      {rows.length === 0 ? (
        <p className={classes['empty']}>{t('Nothing failed.')}</p>
      ) : (
        <table className={classes['mini']} aria-label={t('Not found, by cause')}>
          <tbody>
            {rows.map(({ status, code, message, items, next }) => (
              <tr key={`${status} ${code} ${next}`}>
                <td title={message}>{message}</td>
                <td className={classes['number']}>{formatCount(items)}</td>
                <td className={classes['hint']} title={next}>
                  <Link to="/enrichment" search={{ batch: id, items: status }}>
                    {next}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

export function FieldCosts({ report: { fields, cached } }: { report: BatchReport }) {
  return (
    <div className={classes['part']}>
      <h3>{t('Cost by field found')}</h3>
      <table className={classes['mini']} aria-label={t('Cost by field found')}>
        <thead>
          <tr>
            <th aria-label={t('Field')} />
            <th className={classes['number']}>{t('found')}</th>
            <th className={classes['number']}>€</th>
            <th className={classes['number']}>{t('€ a cell')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, values, cost }) => (
            <tr key={field}>
              <td>{labelOfPath(field)}</td>
              <td className={classes['number']}>{formatCount(values)}</td>
              <td className={classes['number']}>{formatCents(cost)}</td>
              <td className={classes['number']}>{formatPrice(cost / values)}</td>
            </tr>
          ))}
          <tr className={classes['quiet']}>
            <td>{t('Answered from cache')}</td>
            <td className={classes['number']}>{formatCount(cached)}</td>
            <td className={classes['number']}>{formatCents(0)}</td>
            <td className={classes['number']}>–</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

export function LatestAnswers({ batch, report }: { batch: EnrichBatch; report: BatchReport }) {
  if (report.latest.length === 0) return null;
  return (
    <div className={`${classes['part']} ${classes['latest']}`}>
      <h3>
        {t('Latest answers')} <span>{formatCount(batch.total - batch.pending)}</span>
      </h3>
      <table className={classes['mini']} aria-label={t('Latest answers')}>
        <tbody>
          {report.latest.map((item) => (
            <AnswerRow key={item.id} batchId={batch.id} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AnswerRow({ batchId, item }: { batchId: string; item: EnrichItem }) {
  const name = item.name ?? t('Item');
  const what = answerWords(item);
  return (
    <tr>
      <td className={classes['who']} title={name}>
        <RecordLink item={item}>{name}</RecordLink>
      </td>
      <td className={classes['outcome']}>
        <i className={classes['outcomeMark']} data-tone={outcomes[item.status].tone} />
        <Link to="/enrichment" search={{ batch: batchId, items: 'all', item: item.id }}>
          {outcomeText(item)}
        </Link>
      </td>
      <td className={classes['quiet']} title={what}>
        {what}
      </td>
      <td className={classes['number']}>{formatCents(item.cost)}</td>
      <td className={classes['fine']}>{item.fetchedAt === null ? '' : formatWhen(item.fetchedAt)}</td>
    </tr>
  );
}
