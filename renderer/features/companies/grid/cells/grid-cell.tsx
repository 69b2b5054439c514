/* oxlint-disable jsx-a11y/prefer-tag-over-role -- see ../company-grid.tsx */
// One cell, as few elements as its value allows: thousands of them pass by in a second. A function that answers elements, not
// a component, for the same reason.
import type { CSSProperties, ReactNode } from 'react';
import { OptionChip } from '../../../../ui/option-chip.tsx';
import type { CellMark, GridColumn, GridRow } from '../columns/grid-column.ts';
import type { SourceMode } from '../../marks/shown-sources.ts';
import type { RowEdits } from '../edit/row-edits.ts';
import { bits } from '../selection/line-mask.ts';
import { columnClass, selectionClass } from './cell-class.ts';
import { cellMark } from './cell-mark.ts';
import { viewOf, type CellView } from './cell-view.ts';
import { CellMarks } from './cell-marks.tsx';
import classes from '../grid.module.css';

export const cellDomId = (row: number, column: number): string => `company-cell-${row}-${column}`;

const styles: CSSProperties[] = [];

/** The width of a shown column, by its place; kept, so that a redrawn cell has the very same style. */
export function widthStyle(at: number): CSSProperties {
  const style = styles[at] ?? { width: `var(--w${at})` };
  styles[at] = style;
  return style;
}

function content(view: CellView): ReactNode {
  if (view.type === 'empty') return '–';
  if (view.type === 'chips')
    return view.chips.map(({ label, color }) => <OptionChip key={label} label={label} color={color} />);
  return view.more === 0 ? (
    view.text
  ) : (
    <>
      <span className={classes['text']}>{view.text}</span>
      <span className={classes['more']}>+{view.more}</span>
    </>
  );
}

/** A value with something beside it needs a line of its own kind; a text alone is the cell's own text. */
const isRow = (view: CellView, mark: CellMark | undefined): boolean =>
  mark !== undefined || view.type === 'chips' || (view.type === 'text' && view.more > 0);

export type CellProps = {
  column: GridColumn;
  /** The place among the shown columns. */
  at: number;
  index: number;
  row: GridRow | null;
  edits: RowEdits | null;
  mask: number;
  sources: SourceMode;
};

/** What stands in a cell now: a text that is no value yet, a value on its way to the store, or the stored one. */
export function cellValue(column: GridColumn, row: GridRow, edits: RowEdits | null): unknown {
  return edits?.values.has(column.path) ? edits.values.get(column.path) : column.read(row);
}

export function gridCell({ column, at, index, row, edits, mask, sources }: CellProps): ReactNode {
  const base = columnClass(column);
  const selection = selectionClass(mask);
  const isActive = (mask & bits.active) !== 0;
  const common = {
    role: 'gridcell',
    style: widthStyle(at),
    'aria-colindex': at + 2,
    'aria-selected': (mask & bits.selected) !== 0,
    ...(isActive ? { id: cellDomId(index, at) } : {}),
    ...(column.edits ? {} : { 'aria-readonly': true }),
  } as const;
  if (row === null)
    return <div key={column.path} {...common} className={`${base} ${classes['loading']} ${selection}`} />;

  const draft = edits?.drafts.get(column.path);
  if (draft)
    return (
      <div
        key={column.path}
        {...common}
        className={`${base} ${classes['invalid']} ${selection}`}
        aria-invalid="true"
      >
        {draft.text}
      </div>
    );
  const view = viewOf(column.kind, cellValue(column, row, edits));
  const mark = cellMark(row, column, sources, view.type === 'empty');
  const state = edits?.values.has(column.path) ? classes['changed'] : '';
  const look = view.type === 'empty' ? classes['empty'] : '';
  if (!isRow(view, mark))
    return (
      <div key={column.path} {...common} className={`${base} ${look} ${state} ${selection}`}>
        {content(view)}
      </div>
    );
  return (
    <div key={column.path} {...common} className={`${base} ${classes['line']} ${look} ${state} ${selection}`}>
      {view.type === 'text' && view.more === 0 ? (
        <span className={classes['text']}>{view.text}</span>
      ) : (
        content(view)
      )}
      {mark && <CellMarks mark={mark} />}
    </div>
  );
}
