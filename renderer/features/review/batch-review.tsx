// One batch under review: its counts above, its records at the left, the open one beside them, decisions about many below.
import { useState } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import type { ReviewMatrix, ReviewOverview, ReviewTab } from '../../../shared/schema/review.ts';
import { toApiError } from '../../api/api-error.ts';
import { formatCount } from '../../lib/format.ts';
import { useKeys } from '../../lib/keys.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { ErrorMessage, Loading } from '../../ui/message.tsx';
import { Page, PageBody, Scroll } from '../../ui/page.tsx';
import { StatusNote } from '../../ui/status-bar.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { RecordList } from './record-list.tsx';
import { ReviewHeader } from './review-header.tsx';
import { ReviewToolbar } from './review-toolbar.tsx';
import { fieldName } from './review-words.ts';
import { useBulk, useMatrix, useRecords, useReview, type Narrowed } from './use-review.ts';
import { useReviewing, type Reviewing } from './use-reviewing.ts';
import { WhyPanel } from './why-panel.tsx';
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
  const { data, hasNextPage, fetchNextPage } = useRecords(batch.id, tab, narrowed);
  const { bulk } = useBulk(batch.id);
  const records = (data?.pages ?? []).flatMap((page) => page.data.items);
  const openId = chosen ?? records[0]?.itemId ?? null;
  const matrix = useMatrix(batch.id, openId);
  const go = (by: number): (() => void) | null => {
    const next = records[records.findIndex(({ itemId }) => itemId === openId) + by];
    return next ? () => setChosen(next.itemId) : null;
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
        <RecordList
          batchId={batch.id}
          records={records}
          openId={openId}
          hasMore={hasNextPage}
          onOpen={setChosen}
          onMore={() => void fetchNextPage()}
        />
        <Scroll>
          {matrix.error && (
            <ErrorMessage title={t('The record could not be loaded')} error={toApiError(matrix.error)} />
          )}
          {matrix.data && <OpenRecord batch={batch} matrix={matrix.data.data} reviewing={reviewing} />}
        </Scroll>
      </PageBody>
      <BulkBar
        overview={overview}
        narrowed={narrowed}
        busy={bulk.isPending || reviewing.isBusy}
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

type OpenProps = { batch: EnrichBatch; matrix: ReviewMatrix; reviewing: Reviewing };

function OpenRecord({ batch, matrix, reviewing }: OpenProps) {
  const { place, picked, editing } = reviewing;
  return (
    <>
      <header className={classes['head']}>
        <h2>{matrix.name ?? t('A record that was deleted')}</h2>
        <p className={classes['meta']}>
          {t(
            '{n, plural, one {# open proposal} other {# open proposals}}: {conflicts} in conflict, {fills} for empty fields',
            { n: matrix.open, conflicts: formatCount(matrix.conflicts), fills: formatCount(matrix.fills) },
          )}
        </p>
        <span className={classes['hints']}>
          <Kbd keys="K" /> {t('previous')} <Kbd keys="J" /> {t('next')} <Kbd keys="E" /> {t('change')}{' '}
          <Kbd keys="L" /> {t('lock')}
        </span>
      </header>
      <div className={classes['wide']}>
        <MatrixTable
          matrix={matrix}
          entity={batch.entity}
          place={place}
          busy={reviewing.isBusy}
          onPlace={reviewing.setPlace}
          onAccept={reviewing.accept}
          onReject={reviewing.reject}
        />
      </div>
      {place && <WhyPanel batchId={batch.id} itemId={matrix.itemId} provider={place.provider} />}
      {editing && picked && (
        <EditDialog
          key={picked.cell.id}
          field={fieldName(batch.entity, picked.field.field)}
          stored={picked.field.value}
          value={picked.cell.value}
          onValue={reviewing.acceptChanged}
          onClose={reviewing.closeEdit}
        />
      )}
    </>
  );
}
