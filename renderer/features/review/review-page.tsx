// What providers found, before anything of it is written: record by record, by keyboard alone if one likes. Every decision is a step
// that can be undone.
import { Link, getRouteApi } from '@tanstack/react-router';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import { toApiError } from '../../api/api-error.ts';
import { ErrorMessage, Loading, Message } from '../../ui/message.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { UndoButtons } from '../../ui/steps/undo-buttons.tsx';
import { BatchReview } from './batch-review.tsx';
import { useBatches } from './use-review.ts';

const route = getRouteApi('/review');

export function ReviewPage() {
  const { batch: wanted } = route.useSearch();
  const { data, error } = useBatches();
  const batches = (data?.data.items ?? []).filter(({ environment }) => environment === 'live');
  const batch = batches.find(({ id }) => id === wanted) ?? latest(batches);
  if (batch) return <BatchReview key={batch.id} batch={batch} batches={batches} />;
  return (
    <Page>
      <PageHeader title={t('Review')}>
        <UndoButtons />
      </PageHeader>
      {error && <ErrorMessage title={t('The batches could not be loaded')} error={toApiError(error)} />}
      {!error && !data && <Loading label={t('Loading the batches')} />}
      {data && (
        <Message title={t('Nothing was enriched yet')}>
          <p>{t('What providers find is shown here before it is written.')}</p>
          <Link to="/companies">{t('Go to companies')}</Link>
        </Message>
      )}
    </Page>
  );
}

/** The newest that waits for somebody, or else the newest. */
const latest = (batches: readonly EnrichBatch[]): EnrichBatch | undefined =>
  batches.find(({ toReview }) => toReview > 0) ?? batches[0];
