// Editing as others use it: writing cells as one action, and opening an editor.
import { editCells } from '../../../../../shared/contract/bulk.ts';
import { getCompany } from '../../../../../shared/contract/companies.ts';
import type { StepAction } from '../../../../../shared/schema/step.ts';
import type { CallInput } from '../../../../../shared/contract/index.ts';
import type { CellsResult } from '../../../../../shared/schema/bulk.ts';
import { t } from '../../../../../shared/messages/message.ts';
import { ApiError, toApiError } from '../../../../api/api-error.ts';
import { call } from '../../../../api/client.ts';
import { toast } from '../../../../ui/toast.ts';
import type { GridRow } from '../columns/grid-column.ts';
import { rowAt, type EditStart, type GridShared } from '../grid-context.ts';
import { editText } from '../typed/parse-cell.ts';
import { createWriter, type CellWrite, type WriteResult } from './write-cells.ts';

/** A value for a cell, as the API takes it. */
export type CellEdit = Omit<CellWrite, 'text'>;

function findRow(grid: GridShared, id: string): GridRow | null {
  const view = grid.rows.get().getView();
  const at = view.indexOf(id);
  return at === null ? null : view.rowAt(at);
}

const columnOf = (grid: GridShared, path: string) =>
  [...grid.columns.get(), ...grid.fields.get()].find((column) => column.path === path);

function writerOf(grid: GridShared) {
  return createWriter({
    edits: grid.edits,
    send: async (all, action, step) => {
      const edits = all.map(({ row, patch }) => ({ companyId: row.id, version: row.version, patch }));
      const answer = await sendCells({ action, partly: true, edits }, step);
      return { ...answer, step: answer.step?.id };
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

type CellsBody = CallInput<typeof editCells>['body'];

/** Where something else was done since, the rest becomes a step of its own rather than nothing. */
async function sendCells(body: CellsBody, step: string | undefined): Promise<CellsResult> {
  const send = async (more: { step?: string }) =>
    (await call(editCells, { body: { ...body, ...more } }, { idempotencyKey: crypto.randomUUID() })).data;
  if (step === undefined) return send({});
  try {
    return await send({ step });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'job_conflict') return send({});
    throw error;
  }
}

const writers = new WeakMap<GridShared, ReturnType<typeof createWriter>>();

/** One writer for a grid, so that the writes of a company wait for each other wherever they were asked for. */
function writerFor(grid: GridShared): ReturnType<typeof createWriter> {
  const writer = writers.get(grid) ?? writerOf(grid);
  writers.set(grid, writer);
  return writer;
}

const withText = (grid: GridShared, cell: CellEdit): CellWrite => {
  const kind = columnOf(grid, cell.path)?.kind;
  return { ...cell, text: kind ? editText(kind, cell.value) : '' };
};

/** Writes cells as one step, or into a step that has just been made. Each is shown at once; one that is refused keeps what was typed, with the reason. */
export async function setCells(
  grid: GridShared,
  cells: readonly CellEdit[],
  action: StepAction = 'edit',
  step?: string,
): Promise<WriteResult> {
  const writes = cells.map((cell) => withText(grid, cell));
  const result = await writerFor(grid)(writes, action, step);
  if (result.refused > 0) tellUnseen(grid, writes);
  return result;
}

/** Of many, who wrote them tells how many. */
const mostTold = 3;

/** What was refused stands in its cell with the reason; where the company has left the list, or the list was left, nobody sees it there. */
function tellUnseen(grid: GridShared, writes: readonly CellWrite[]): void {
  const unseen = writes.flatMap(({ row, path, text }) => {
    const draft = grid.edits.of(row.id)?.drafts.get(path);
    const isSeen = !grid.isLeft.get() && findRow(grid, row.id) !== null;
    return draft && !isSeen ? [{ text, name: row.name, reason: draft.reason }] : [];
  });
  for (const told of unseen.slice(0, mostTold))
    toast(t('“{text}” was not written to {name}. {reason}', told));
}

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
  grid.editing.set({ row: place.row, id: row.id, path: column.path, start: from, seen: row });
  return true;
}
