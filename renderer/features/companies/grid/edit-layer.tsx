/* oxlint-disable jsx-a11y/prefer-tag-over-role -- as in company-grid.tsx: a virtualised grid cannot be a <table> */
// The editor in its place over the cell, wherever the list has been scrolled to: it is no part of a line, so a line that leaves
// the screen does not take what was typed with it. Beside it, why the active cell is invalid.
import { useSyncExternalStore } from 'react';
import { cellValue } from './cells/grid-cell.tsx';
import type { GridRow } from './columns/grid-column.ts';
import type { GridColumns } from './columns/use-grid-columns.ts';
import { fillWith } from '../fill/fill.ts';
import { HeldEditor } from './editors/held-editor.tsx';
import type { Move } from './editors/editor.ts';
import { setCells } from './edit/grid-edit.ts';
import { rowAt, sizeOf, useGrid, type Editing, type GridShared } from './grid-context.ts';
import { rowHeight } from './row-height.ts';
import { stepOn } from './selection/moves.ts';
import { clampPlace, selectCell } from './selection/selection.ts';
import classes from './grid.module.css';

type Props = {
  columns: GridColumns;
  numberWidth: number;
  /** Where a pixel of the list is drawn. */
  offsetOf: (start: number) => number;
};

function moveOn(grid: GridShared, move: Move): void {
  const selection = grid.selection.get();
  if (!selection || move === 'stay' || move === 'fill') return;
  const by = move === 'down' || move === 'right' ? 1 : -1;
  const isVertical = move === 'up' || move === 'down';
  const next =
    stepOn(selection, isVertical ? 'Enter' : 'Tab', by, sizeOf(grid)) ??
    selectCell(clampPlace(selection.active, sizeOf(grid)));
  grid.selection.select(next);
}

/** Where the person is in another cell already, that stays open. */
function close(grid: GridShared, { id, path }: Editing, move: Move): void {
  const now = grid.editing.get();
  if (now === null || (now.id === id && now.path === path)) grid.editing.set(null);
  moveOn(grid, move);
  if (move !== 'stay') grid.focus.get()();
}

/** The company that is edited, wherever it stands by now. */
function useEditing(grid: GridShared): { editing: Editing; row: GridRow } | null {
  const editing = grid.editing.use();
  if (editing === null) return null;
  const { indexOf } = grid.rows.get().getView();
  const isThere = rowAt(grid, editing.row)?.id === editing.id;
  const at = isThere ? editing.row : indexOf(editing.id);
  // Gone from the list, or not yet among its newest rows: the editor stays where it is, and never writes into whoever is there now.
  const row = (at === null ? null : rowAt(grid, at)) ?? editing.seen;
  return { editing: { ...editing, row: at ?? editing.row }, row };
}

/** A box over the cell of a shown column; over a frozen one it stays in sight too. */
function overCell({ columns, numberWidth, offsetOf }: Props, row: number, at: number) {
  const left = numberWidth + (columns.starts[at] ?? 0);
  const isFrozen = at < columns.frozen;
  return {
    line: { transform: `translateY(${offsetOf(row * rowHeight)}px)` },
    box: {
      width: columns.widths[at],
      marginLeft: left,
      ...(isFrozen ? { position: 'sticky' as const, left } : {}),
    },
  };
}

export function EditLayer(props: Props) {
  const grid = useGrid();
  const open = useEditing(grid);
  if (open === null) return <InvalidNote {...props} />;
  const { editing, row } = open;
  const at = props.columns.shown.findIndex(({ path }) => path === editing.path);
  const column = props.columns.shown[at];
  if (!column) return null;
  const { line, box } = overCell(props, editing.row, at);
  const cell = { row, path: editing.path };
  return (
    // To those who hear the grid, the editor is a cell of a row like any other.
    <div role="row" className={classes['editLine']} style={line}>
      <div role="gridcell" className={classes['editor']} style={box}>
        <HeldEditor
          key={`${editing.id} ${editing.path}`}
          column={column}
          row={row}
          value={cellValue(column, row, grid.edits.of(row.id))}
          start={editing.start}
          onCommit={(value, move, first) => {
            close(grid, editing, move);
            if (move === 'fill') void fillWith(grid, column, value, first);
            else void setCells(grid, [{ ...cell, value, first }]);
          }}
          onConflict={(text, reason, move) => {
            close(grid, editing, 'stay');
            grid.edits.keepDraft(row.id, editing.path, { text, reason });
            if (move !== 'stay') grid.focus.get()();
          }}
          onLeave={(text, reason) => {
            close(grid, editing, 'stay');
            grid.edits.keepDraft(row.id, editing.path, { text, reason });
          }}
          onCancel={() => {
            grid.edits.dropDraft(row.id, editing.path);
            grid.editing.set(null);
            grid.focus.get()();
          }}
        />
      </div>
    </div>
  );
}

/** Why the active cell was not written, beneath it. */
function InvalidNote(props: Props) {
  const grid = useGrid();
  const { selection } = grid.selection.store.use();
  useSyncExternalStore(grid.edits.subscribe, grid.edits.version);
  const active = selection?.active;
  const row = active ? rowAt(grid, active.row) : null;
  const column = active && props.columns.shown[active.column];
  const draft = row && column ? grid.edits.of(row.id)?.drafts.get(column.path) : undefined;
  if (!active || !draft) return null;
  const { line, box } = overCell(props, active.row, active.column);
  return (
    <div className={classes['editLine']} style={line}>
      <div className={classes['noteBox']} style={box}>
        <div className={classes['reason']} role="alert">
          {draft.reason}
        </div>
      </div>
    </div>
  );
}
