// Every import there was, and the way to the next one.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { listImportJobs } from '../../../shared/contract/imports.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ImportJob } from '../../../shared/schema/import.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { useImportOpener } from '../../ui/import-opener.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ErrorMessage, Loading, Message } from '../../ui/message.tsx';
import { Page, PageBody, PageHeader, Scroll } from '../../ui/page.tsx';
import { StatusNote } from '../../ui/status-bar.tsx';
import { cursorOf } from '../../api/cursor.ts';
import { HistoryTable } from './history/history-table.tsx';
import { isUnderWay } from './job/job-view.ts';
import classes from './imports-page.module.css';

const pageSize = 50;
/** While an import runs and no event arrives. */
const pollEvery = 2000;

function useHistory() {
  return useInfiniteQuery({
    queryKey: [listImportJobs.name, 'all'],
    queryFn: ({ pageParam: cursor, signal }) =>
      call(
        listImportJobs,
        { query: { limit: pageSize, ...(cursor === null ? {} : { cursor }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => cursorOf(page.data.pagination.nextLink),
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.data.items.some(isUnderWay)) ? pollEvery : false,
  });
}

export function ImportsPage() {
  const opener = useImportOpener();
  const history = useHistory();
  const known = history.data?.pages.flatMap((page) => page.data.items);
  // An empty list from before the first import must not be shown as the truth while it is asked for anew.
  const jobs = known?.length === 0 && history.isFetching ? undefined : known;
  return (
    <Page>
      <PageHeader title={t('Imports')}>
        <Button
          variant="filled"
          leftSection={<IconPlus size={14} stroke={1.4} aria-hidden="true" />}
          rightSection={<Kbd keys="I" />}
          onClick={opener.chooseFile}
        >
          {t('Import a file')}
        </Button>
      </PageHeader>
      {!jobs && !history.error && <Loading label={t('Reading the import history')} />}
      {history.error && !jobs && (
        <ErrorMessage
          title={t('The import history could not be shown')}
          error={toApiError(history.error)}
          onRetry={() => void history.refetch()}
        />
      )}
      {jobs && <History jobs={jobs} />}
      {history.hasNextPage && (
        <div className={classes['more']}>
          <Button size="xs" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {t('Show older imports')}
          </Button>
        </div>
      )}
    </Page>
  );
}

function History({ jobs }: { jobs: readonly ImportJob[] }) {
  const running = jobs.filter(isUnderWay).length;
  if (jobs.length === 0) {
    return (
      <Message title={t('Nothing has been imported yet.')}>
        <p className={classes['hint']}>
          {t(
            'Drop a CSV, Excel or JSON file anywhere in this window, or choose one. You see how it was read and ' +
              'what becomes of each column before anything is written.',
          )}
        </p>
      </Message>
    );
  }
  return (
    <PageBody>
      <Scroll padded>
        <HistoryTable jobs={jobs} />
      </Scroll>
      {running > 0 && (
        <StatusNote>
          <span>{t('{n, plural, one {# import} other {# imports}} under way', { n: running })}</span>
        </StatusNote>
      )}
    </PageBody>
  );
}
