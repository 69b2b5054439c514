/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by pixel and most do not exist: that cannot be a <table> */
// A record as a row of the grid, told from what its list has loaded of it.
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getReviewRecord } from '../../../../shared/contract/review.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { ReviewFilter, ReviewTab } from '../../../../shared/schema/review.ts';
import { queryOf } from '../../../api/query.ts';
import { formatCount } from '../../../lib/format.ts';
import type { KeptRecord } from '../kept-records.ts';
import { GridCell } from './grid-cell.tsx';
import { isInRange, type Range, type Selection } from './grid-selection.ts';
import classes from './review-grid.module.css';

/** The record as whoever loads it for this list keeps it. */
const useKeptMatrix = (batchId: string, itemId: string) =>
  useQuery({ ...queryOf(getReviewRecord, { params: { batchId, itemId } }), enabled: false }).data?.data;

export const cellId = (row: number, column: number): string => `review-${row}-${column}`;

type Props = {
  batchId: string;
  tab: ReviewTab;
  columns: readonly string[];
  wanted: ReviewFilter;
  selection: Selection;
  range: Range;
  record: KeptRecord;
  row: number;
};

export function GridRow({ batchId, tab, columns, wanted, selection: { head }, range, record, row }: Props) {
  const matrix = useKeptMatrix(batchId, record.itemId);
  const name = record.name ?? t('A record that was deleted');
  const isDone = record.isDone || record[tab] === 0;
  return (
    <div className={classes['row']} role="row" aria-rowindex={row + 2} data-done={isDone}>
      <span
        className={classes['name']}
        role="rowheader"
        title={name}
        data-row={row}
        data-column={0}
        data-span="rows"
        data-within={row >= range.top && row <= range.bottom}
      >
        {isDone && <IconCheck size={12} stroke={1.8} aria-label={t('decided')} />}
        <span className={classes['value']}>{name}</span>
        {!isDone && <span className={classes['count']}>{formatCount(record[tab])}</span>}
      </span>
      {columns.map((column, at) => {
        const field = matrix?.fields.find((one) => one.field === column);
        const isSelected = isInRange(range, { row, column: at });
        return (
          <span
            key={column}
            id={cellId(row, at)}
            className={classes['cell']}
            role="gridcell"
            aria-selected={isSelected}
            data-head={row === head.row && at === head.column}
            data-row={row}
            data-column={at}
            data-span="cells"
          >
            {field && <GridCell field={field} wanted={wanted} />}
          </span>
        );
      })}
    </div>
  );
}
