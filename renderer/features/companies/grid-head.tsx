/* oxlint-disable jsx-a11y/prefer-tag-over-role -- see company-grid.tsx */
// Column heads: a click sorts up, then down, then as stored.
import { flexRender, type Header } from '@tanstack/react-table';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { features, GridRow } from './columns.ts';
import { cellClass } from './cell-class.ts';
import classes from './company-grid.module.css';

type GridHeader = Header<typeof features, GridRow>;

const ariaSort = { asc: 'ascending', desc: 'descending', false: 'none' } as const;

function Head({ header, at, onSort }: { header: GridHeader; at: number; onSort: (field: string) => void }) {
  const { column } = header;
  const sorted = column.getIsSorted();
  const name = flexRender(column.columnDef.header, header.getContext());
  const Arrow = sorted === 'asc' ? IconArrowUp : IconArrowDown;
  const canSort = column.getCanSort();
  return (
    <div
      role="columnheader"
      className={cellClass(column.columnDef.meta, 'head')}
      aria-colindex={at + 2}
      {...(canSort ? { 'aria-sort': ariaSort[`${sorted}`] } : {})}
    >
      {canSort ? (
        <button type="button" className={classes['sort']} onClick={() => onSort(column.id)}>
          <span className={classes['text']}>{name}</span>
          {sorted !== false && <Arrow size={12} stroke={1.6} aria-hidden="true" />}
        </button>
      ) : (
        <span className={classes['text']}>{name}</span>
      )}
    </div>
  );
}

export function GridHead({
  headers,
  onSort,
}: {
  headers: readonly GridHeader[];
  onSort: (field: string) => void;
}) {
  return (
    <div className={classes['headRows']} role="rowgroup">
      <div className={classes['headRow']} role="row" aria-rowindex={1}>
        <div
          role="columnheader"
          className={`${classes['cell']} ${classes['number']}`}
          aria-colindex={1}
          aria-label="Row"
        >
          #
        </div>
        {headers.map((header, at) => (
          <Head key={header.id} header={header} at={at} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}
