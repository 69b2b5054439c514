/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- see company-grid.tsx: the grid has the focus and the keys */
// One row of the list: the cells that stay in sight and those in the window of columns. Drawn again only when its company, its
// columns or its state changed; it holds no handler, the grid has them all.
import { memo } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { formatCount } from '../../../lib/format.ts';
import type { SourceMode } from '../marks/shown-sources.ts';
import { gridCell } from './cells/grid-cell.tsx';
import type { GridColumn, GridRow } from './columns/grid-column.ts';
import type { RowEdits } from './edit/row-edits.ts';
import { maskAt } from './selection/line-mask.ts';
import classes from './grid.module.css';

export type LineColumns = {
  frozen: readonly GridColumn[];
  middle: readonly GridColumn[];
  /** The place of the first of `middle` among all that are shown. */
  middleAt: number;
};

type LineProps = {
  index: number;
  row: GridRow | null;
  edits: RowEdits | null;
  columns: LineColumns;
  /** See selection/line-mask.ts. */
  mask: string;
  sources: SourceMode;
  isOpen: boolean;
  headRows: number;
};

function Line({ index, row, edits, columns, mask, sources, isOpen, headRows }: LineProps) {
  const cell = (column: GridColumn, at: number) =>
    gridCell({ column, at, index, row, edits, mask: maskAt(mask, at), sources });
  // Cells that nothing is known of and nothing is selected in are not worth their elements: they pass by in hundreds.
  const isBare = row === null && mask === '';
  const look = isBare ? classes['bare'] : isOpen ? classes['open'] : undefined;
  return (
    <div
      role="row"
      className={look === undefined ? classes['row'] : `${classes['row']} ${look}`}
      aria-rowindex={index + 1 + headRows}
      {...(row === null ? { 'aria-busy': true } : {})}
    >
      <div className={classes['frozen']} role="presentation">
        <div role="rowheader" className={classes['number']} aria-colindex={1}>
          {formatCount(index + 1)}
          {row !== null && (
            <button
              type="button"
              tabIndex={-1}
              className={classes['expand']}
              data-open=""
              aria-label={t('Open the record of {name}', { name: row.name })}
              title={t('Open the record (Space)')}
            />
          )}
        </div>
        {!isBare && columns.frozen.map(cell)}
      </div>
      {!isBare && <div className={classes['skip']} role="presentation" />}
      {!isBare && columns.middle.map((column, at) => cell(column, columns.middleAt + at))}
    </div>
  );
}

export const GridLine = memo(Line);
