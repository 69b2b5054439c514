// The chosen batch: how fast it goes, what became of its items, why some failed, what each field cost, who was answered last.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { locale, t } from '../../../shared/messages/message.ts';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import { toApiError } from '../../api/api-error.ts';
import { formatDuration, formatWhen } from '../../lib/format.ts';
import { InlineError } from '../../ui/message.tsx';
import { BatchActions } from './batch-actions.tsx';
import { BatchBar, BatchLedger } from './batch-bar.tsx';
import { Causes, FieldCosts, LatestAnswers } from './batch-parts.tsx';
import { canRetry } from './batch-ledger.ts';
import { nameOf } from './batch-state.tsx';
import { useRate } from './use-rate.ts';
import { useReport, useSteering } from './use-batches.ts';
import classes from './enrichment.module.css';

const oneDecimal = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 });

type Props = { batch: EnrichBatch; asOfMs: number };

function useSince({ batch, asOfMs }: Props, startedAt: string | null): string {
  const speed = useRate(batch, asOfMs);
  const { finishedAt, createdAt } = batch;
  return useMemo(() => {
    const since = formatWhen(startedAt ?? createdAt);
    if (finishedAt !== null)
      return t('{since}, took {time}', {
        since,
        time: formatDuration((Date.parse(finishedAt) - Date.parse(startedAt ?? createdAt)) / 1000),
      });
    if (speed === null) return t('since {since}', { since });
    return t('since {since}, {rate} a second, about {left} left', {
      since,
      rate: oneDecimal.format(speed.rate),
      left: formatDuration(speed.secondsLeft),
    });
  }, [speed, finishedAt, startedAt, createdAt]);
}

export function BatchDetail(props: Props) {
  const { batch } = props;
  const { data, error } = useReport(batch);
  const steering = useSteering(batch);
  const report = data?.data;
  const since = useSince(props, report?.startedAt ?? null);
  const failure = steering.error ?? error;
  const { no } = batch;
  const title =
    batch.name === null ? nameOf(batch) : t('Batch {no}, {name}', { no: String(no), name: batch.name });
  return (
    <section className={classes['detail']} aria-label={title}>
      <div className={classes['detailHead']}>
        <h2 title={title}>{title}</h2>
        <span title={since}>
          {since}
          {batch.schedule && (
            <>
              {' · '}
              <Link to="/settings">{t('schedule {name}', { name: batch.schedule.name })}</Link>
            </>
          )}
        </span>
        <Button
          size="xs"
          renderRoot={(props) => (
            <Link {...props} to="/enrichment" search={{ batch: batch.id, items: 'all' }} />
          )}
        >
          {t('All items')}
        </Button>
        <BatchActions batch={batch} steering={steering} canRetry={canRetry(batch, report)} />
      </div>
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      <BatchBar batch={batch} size="wide" />
      <BatchLedger batch={batch} />
      {report && (
        <>
          <div className={classes['columns']}>
            <Causes batch={batch} causes={report.causes} />
            <FieldCosts report={report} />
          </div>
          <LatestAnswers batch={batch} report={report} />
        </>
      )}
    </section>
  );
}
