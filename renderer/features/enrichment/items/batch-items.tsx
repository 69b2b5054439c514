// All items of a batch: by state or by a search, each with what was answered, and what can be done about it.
import { Select } from '@mantine/core';
import { Link, getRouteApi } from '@tanstack/react-router';
import { t } from '../../../../shared/messages/message.ts';
import { itemStatuses, type EnrichBatch } from '../../../../shared/schema/enrichment.ts';
import { toApiError } from '../../../api/api-error.ts';
import { formatCount } from '../../../lib/format.ts';
import { omit } from '../../../lib/omit.ts';
import { ErrorMessage, InlineError, Loading, Message } from '../../../ui/message.tsx';
import { Page, PageBody, PageHeader, Spacer, Toolbar } from '../../../ui/page.tsx';
import { useRows } from '../../../ui/rows/use-rows.ts';
import { SearchBox } from '../../../ui/search-box.tsx';
import { StatusNote } from '../../../ui/status-bar.tsx';
import { BatchActions } from '../batch-actions.tsx';
import { canRetry } from '../batch-ledger.ts';
import { nameOf } from '../batch-state.tsx';
import { outcomes } from '../item-words.ts';
import { useReport, useSteering } from '../use-batches.ts';
import { ItemList } from './item-list.tsx';
import { ItemPanel } from './item-panel.tsx';
import { itemsSource } from './items-source.ts';
import classes from './items.module.css';

const route = getRouteApi('/enrichment');

export function BatchItems({ batch }: { batch: EnrichBatch }) {
  const { items: which = 'all', q = '', item: openedId } = route.useSearch();
  const navigate = route.useNavigate();
  const status = itemStatuses.find((one) => one === which);
  const { rows, view, refresh } = useRows(itemsSource, {
    batchId: batch.id,
    ...(status && { status }),
    ...(q !== '' && { q }),
  });
  const steering = useSteering(batch);
  const report = useReport(batch).data?.data;
  const open = (item: string | undefined): void =>
    void navigate({
      replace: true,
      search: (before) => ({ ...omit(before, 'item'), ...(item === undefined ? {} : { item }) }),
    });
  const { total, error } = view;
  return (
    <Page>
      <PageHeader
        title={nameOf(batch)}
        before={
          <Link from="/enrichment" to="/enrichment" search={{ batch: batch.id }}>
            {t('Enrichment')}
          </Link>
        }
      >
        <BatchActions batch={batch} steering={steering} canRetry={canRetry(batch, report)} />
      </PageHeader>
      <Toolbar label={t('Which items')}>
        <SearchBox
          label={t('Search the items')}
          query={q}
          onSearch={(next) =>
            void navigate({
              replace: true,
              search: (before) => ({ ...omit(before, 'q', 'item'), ...(next === '' ? {} : { q: next }) }),
            })
          }
        />
        <Select
          size="xs"
          w={220}
          aria-label={t('State')}
          allowDeselect={false}
          data={choicesOf(batch)}
          value={which}
          onChange={(next) =>
            void navigate({
              replace: true,
              search: (before) => ({
                ...omit(before, 'item'),
                items: itemStatuses.find((one) => one === next) ?? 'all',
              }),
            })
          }
        />
        <Spacer />
        {steering.error && <InlineError>{toApiError(steering.error).message}</InlineError>}
      </Toolbar>
      <PageBody>
        {total === null && error === null && <Loading label={t('Reading the items')} />}
        {error !== null && (
          <ErrorMessage
            title={t('The items could not be shown')}
            error={toApiError(error)}
            onRetry={() => rows.retry()}
          />
        )}
        {total === 0 && error === null && <Message title={t('No item is like this.')} />}
        {total !== null && total > 0 && error === null && (
          <ItemList rows={rows} total={total} openedId={openedId} onOpen={open} />
        )}
        {openedId !== undefined && (
          <ItemPanel
            key={openedId}
            batch={batch}
            itemId={openedId}
            onAsked={refresh}
            onClose={() => open(undefined)}
          />
        )}
      </PageBody>
      <StatusNote>
        <span className={classes['count']}>
          {t('{n, plural, one {# item} other {# items}}', { n: total ?? 0 })}
        </span>
      </StatusNote>
    </Page>
  );
}

const choicesOf = ({ counts, total }: EnrichBatch) => [
  { value: 'all', label: t('All, {n}', { n: formatCount(total) }) },
  ...itemStatuses
    .filter((status) => counts[status] > 0)
    .map((status) => ({
      value: status,
      label: t('{state}, {n}', { state: outcomes[status].words, n: formatCount(counts[status]) }),
    })),
];
