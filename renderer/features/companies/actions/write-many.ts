// Writes cells of any number of companies as one step: read window by window, written part by part. What is no value for its cell
// stays there as a text with its reason.
import { t } from '../../../../shared/messages/message.ts';
import { setCells, type CellEdit } from '../grid/edit/grid-edit.ts';
import { toApiError } from '../../../api/api-error.ts';
import { keyNames } from '../../../ui/kbd.tsx';
import type { StepAction } from '../../../../shared/schema/step.ts';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { readRows, type RowRun } from './read-rows.ts';
import { runWork } from './work.ts';

export type Planned =
  | { type: 'value'; value: unknown }
  /** No value: the text stays in the cell, with the reason. */
  | { type: 'draft'; text: string; reason: string }
  | { type: 'leave' };

export type CellPlan = {
  top: number;
  bottom: number;
  columns: readonly GridColumn[];
  /** `index` is the row's position in the list, `at` the column's place among `columns`. */
  cell: (row: GridRow, index: number, column: GridColumn, at: number) => Planned;
};

export type ManyResult = {
  written: number;
  refused: number;
  /** What can be taken back. */
  step: string | undefined;
  stopped: boolean;
  /** Why not all of it was done. */
  problem?: string;
};

/** More are a bulk edit's, which needs none of them in memory. */
const mostRows = 100_000;

type Draft = { id: string; path: string; text: string; reason: string };

function planRun(
  { columns, cell }: CellPlan,
  { first, rows }: RowRun,
): { edits: CellEdit[]; drafts: Draft[] } {
  const edits: CellEdit[] = [];
  const drafts: Draft[] = [];
  for (const [offset, row] of rows.entries())
    for (const [at, column] of columns.entries()) {
      const planned = column.edits ? cell(row, first + offset, column, at) : null;
      if (planned?.type === 'value') edits.push({ row, path: column.path, value: planned.value });
      else if (planned?.type === 'draft') drafts.push({ id: row.id, path: column.path, ...planned });
    }
  return { edits, drafts };
}

async function writeRun(
  grid: GridShared,
  plan: CellPlan,
  run: RowRun,
  action: StepAction,
  result: ManyResult,
): Promise<void> {
  const { edits, drafts } = planRun(plan, run);
  const { written, refused, step } = await setCells(grid, edits, action, result.step);
  for (const { id, path, text, reason } of drafts) grid.edits.keepDraft(id, path, { text, reason });
  result.written += written;
  result.refused += refused + drafts.length;
  result.step = step ?? result.step;
}

const rowsOf = (plans: readonly CellPlan[]): number =>
  plans.reduce((sum, { top, bottom }) => sum + bottom - top + 1, 0);

/**
 * All rows are known before the first is written: a list that is sorted or filtered by a column would run away under who writes into it.
 */
async function readAll(
  grid: GridShared,
  plans: readonly CellPlan[],
  signal: AbortSignal,
  progress: (rows: number) => void,
): Promise<{ plan: CellPlan; run: RowRun }[]> {
  const all: { plan: CellPlan; run: RowRun }[] = [];
  for (const plan of plans)
    for await (const run of readRows(grid, plan.top, plan.bottom, signal)) {
      all.push({ plan, run });
      progress(run.rows.length);
    }
  return all;
}

async function writeAll(
  grid: GridShared,
  plans: readonly CellPlan[],
  action: StepAction,
  label: string,
  result: ManyResult,
): Promise<boolean> {
  const done = await runWork(label, rowsOf(plans) * 2, async (signal, progress) => {
    let seen = 0;
    const count = (rows: number): void => progress((seen += rows));
    for (const { plan, run } of await readAll(grid, plans, signal, count)) {
      signal.throwIfAborted();
      // oxlint-disable-next-line no-await-in-loop -- each part goes into the step of the one before
      await writeRun(grid, plan, run, action, result);
      count(run.rows.length);
    }
    return true;
  });
  return done !== null;
}

/** `label` is for the status bar: "Pasting". Whatever goes wrong is in the result. */
export async function writeMany(
  grid: GridShared,
  plans: readonly CellPlan[],
  action: StepAction,
  label: string,
): Promise<ManyResult> {
  const result: ManyResult = { written: 0, refused: 0, step: undefined, stopped: false };
  if (rowsOf(plans) > mostRows)
    return {
      ...result,
      problem: t('Select up to {rows, number} rows, or edit all of them with {keys}.', {
        rows: mostRows,
        keys: keyNames('Mod Shift E'),
      }),
    };
  try {
    const isDone = await writeAll(grid, plans, action, label, result);
    return { ...result, stopped: !isDone };
  } catch (error) {
    return { ...result, problem: toApiError(error).message };
  }
}
