// What became of a record, the last first: who or what wrote which values, what was not taken, and its relationships. Way back to a single value is in
// the history of its field; whole steps are undone.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { getCompanyHistory, getPersonHistory } from '../../../shared/contract/record.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { HistoryCell, HistoryEntry } from '../../../shared/schema/record.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { cursorOf } from '../../api/cursor.ts';
import { useBackendEvent } from '../../api/events.ts';
import { InlineError, Loading } from '../message.tsx';
import { TextButton } from '../text-button.tsx';
import { SourceMark } from '../sources/source-mark.tsx';
import { historyBy } from '../sources/history-by.ts';
import { sourceNote } from '../sources/source-words.ts';
import { cellLabel, cellWords, entryTitle, isTakenBack } from './entry-words.ts';
import { RelatedEntry } from './related-entry.tsx';
import classes from './record-history.module.css';

const pageSize = 30;

type Props = { entity: EntityType; id: string };

function useHistory({ entity, id }: Props) {
  const { name } = entity === 'company' ? getCompanyHistory : getPersonHistory;
  const client = useQueryClient();
  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: [name] }), [client, name]);
  useBackendEvent('relation:changed', refresh);
  return useInfiniteQuery({
    queryKey: [name, id],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: pageSize, ...(pageParam && { cursor: pageParam }) };
      return entity === 'company'
        ? call(getCompanyHistory, { params: { companyId: id }, query }, { signal })
        : call(getPersonHistory, { params: { personId: id }, query }, { signal });
    },
    initialPageParam: '',
    getNextPageParam: ({ data: { pagination } }) => cursorOf(pagination.nextLink),
  });
}

function Cell({ cell, isRefused }: { cell: HistoryCell; isRefused: boolean }) {
  const [before, after] = [cellWords(cell, cell.before), cellWords(cell, cell.after)];
  const label = cellLabel(cell);
  return (
    <div className={classes['cell']} title={`${label}: ${before || t('empty')} → ${after || t('empty')}`}>
      <dt>{label}</dt>
      <dd>
        {isRefused ? (
          <span className={classes['old']}>{t('“{value}” not taken', { value: after || t('empty') })}</span>
        ) : (
          <>
            {before !== '' && <s className={`${classes['old']} ${classes['some']}`}>{before}</s>}
            <span className={classes['some']}>
              {before !== '' && <span className={classes['old']}>→ </span>}
              {after || t('empty')}
            </span>
          </>
        )}
      </dd>
    </div>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const by = historyBy(entry);
  return (
    <li className={classes['entry']}>
      <p className={classes['title']}>
        <SourceMark source={entry.kind} note={sourceNote(entry, entry.at)} />
        <span>{entryTitle(entry)}</span>
        {isTakenBack(entry) && <span className={classes['old']}>{t('taken back')}</span>}
      </p>
      <p className={classes['by']} title={by}>
        {by}
      </p>
      {entry.relation && <RelatedEntry relation={entry.relation} />}
      {entry.cells.length > 0 && entry.entry !== 'deleted' && (
        <dl>
          {entry.cells.map((cell) => (
            <Cell
              key={`${cell.field ?? ''} ${cell.label}`}
              cell={cell}
              isRefused={entry.entry === 'refused'}
            />
          ))}
        </dl>
      )}
    </li>
  );
}

export function RecordHistory(props: Props) {
  const { data, error, isPending, hasNextPage, fetchNextPage } = useHistory(props);
  const entries = data?.pages.flatMap((page) => page.data.items) ?? [];
  return (
    <div className={classes['scroll']}>
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {isPending && !error && <Loading label={t('Reading the history')} />}
      <ul aria-label={t('History')} className={classes['entries']}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {hasNextPage && (
        <p className={classes['more']}>
          <TextButton onClick={() => void fetchNextPage()}>{t('Earlier')}</TextButton>
        </p>
      )}
    </div>
  );
}
