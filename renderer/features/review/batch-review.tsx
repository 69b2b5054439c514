// One batch under review: its counts and filters above, below its records one by one or many in a grid.
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import type { ReviewOverview, ReviewTab } from '../../../shared/schema/review.ts';
import { toApiError } from '../../api/api-error.ts';
import { omit } from '../../lib/omit.ts';
import { ErrorMessage, Loading } from '../../ui/message.tsx';
import { Page } from '../../ui/page.tsx';
import { StatusNote } from '../../ui/status-bar.tsx';
import { GridView } from './grid/grid-view.tsx';
import { RecordView } from './record-view.tsx';
import { ReviewHeader } from './review-header.tsx';
import { ReviewToolbar } from './review-toolbar.tsx';
import { useBulk, useRecords, useReview, type Narrowed } from './use-review.ts';

const route = getRouteApi('/review');

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
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  const [tab, setTab] = useState<ReviewTab>(overview.open > 0 ? 'open' : 'decided');
  const [narrowed, setNarrowed] = useState<Narrowed>({});
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useRecords(batch.id, tab, narrowed);
  const { bulk } = useBulk(batch.id);
  const show = (next: 'grid' | undefined): void =>
    void navigate({ search: (before) => ({ ...omit(before, 'view'), ...(next && { view: next }) }) });
  const View = view === 'grid' ? GridView : RecordView;
  return (
    <>
      <ReviewToolbar
        overview={overview}
        entity={batch.entity}
        tab={tab}
        narrowed={narrowed}
        view={view}
        onTab={(next) => {
          setTab(next);
          setChosen(null);
        }}
        onNarrowed={(next) => {
          setNarrowed(next);
          setChosen(null);
        }}
        onView={show}
      />
      <View
        batch={batch}
        overview={overview}
        tab={tab}
        narrowed={narrowed}
        list={list}
        chosen={chosen}
        busy={bulk.isPending}
        onChosen={setChosen}
        onBulk={bulk.mutate}
        onView={show}
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
