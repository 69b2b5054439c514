/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- its button has the focus; else see ../company-grid.tsx */
// The head of one column: a click sorts up, down and as stored; Ctrl and Shift select; it is dragged to another place, and its
// edge to another width.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState, type DragEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { widthStyle } from '../cells/grid-cell.tsx';
import type { GridColumn } from '../columns/grid-column.ts';
import { minWidth, type ColumnHeader } from '../columns/use-grid-columns.ts';
import type { HeadFocus } from '../use-head-focus.ts';
import { ColumnMenu } from './column-menu.tsx';
import type { HeadActions } from './head-actions.ts';
import classes from '../grid.module.css';

export type Sorted = 'asc' | 'desc' | null;

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;
const widthStep = 16;
const dragType = 'application/x-rowbench-column';

type Props = {
  column: GridColumn;
  /** The place among the shown columns. */
  at: number;
  header: ColumnHeader | undefined;
  sorted: Sorted;
  isFrozen: boolean;
  isGroupStart: boolean;
  /** The next shown column, before which a drop on the right half puts another. */
  next: string | null;
  focus: HeadFocus;
  onCells: (column: number) => void;
  actions: HeadActions;
};

/** Up, then down, then as stored. */
export const nextSorted = (sorted: Sorted): Sorted =>
  sorted === null ? 'asc' : sorted === 'asc' ? 'desc' : null;

/** Drag to widen, double-click for the usual width. From the keyboard: Shift and an arrow on the head. */
function ResizeHandle({ header, column, actions }: Pick<Props, 'header' | 'column' | 'actions'>) {
  const start = header?.getResizeHandler();
  return (
    <span
      className={`${classes['resize']} ${header?.column.getIsResizing() ? classes['resizing'] : ''}`}
      aria-hidden="true"
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onMouseDown={start}
      onTouchStart={start}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={() => actions.resetWidth(column)}
    />
  );
}

function onHeadKey(event: KeyboardEvent, props: Props, openMenu: () => void): void {
  const { column, at, header, focus, actions } = props;
  const isRight = event.key === 'ArrowRight';
  const mod = event.ctrlKey || event.metaKey;
  if (isRight || event.key === 'ArrowLeft') {
    const by = isRight ? 1 : -1;
    if (mod && event.shiftKey) actions.step(column, by);
    else if (event.shiftKey) {
      const width = (header?.getSize() ?? column.width) + by * widthStep;
      actions.widen(column, Math.max(width, minWidth));
    } else focus.moveTo(at + by);
  } else if (event.key === 'ArrowDown' && event.altKey) openMenu();
  else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openMenu();
  else if (event.key === 'ArrowDown') props.onCells(at);
  else if (event.key === ' ' && mod) actions.select(column);
  else if (event.key === 'Home') focus.moveTo(0);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Which edge of the head a drop would put a column at. */
function useDrop({ column, next, actions }: Props) {
  const [edge, setEdge] = useState<'left' | 'right' | null>(null);
  const edgeUnder = (event: DragEvent<HTMLElement>): 'left' | 'right' => {
    const box = event.currentTarget.getBoundingClientRect();
    return event.clientX < box.left + box.width / 2 ? 'left' : 'right';
  };
  const handlers = {
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(dragType, column.path);
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!event.dataTransfer.types.includes(dragType)) return;
      event.preventDefault();
      setEdge(edgeUnder(event));
    },
    onDragLeave: () => setEdge(null),
    onDrop: (event: DragEvent<HTMLElement>) => {
      const path = event.dataTransfer.getData(dragType);
      setEdge(null);
      if (path === '') return;
      event.preventDefault();
      actions.move(path, edgeUnder(event) === 'left' ? column.path : next);
    },
  };
  return { edge, handlers };
}

export function ColumnHead(props: Props) {
  const { column, at, sorted, actions } = props;
  const [opened, setOpened] = useState(false);
  const { edge, handlers } = useDrop(props);
  const Arrow = sorted === 'asc' ? IconArrowUp : IconArrowDown;
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey) actions.select(column, event.shiftKey ? 'extend' : 'add');
    else if (event.shiftKey) actions.select(column, 'extend');
    else if (column.sorts) actions.sort(column, nextSorted(sorted));
    else actions.select(column);
  };
  const look = [
    classes['head'],
    column.align === 'end' && classes['headEnd'],
    props.isGroupStart && classes['groupStart'],
    edge !== null && classes[edge === 'left' ? 'dropLeft' : 'dropRight'],
  ];
  return (
    <div
      role="columnheader"
      aria-label={column.label}
      className={look.filter(Boolean).join(' ')}
      style={widthStyle(at)}
      aria-colindex={at + 2}
      {...(column.sorts ? { 'aria-sort': sorted === null ? 'none' : ariaSort[sorted] } : {})}
      draggable
      {...handlers}
      onContextMenu={(event) => {
        event.preventDefault();
        setOpened(true);
      }}
    >
      <button
        type="button"
        className={classes['headButton']}
        data-head={column.path}
        tabIndex={props.focus.column === at ? 0 : -1}
        onClick={onClick}
        onKeyDown={(event) => onHeadKey(event, props, () => setOpened(true))}
      >
        <span className={classes['text']}>{column.label}</span>
        {sorted !== null && <Arrow size={12} stroke={1.6} aria-hidden="true" />}
      </button>
      <ColumnMenu
        column={column}
        sorted={sorted}
        isFrozen={props.isFrozen}
        opened={opened}
        onOpened={(next) => {
          setOpened(next);
          if (!next) props.focus.moveTo(at);
        }}
        actions={actions}
      />
      <ResizeHandle header={props.header} column={column} actions={actions} />
    </div>
  );
}
