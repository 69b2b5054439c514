// What became of one field: each value that it had, who or what wrote it, what was not taken; with a way back to each, and its
// lock.
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { t } from '../../../../shared/messages/message.ts';
import { getCompanyHistory } from '../../../../shared/contract/record.ts';
import type { HistoryEntry, Written } from '../../../../shared/schema/record.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { cursorOf } from '../../../api/cursor.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { InlineError } from '../../../ui/message.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import { SourceMark } from '../../../ui/sources/source-mark.tsx';
import type { GridColumn } from '../grid/columns/grid-column.ts';
import { historyBy } from '../../../ui/sources/history-by.ts';
import { lockNote, sourceNote } from '../../../ui/sources/source-words.ts';
import { historyLine } from './history-words.ts';
import { fieldLabel } from './record-sections.ts';
import type { RecordActions } from './use-record.ts';
import classes from './record.module.css';

const pageSize = 20;

function useHistory(companyId: string, field: string) {
  return useInfiniteQuery({
    queryKey: [getCompanyHistory.name, companyId, field],
    queryFn: ({ pageParam, signal }) =>
      call(
        getCompanyHistory,
        { params: { companyId }, query: { field, limit: pageSize, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ data: { pagination } }) => cursorOf(pagination.nextLink),
  });
}

type EntryProps = {
  entry: HistoryEntry;
  column: GridColumn;
  value: unknown;
  onRestore: ((change: string) => void) | null;
};

function Entry({ entry, column, value, onRestore }: EntryProps) {
  const line = historyLine(entry, column, value);
  if (line === null) return null;
  return (
    <li className={classes['entry']}>
      <span className={classes['entryMark']}>
        <SourceMark source={entry.kind} note={sourceNote(entry, entry.at)} />
      </span>
      {line.type === 'note' ? (
        <span className={classes['change']} title={line.words}>
          {line.words}
        </span>
      ) : (
        <span
          className={classes['change']}
          title={`${line.before || t('empty')} → ${line.after || t('empty')}`}
        >
          {line.before === '' ? (
            <span className={classes['old']}>{t('empty')}</span>
          ) : (
            <s className={classes['old']}>{line.before}</s>
          )}
          <span className={classes['arrow']}> → </span>
          <span>{line.after || t('empty')}</span>
        </span>
      )}
      {line.type === 'change' && line.current && <span className={classes['current']}>{t('current')}</span>}
      {line.type === 'change' && line.restores && onRestore && (
        <TextButton
          aria-label={line.after === '' ? t('Restore nothing') : t('Restore {value}', { value: line.after })}
          onClick={() => onRestore(entry.id)}
        >
          {t('Restore')}
        </TextButton>
      )}
      <span className={classes['by']} title={historyBy(entry)}>
        {historyBy(entry)}
      </span>
    </li>
  );
}

type Props = {
  companyId: string;
  column: GridColumn;
  value: unknown;
  lock: Written | undefined;
  actions: RecordActions;
};

export function HistoryPart({ companyId, column, value, lock, actions }: Props) {
  const { data, error, hasNextPage, fetchNextPage } = useHistory(companyId, column.path);
  const entries = data?.pages.flatMap((page) => page.data.items);
  const title = t('History of {field}', { field: fieldLabel(column) });
  const isLocked = lock !== undefined;
  const Icon = isLocked ? IconLockOpen : IconLock;
  return (
    <section className={classes['history']} aria-label={title}>
      <header className={classes['historyHead']}>
        <h3>{title}</h3>
        <button
          type="button"
          className={classes['lock']}
          onClick={() => actions.lock(column.path, !isLocked)}
        >
          <Icon size={14} stroke={1.4} aria-hidden="true" />
          {isLocked ? t('Unlock') : t('Lock')}
        </button>
        <Kbd keys="L" />
      </header>
      {lock && <p className={classes['lockNote']}>{lockNote(lock)}</p>}
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      <ul className={classes['entries']}>
        {entries?.map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            column={column}
            value={value}
            onRestore={isLocked ? null : (change) => actions.restore(column.path, change)}
          />
        ))}
      </ul>
      {entries?.length === 0 && <p className={classes['quiet']}>{t('Empty since the record was made.')}</p>}
      {hasNextPage && <TextButton onClick={() => void fetchNextPage()}>{t('Earlier')}</TextButton>}
    </section>
  );
}
