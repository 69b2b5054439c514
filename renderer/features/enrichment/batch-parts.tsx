// The tables below a batch's counts.
import { Link } from '@tanstack/react-router';
import { locale, t, tc } from '../../../shared/messages/message.ts';
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import type { BatchReport, EnrichItem, ItemStatus } from '../../../shared/schema/enrichment.ts';
import { formatCount, formatWhen } from '../../lib/format.ts';
import { formatCents, formatPrice } from '../../lib/money.ts';
import { answerWords } from './answer-words.ts';
import classes from './enrichment.module.css';

type Cause = BatchReport['causes'][number];

function whatNext({ status, isRetryable, nextTryAt }: Cause): string {
  if (nextTryAt !== null) return t('by itself, {when}', { when: formatWhen(nextTryAt) });
  if (status === 'budget_stopped') return t('a higher cap');
  return isRetryable ? t('can be retried') : t('for good');
}

type CausesProps = { causes: BatchReport['causes']; skipped: number };

/** An item is skipped without an error where no provider had anything to search by, or nothing was left to find. */
export function Causes({ causes, skipped }: CausesProps) {
  const told = causes
    .filter(({ status }) => status === 'skipped')
    .reduce((sum, cause) => sum + cause.items, 0);
  const silent = skipped - told;
  const items = causes.reduce((sum, cause) => sum + cause.items, Math.max(0, silent));
  return (
    <div className={classes['part']}>
      <h3>
        {t('Not found, by cause')} <span>{formatCount(items)}</span>
      </h3>
      {items === 0 ? (
        <p className={classes['empty']}>{t('Nothing failed.')}</p>
      ) : (
        <table className={classes['mini']} aria-label={t('Not found, by cause')}>
          <tbody>
            {causes.map((cause) => (
              <tr key={`${cause.status} ${cause.code} ${String(cause.isRetryable)}`}>
                <td title={cause.message}>{cause.message}</td>
                <td className={classes['number']}>{formatCount(cause.items)}</td>
                <td className={classes['hint']}>{whatNext(cause)}</td>
              </tr>
            ))}
            {silent > 0 && (
              <tr>
                <td>{t('Nothing to search by, or nothing to find')}</td>
                <td className={classes['number']}>{formatCount(silent)}</td>
                <td className={classes['hint']}>{t('not asked')}</td>
              </tr>
            )}
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

const confidence = new Intl.NumberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const outcomes: Record<ItemStatus, { tone: 'good' | 'none' | 'bad'; words: string }> = {
  queued: { tone: 'none', words: t('Waiting') },
  running: { tone: 'none', words: t('Waiting') },
  matched: { tone: 'good', words: t('Matched') },
  no_match: { tone: 'none', words: t('No match') },
  ambiguous: { tone: 'bad', words: t('Ambiguous') },
  failed: { tone: 'bad', words: tc('item', 'Failed') },
  budget_stopped: { tone: 'none', words: t('Budget stopped') },
  skipped: { tone: 'none', words: t('Skipped') },
  cancelled: { tone: 'none', words: tc('item', 'Stopped') },
};

export function LatestAnswers({ report, answered }: { report: BatchReport; answered: number }) {
  if (report.latest.length === 0) return null;
  return (
    <div className={`${classes['part']} ${classes['latest']}`}>
      <h3>
        {t('Latest answers')} <span>{formatCount(answered)}</span>
      </h3>
      <table className={classes['mini']} aria-label={t('Latest answers')}>
        <tbody>
          {report.latest.map((item) => (
            <AnswerRow key={item.id} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AnswerRow({ item }: { item: EnrichItem }) {
  const { tone, words } = outcomes[item.status];
  const name = item.name ?? t('Item');
  const what = answerWords(item);
  return (
    <tr>
      <td className={classes['who']} title={name}>
        <RecordLink item={item} name={name} />
      </td>
      <td className={classes['outcome']}>
        <i className={classes['outcomeMark']} data-tone={tone} />
        {item.confidence === null
          ? words
          : t('{outcome} {confidence}', {
              outcome: words,
              confidence: confidence.format(item.confidence),
            })}
      </td>
      <td className={classes['quiet']} title={what}>
        {what}
      </td>
      <td className={classes['number']}>{formatCents(item.cost)}</td>
      <td className={classes['fine']}>{item.fetchedAt === null ? '' : formatWhen(item.fetchedAt)}</td>
    </tr>
  );
}

function RecordLink({ item: { recordId }, name }: { item: EnrichItem; name: string }) {
  if (recordId === null) return name;
  return recordId.startsWith('per_') ? (
    <Link to="/people" search={{ record: recordId }}>
      {name}
    </Link>
  ) : (
    <Link to="/companies" search={{ record: recordId }}>
      {name}
    </Link>
  );
}
