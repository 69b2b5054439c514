/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual table of a million rows cannot be a <table>: rows are placed by pixel and most do not exist */
// The rows themselves: only those on screen exist, however long the file.
import { useEffect, useRef, type CSSProperties } from 'react';
import type { SourceRow } from '../../../../shared/contract/recipes.ts';
import { t, tc } from '../../../../shared/messages/message.ts';
import { toApiError } from '../../../api/api-error.ts';
import { formatCount } from '../../../lib/format.ts';
import { InlineError, Loading } from '../../../ui/message.tsx';
import { useListScroll } from '../../../ui/rows/use-list-scroll.ts';
import classes from './source-rows-table.module.css';
import { useSourceRows } from './use-source-rows.ts';

const rowHeight = 26;
const headHeight = 26;
const shownRows = 12;

export function SourceRowsTable({ jobId }: { jobId: string }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, rows, view } = useSourceRows(jobId);
  const total = view.total ?? 0;
  const { virtualizer, map, offsetOf } = useListScroll(scroller, { rows: total, rowHeight, headHeight });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => rows.show(first, last), [rows, first, last]);
  const height = headHeight + Math.min(total, shownRows) * rowHeight + 2;
  const width = { '--columns': Math.max(1, columns.length) } as CSSProperties;
  return (
    <>
      {view.error !== null && <InlineError>{toApiError(view.error).message}</InlineError>}
      {view.total === null && view.error === null && <Loading label={t('Reading the rows of the file')} />}
      <div
        ref={scroller}
        className={classes['frame']}
        style={{ height, ...width }}
        role="table"
        aria-label={t('Rows of the file')}
        aria-rowcount={total + 1}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
        tabIndex={0}
      >
        <div className={classes['head']} role="row" aria-rowindex={1}>
          <span role="columnheader">{t('Row')}</span>
          <span role="columnheader">{tc('file', 'Line')}</span>
          {columns.map((column) => (
            <span key={column} role="columnheader" title={column}>
              {column}
            </span>
          ))}
        </div>
        <div className={classes['body']} style={{ height: map.height }}>
          {items.map(({ index, start }) => (
            <Row key={index} row={view.rowAt(index)} index={index} top={offsetOf(start)} />
          ))}
        </div>
      </div>
    </>
  );
}

function Row({ row, index, top }: { row: SourceRow | null; index: number; top: number }) {
  return (
    <div
      className={classes['row']}
      style={{ transform: `translateY(${top}px)` }}
      role="row"
      aria-rowindex={index + 2}
      data-fate={row?.fate ?? undefined}
      title={
        row?.error?.message ?? (row?.original && t('As it stood in the file: {line}', { line: row.original }))
      }
    >
      <span role="cell">{row && formatCount(row.row_number)}</span>
      <span role="cell">{row?.line === null || row === null ? '' : formatCount(row.line)}</span>
      {row?.cells.map((cell, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a cell has no name but its place
        <span key={at} role="cell" title={cell}>
          {cell}
        </span>
      ))}
    </div>
  );
}
