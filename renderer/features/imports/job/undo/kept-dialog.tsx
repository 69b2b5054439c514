// What an undo or redo left as it was, cell by cell, and why.
import { Button, Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listKeptCells } from '../../../../../shared/contract/undo.ts';
import { t } from '../../../../../shared/messages/message.ts';
import type { KeptCell } from '../../../../../shared/schema/undo.ts';
import { toApiError } from '../../../../api/api-error.ts';
import { call } from '../../../../api/client.ts';
import { InlineError, Loading } from '../../../../ui/message.tsx';
import { cursorOf } from '../../../../api/cursor.ts';
import classes from './undo-panel.module.css';
import { fieldOf, reasonOf, valueText } from './undo-words.ts';

const pageSize = 100;

type Props = { jobId: string; runId: string; title: string; onClose: () => void };

export function KeptDialog({ jobId, runId, title, onClose }: Props) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [listKeptCells.name, jobId, runId],
    queryFn: ({ pageParam: cursor, signal }) =>
      call(
        listKeptCells,
        { params: { jobId }, query: { limit: pageSize, ...(cursor === null ? {} : { cursor }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => cursorOf(page.data.pagination.nextLink),
  });
  const cells = (data?.pages ?? []).flatMap((page) => page.data.items);
  return (
    <Modal opened onClose={onClose} title={title} size={860}>
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {isPending && <Loading label={t('Reading the list')} />}
      {cells.length > 0 && <KeptTable cells={cells} />}
      {hasNextPage && (
        <Button size="xs" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('Show more')}
        </Button>
      )}
    </Modal>
  );
}

function KeptTable({ cells }: { cells: readonly KeptCell[] }) {
  return (
    <table className={classes['kept']} aria-label={t('Kept cells')}>
      <thead>
        <tr>
          <th>{t('Company')}</th>
          <th>{t('Field')}</th>
          <th>{t('Kept')}</th>
          <th>{t('Before the import')}</th>
          <th>{t('Why')}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <KeptRow key={`${cell.company_id}:${cell.field ?? ''}`} cell={cell} />
        ))}
      </tbody>
    </table>
  );
}

function KeptRow({ cell }: { cell: KeptCell }) {
  const [value, earlier] = [valueText(cell.value), valueText(cell.earlier)];
  return (
    <tr>
      <td title={cell.company_name}>
        {cell.field === null ? (
          cell.company_name
        ) : (
          <Link to="/companies/$companyId" params={{ companyId: cell.company_id }}>
            {cell.company_name}
          </Link>
        )}
      </td>
      <td>{fieldOf(cell)}</td>
      <td title={value}>{value}</td>
      <td title={earlier}>{earlier}</td>
      <td title={reasonOf(cell)}>{reasonOf(cell)}</td>
    </tr>
  );
}
