/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see company-grid.tsx: the grid has the focus and the keys */
// One row of the list. Drawn again only when its company, its place or its state changed.
import type { Cell, Row } from '@tanstack/react-table';
import { IconArrowsDiagonal } from '@tabler/icons-react';
import { memo } from 'react';
import type { Company } from '../../../shared/schema/company.ts';
import { formatCount } from '../../lib/format.ts';
import { cellClass } from './cell-class.ts';
import type { CellText, features, GridRow } from './columns.ts';
import classes from './company-grid.module.css';

export const rowDomId = (index: number): string => `company-row-${index}`;

type LineProps = {
  row: Row<typeof features, GridRow>;
  index: number;
  company: Company | null;
  isActive: boolean;
  isOpen: boolean;
  onActive: (index: number) => void;
  onToggle: (index: number) => void;
};

function Value({
  cell,
  at,
  isLoaded,
}: {
  cell: Cell<typeof features, GridRow>;
  at: number;
  isLoaded: boolean;
}) {
  const { text, more } = cell.getValue() as CellText;
  return (
    <div
      role="gridcell"
      className={cellClass(cell.column.columnDef.meta, 'value')}
      aria-colindex={at + 2}
      title={text === '' ? undefined : text}
    >
      {isLoaded ? <Text text={text} more={more} /> : <span className={classes['loading']} />}
    </div>
  );
}

function Text({ text, more }: { text: string; more: number | undefined }) {
  if (text === '') return <span className={classes['empty']}>–</span>;
  return (
    <>
      <span className={classes['text']}>{text}</span>
      {more !== undefined && <span className={classes['more']}>+{more}</span>}
    </>
  );
}

function Line({ row, index, company, isActive, isOpen, onActive, onToggle }: LineProps) {
  const state = `${isOpen ? classes['open'] : ''} ${isActive ? classes['active'] : ''}`;
  return (
    <div
      id={rowDomId(index)}
      role="row"
      className={`${classes['row']} ${state}`}
      aria-rowindex={index + 2}
      aria-selected={isActive}
      {...(company === null ? { 'aria-busy': true } : {})}
      onClick={() => onActive(index)}
      onDoubleClick={() => onToggle(index)}
    >
      <div role="gridcell" className={`${classes['cell']} ${classes['number']}`} aria-colindex={1}>
        <span className={classes['rowNumber']}>{formatCount(index + 1)}</span>
        <button
          type="button"
          tabIndex={-1}
          className={classes['expand']}
          onClick={() => onToggle(index)}
          aria-label={company === null ? 'Open the record' : `Open the record of ${company.name}`}
          title="Open the record (Space)"
        >
          <IconArrowsDiagonal size={12} stroke={1.6} aria-hidden="true" />
        </button>
      </div>
      {row.getAllCells().map((cell, at) => (
        <Value key={cell.id} cell={cell} at={at} isLoaded={company !== null} />
      ))}
    </div>
  );
}

/** `row` is a new object at every scroll step and says nothing that the others do not. */
const isSame = (before: LineProps, after: LineProps): boolean =>
  before.index === after.index &&
  before.company === after.company &&
  before.isActive === after.isActive &&
  before.isOpen === after.isOpen &&
  before.onActive === after.onActive &&
  before.onToggle === after.onToggle;

export const GridLine = memo(Line, isSame);
