// Batches of lookups: what runs, what waits and why, what it costs; and the way to the next one.
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { locale, t } from '../../../shared/messages/message.ts';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import { toApiError } from '../../api/api-error.ts';
import { useKeys } from '../../lib/keys.ts';
import { formatEuros } from '../../lib/money.ts';
import { omit } from '../../lib/omit.ts';
import { rich } from '../../lib/rich.tsx';
import { enrichTarget } from '../../lib/enrich-target.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { ErrorMessage, Loading, Message } from '../../ui/message.tsx';
import { Page, PageBody, PageHeader } from '../../ui/page.tsx';
import { StatusNote } from '../../ui/status-bar.tsx';
import { UndoButtons } from '../../ui/steps/undo-buttons.tsx';
import { BatchDetail } from './batch-detail.tsx';
import { BatchTable } from './batch-table.tsx';
import { BatchItems } from './items/batch-items.tsx';
import { NewBatchPanel } from './new-batch/new-batch-panel.tsx';
import { PausedNote } from './paused-note.tsx';
import { SchedulesNote } from './schedules-note.tsx';
import { useBatch, useBatches } from './use-batches.ts';
import classes from './enrichment.module.css';

const route = getRouteApi('/enrichment');
const month = new Intl.DateTimeFormat(locale(), { month: 'long' });

export function EnrichmentPage() {
  const { batch: chosen, create, items } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, dataUpdatedAt, error, refetch } = useBatches();
  const batches = data?.data.items;
  const shown = useShown(batches, chosen);
  const open = (): void =>
    void navigate({ replace: true, search: (before) => ({ ...before, create: true }) });
  const close = (started?: EnrichBatch): void => {
    enrichTarget.set(null);
    void navigate({
      replace: true,
      search: (before) => (started ? { batch: started.id } : omit(before, 'create')),
    });
  };
  useKeys({ b: open });
  if (items !== undefined && create !== true && shown) return <BatchItems batch={shown} />;
  return (
    <Page>
      <PageHeader title={t('Enrichment')}>
        <UndoButtons />
        {batches && <Spent batches={batches} />}
        <Button variant="filled" onClick={open} rightSection={<Kbd keys="B" />}>
          {t('New batch')}
        </Button>
      </PageHeader>
      <PageBody>
        {!batches && !error && <Loading label={t('Reading the batches')} />}
        {error && !batches && (
          <ErrorMessage
            title={t('The batches could not be shown')}
            error={toApiError(error)}
            onRetry={() => void refetch()}
          />
        )}
        {batches && <Batches batches={batches} shown={shown} asOfMs={dataUpdatedAt} />}
        {create === true && <NewBatchPanel onClose={close} />}
        <SchedulesNote />
      </PageBody>
    </Page>
  );
}

const bold = (text: ReactNode): ReactNode => <b>{text}</b>;

/** Of this month, by the batches that began in it. */
function Spent({ batches }: { batches: readonly EnrichBatch[] }) {
  const [now] = useState(() => new Date());
  const start = new Date(now.getFullYear(), now.getMonth(), 1).getTime();
  const cents = batches
    .filter(({ createdAt }) => Date.parse(createdAt) >= start)
    .reduce((sum, { cost }) => sum + cost, 0);
  return (
    <span className={classes['spent']}>
      {rich('Spent in {month} <b>{amount}</b>', {
        b: bold,
        month: month.format(now),
        amount: formatEuros(cents),
      })}
    </span>
  );
}

/** The batch that the address names, else the newest. */
function useShown(batches: readonly EnrichBatch[] | undefined, chosen: string | undefined) {
  const listed = batches?.find(({ id }) => id === chosen);
  const other = useBatch(chosen ?? '', chosen !== undefined && batches !== undefined && !listed);
  if (chosen !== undefined && other.isLoading) return undefined;
  return listed ?? other.data?.data ?? batches?.[0];
}

type BatchesProps = {
  batches: readonly EnrichBatch[];
  shown: EnrichBatch | undefined;
  asOfMs: number;
};

function Batches({ batches, shown, asOfMs }: BatchesProps) {
  if (!shown)
    return (
      <Message title={t('Nothing has been looked up yet.')}>
        <p className={classes['hintText']}>
          {t(
            'A batch asks providers for what your records lack. You see what it would cost first, and nothing is ' +
              'written before you have accepted it.',
          )}
        </p>
      </Message>
    );
  const waiting = batches.filter(({ status, pausedBy }) => status === 'paused' && pausedBy !== 'person');
  return (
    <div className={classes['list']}>
      <BatchTable batches={batches} chosen={shown.id} />
      {waiting.map((batch) => (
        <PausedNote key={batch.id} batch={batch} />
      ))}
      <BatchDetail key={shown.id} batch={shown} asOfMs={asOfMs} />
      <StatusNote>
        <span>{t('{n, plural, one {# batch} other {# batches}}', { n: batches.length })}</span>
      </StatusNote>
    </div>
  );
}
