/* oxlint-disable jsx-a11y/prefer-tag-over-role -- see company-grid.tsx */
// Column heads: a click sorts up, then down, then as stored.
import { flexRender, type Header } from '@tanstack/react-table';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { features, GridRow } from './columns.ts';
import type { KeyboardEvent } from 'react';
import { cellClass } from './cell-class.ts';
import classes from './company-grid.module.css';

type GridHeader = Header<typeof features, GridRow>;

const ariaSort = { asc: 'ascending', desc: 'descending', false: 'none' } as const;

/** Drag to widen, double-click for the usual width. From the keyboard: Shift and an arrow on the head. */
function ResizeHandle({ header }: { header: GridHeader }) {
  const start = header.getResizeHandler();
  return (
    <span
      className={`${classes['resize']} ${header.column.getIsResizing() ? classes['resizing'] : ''}`}
      aria-hidden="true"
      onMouseDown={start}
      onTouchStart={start}
      onDoubleClick={() => header.column.resetSize()}
    />
  );
}

const keyStep = 16;

function resizeByKey(event: KeyboardEvent, { column }: GridHeader): void {
  const step = event.key === 'ArrowRight' ? keyStep : -keyStep;
  if (!event.shiftKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
  column.table.setColumnSizing((widths) => ({ ...widths, [column.id]: column.getSize() + step }));
  event.preventDefault();
}

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
        <button
          type="button"
          className={classes['sort']}
          onClick={() => onSort(column.id)}
          onKeyDown={(event) => resizeByKey(event, header)}
        >
          <span className={classes['text']}>{name}</span>
          {sorted !== false && <Arrow size={12} stroke={1.6} aria-hidden="true" />}
        </button>
      ) : (
        <span className={classes['text']}>{name}</span>
      )}
      <ResizeHandle header={header} />
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
