// Values of the import that were not taken: their rows were written, these fields stayed as they were, and why.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listNotTaken } from '../../../../shared/contract/not-taken.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { NotTaken } from '../../../../shared/schema/not-taken.ts';
import { call } from '../../../api/client.ts';
import { EntityLink } from '../../../ui/entities/entity-link.tsx';
import { cursorOf } from '../../../api/cursor.ts';
import section from '../wizard/frame/section.module.css';
import layout from './job-layout.module.css';
import classes from './repaired-rows.module.css';
import { rowPlace } from './row-place.ts';

const pageSize = 50;

const useNotTaken = (jobId: string) =>
  useInfiniteQuery({
    queryKey: [listNotTaken.name, jobId],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: pageSize, ...(pageParam !== null && { cursor: pageParam }) };
      return call(listNotTaken, { params: { jobId }, query }, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) => cursorOf(data.pagination.nextLink),
  });

export function NotTakenValues({ jobId }: { jobId: string }) {
  const [shown, setShown] = useState(false);
  const { data, hasNextPage, isFetching, fetchNextPage } = useNotTaken(jobId);
  const total = data?.pages[0]?.data.total ?? 0;
  if (total === 0) return null;
  return (
    <section aria-label={t('Values that were not taken')}>
      <div className={layout['sectionHead']}>
        <h3>{t('{n, plural, one {# value was} other {# values were}} not taken', { n: total })}</h3>
        <span className={section['caption']}>{t('The rest of each row was.')}</span>
        <Button
          size="xs"
          className={section['right'] ?? ''}
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? t('Hide values') : t('Show values')}
        </Button>
      </div>
      {shown && (
        <ul className={classes['lines']}>
          {data?.pages
            .flatMap((page) => page.data.items)
            .map((value) => (
              <Line key={`${value.row_number} ${value.company_id} ${value.label}`} value={value} />
            ))}
        </ul>
      )}
      {shown && hasNextPage && (
        <button
          type="button"
          className={classes['more']}
          disabled={isFetching}
          onClick={() => void fetchNextPage()}
        >
          {t('Show more of {n, number}', { n: total })}
        </button>
      )}
    </section>
  );
}

function Line({ value }: { value: NotTaken }) {
  return (
    <li>
      <span className={classes['where']}>
        {value.row_number !== null && rowPlace({ row_number: value.row_number })}
      </span>
      <div className={classes['what']}>
        <p>
          {value.company_name === null ? (
            t('A company that is gone')
          ) : (
            <EntityLink id={value.company_id}>{value.company_name}</EntityLink>
          )}
          , {value.label}
        </p>
        <p>{value.message}</p>
      </div>
    </li>
  );
}
