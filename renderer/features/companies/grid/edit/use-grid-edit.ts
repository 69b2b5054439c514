// Editing as others use it: writing cells as one action, and opening an editor.
import { useMemo } from 'react';
import { editCells } from '../../../../../shared/contract/bulk.ts';
import { getCompany } from '../../../../../shared/contract/companies.ts';
import type { StepAction } from '../../../../../shared/schema/step.ts';
import { toApiError } from '../../../../api/api-error.ts';
import { call } from '../../../../api/client.ts';
import type { GridRow } from '../columns/grid-column.ts';
import { rowAt, useGrid, type EditStart, type GridShared } from '../grid-context.ts';
import { editText } from '../typed/parse-cell.ts';
import { createWriter, type CellWrite, type WriteResult } from './write-cells.ts';

/** A value for a cell, as the API takes it. */
export type CellEdit = { row: GridRow; path: string; value: unknown };

function findRow(grid: GridShared, id: string): GridRow | null {
  const view = grid.rows.get().getView();
  const at = view.indexOf(id);
  return at === null ? null : view.rowAt(at);
}

const columnOf = (grid: GridShared, path: string) =>
  grid.columns.get().find((column) => column.path === path);

function writerOf(grid: GridShared) {
  return createWriter({
    edits: grid.edits,
    send: async (edits, action) => {
      const body = {
        action,
        partly: true,
        edits: edits.map(({ row, patch }) => ({ companyId: row.id, version: row.version, patch })),
      };
      return (await call(editCells, { body }, { idempotencyKey: crypto.randomUUID() })).data;
    },
    latest: (id) => findRow(grid, id),
    accept: (row) => {
      const marks = findRow(grid, row.id)?.marks;
      grid.rows.get().replace(marks === undefined ? row : { ...row, marks });
    },
    reread: async (id) => (await call(getCompany, { params: { companyId: id } })).data,
    read: (row, path) => columnOf(grid, path)?.read(row),
    toMessage: (error) => toApiError(error).message,
  });
}

const writers = new WeakMap<GridShared, ReturnType<typeof createWriter>>();

/** One writer for a grid, so that the writes of a company wait for each other wherever they were asked for. */
function writerFor(grid: GridShared): ReturnType<typeof createWriter> {
  const writer = writers.get(grid) ?? writerOf(grid);
  writers.set(grid, writer);
  return writer;
}

const withText = (grid: GridShared, { row, path, value }: CellEdit): CellWrite => {
  const kind = columnOf(grid, path)?.kind;
  return { row, path, value, text: kind ? editText(kind, value) : '' };
};

/** Writes cells as one step. Each is shown at once; one that is refused keeps what was typed, with the reason. */
export const setCells = (
  grid: GridShared,
  cells: readonly CellEdit[],
  action: StepAction = 'edit',
): Promise<WriteResult> =>
  writerFor(grid)(
    cells.map((cell) => withText(grid, cell)),
    action,
  );

/** Opens the editor of a cell; false where it cannot be edited or has not been loaded. */
export function startEdit(
  grid: GridShared,
  place: { row: number; column: number },
  start: EditStart = { type: 'value' },
): boolean {
  const column = grid.columns.get()[place.column];
  const row = rowAt(grid, place.row);
  if (!column?.edits || row === null) return false;
  const draft = grid.edits.of(row.id)?.drafts.get(column.path);
  const from: EditStart = draft && start.type === 'value' ? { type: 'draft', ...draft } : start;
  grid.editing.set({ row: place.row, id: row.id, path: column.path, start: from });
  return true;
}

export function useGridEdit() {
  const grid = useGrid();
  return useMemo(
    () => ({
      setCells: (cells: readonly CellEdit[], action?: StepAction) => setCells(grid, cells, action),
      startEdit: (place: { row: number; column: number }, start?: EditStart) => startEdit(grid, place, start),
    }),
    [grid],
  );
}
