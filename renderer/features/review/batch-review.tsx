// One batch under review: its counts above, its records at the left, the open one beside them, decisions about many below.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import type { ReviewMatrix, ReviewOverview, ReviewTab } from '../../../shared/schema/review.ts';
import { toApiError } from '../../api/api-error.ts';
import { formatCount } from '../../lib/format.ts';
import { useKeys } from '../../lib/keys.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { ErrorMessage, Loading, Message } from '../../ui/message.tsx';
import { Page, PageBody } from '../../ui/page.tsx';
import { StatusNote } from '../../ui/status-bar.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { Reasons } from './reasons.tsx';
import { RecordList } from './record-list.tsx';
import { ReviewHeader } from './review-header.tsx';
import { ReviewToolbar } from './review-toolbar.tsx';
import { fieldName } from './review-words.ts';
import { useBulk, useMatrix, useRecords, useReview, type Narrowed } from './use-review.ts';
import { useReviewing, type Reviewing } from './use-reviewing.ts';

import classes from './review.module.css';

export function BatchReview({ batch, batches }: { batch: EnrichBatch; batches: readonly EnrichBatch[] }) {
  const { data, error } = useReview(batch.id);
  const overview = data?.data;
  return (
    <Page>
      <ReviewHeader batch={batch} batches={batches} overview={overview ?? null} />
      {error && <ErrorMessage title={t('The review could not be loaded')} error={toApiError(error)} />}
      {!error && !overview && <Loading label={t('Loading the proposals')} />}
      {overview && <Records batch={batch} overview={overview} />}
    </Page>
  );
}

function Records({ batch, overview }: { batch: EnrichBatch; overview: ReviewOverview }) {
  const [tab, setTab] = useState<ReviewTab>(overview.open > 0 ? 'open' : 'decided');
  const [narrowed, setNarrowed] = useState<Narrowed>({});
  const [chosen, setChosen] = useState<string | null>(null);
  const { records, error, more } = useRecords(batch.id, tab, narrowed);
  const { bulk } = useBulk(batch.id);
  const openId = chosen ?? records?.[0]?.itemId ?? null;
  const matrix = useMatrix(batch.id, openId);
  const beside = (by: number): string | null =>
    records?.[records.findIndex(({ itemId }) => itemId === openId) + by]?.itemId ?? null;
  // The next one is there before it is asked for: a key pressed right after J means that record.
  useMatrix(batch.id, beside(1));
  const go = (by: number): (() => void) | null => {
    const next = beside(by);
    return next === null ? null : () => setChosen(next);
  };
  const reviewing = useReviewing(batch.id, matrix.data?.data ?? null);
  useKeys({ ...reviewing.keys, j: () => go(1)?.(), k: () => go(-1)?.() });
  const narrow = (next: Narrowed): void => {
    setNarrowed(next);
    setChosen(null);
  };
  return (
    <>
      <ReviewToolbar
        overview={overview}
        entity={batch.entity}
        tab={tab}
        narrowed={narrowed}
        onTab={(next) => {
          setTab(next);
          setChosen(null);
        }}
        onNarrowed={narrow}
      />
      <PageBody>
        {records && records.length > 0 && (
          <RecordList
            records={records}
            label={batch.entity === 'company' ? t('Company') : t('Person')}
            tab={tab}
            openId={openId}
            onOpen={setChosen}
            onMore={more}
          />
        )}
        <div className={classes['record']}>
          {error && <ErrorMessage title={t('The records could not be loaded')} error={toApiError(error)} />}
          {matrix.error && (
            <ErrorMessage
              title={t('The record could not be loaded')}
              error={toApiError(matrix.error)}
              onRetry={() => void matrix.refetch()}
            />
          )}
          {records?.length === 0 && <NothingHere overview={overview} />}
          {openId !== null && matrix.isPending && <Loading label={t('Loading the proposals')} />}
          {matrix.data && <OpenRecord batch={batch} matrix={matrix.data.data} reviewing={reviewing} />}
        </div>
      </PageBody>
      <BulkBar
        overview={overview}
        narrowed={narrowed}
        busy={bulk.isPending}
        canAcceptAll={reviewing.canAcceptAll}
        onAcceptAll={reviewing.acceptAll}
        onBulk={bulk.mutate}
        onNext={go(1)}
      />
      <StatusNote>
        {t('{accepted, number} accepted, {rejected, number} rejected, {edited, number} changed', {
          accepted: overview.accepted,
          rejected: overview.rejected,
          edited: overview.edited,
        })}
      </StatusNote>
    </>
  );
}

function NothingHere({ overview }: { overview: ReviewOverview }) {
  if (overview.total === 0)
    return (
      <Message title={t('Nothing is proposed')}>
        <p>{t('The providers found nothing that the records do not hold already.')}</p>
      </Message>
    );
  return (
    <Message title={t('Nothing is left here.')}>
      <p>
        {t('{decided, number} of {total, number} reviewed', {
          decided: overview.decided,
          total: overview.total,
        })}
      </p>
    </Message>
  );
}

type OpenProps = { batch: EnrichBatch; matrix: ReviewMatrix; reviewing: Reviewing };

function OpenRecord({ batch, matrix, reviewing }: OpenProps) {
  const { place, picked, editing } = reviewing;
  return (
    <>
      <RecordHead matrix={matrix} entity={batch.entity} />
      <div className={classes['wide']}>
        <MatrixTable
          matrix={matrix}
          entity={batch.entity}
          place={place}
          onPlace={reviewing.setPlace}
          acts={reviewing}
        />
      </div>
      {place && <Reasons batchId={batch.id} entity={batch.entity} matrix={matrix} place={place} />}
      {editing && picked && (
        <EditDialog
          key={picked.cell.id}
          field={picked.field}
          label={fieldName(batch.entity, picked.field.field)}
          value={picked.cell.value}
          onValue={reviewing.acceptChanged}
          onClose={reviewing.closeEdit}
        />
      )}
    </>
  );
}

function RecordHead({ matrix, entity }: { matrix: ReviewMatrix; entity: EnrichBatch['entity'] }) {
  const { name, recordId, open, conflicts, fills } = matrix;
  const words = t(
    '{n, plural, one {# open proposal} other {# open proposals}}: {conflicts} in conflict, {fills} for empty fields',
    { n: open, conflicts: formatCount(conflicts), fills: formatCount(fills) },
  );
  return (
    <header className={classes['head']}>
      <div className={classes['title']}>
        <h2 title={name ?? undefined}>
          {name === null ? (
            t('A record that was deleted')
          ) : (
            <Link to={entity === 'company' ? '/companies' : '/people'} search={{ q: name, record: recordId }}>
              {name}
            </Link>
          )}
        </h2>
        <p>{words}</p>
      </div>
      <span className={classes['hints']}>
        <Kbd keys="K" /> {t('previous')} <Kbd keys="J" /> {t('next')}
      </span>
    </header>
  );
}
