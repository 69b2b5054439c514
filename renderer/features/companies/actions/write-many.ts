// Writes cells of any number of companies as one step: read window by window, written part by part. What is no value for its cell
// stays there as a text with its reason.
import { setCells, type CellEdit } from '../grid/edit/use-grid-edit.ts';
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
};

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

/** `label` is for the status bar: "Pasting". */
export async function writeMany(
  grid: GridShared,
  plans: readonly CellPlan[],
  action: StepAction,
  label: string,
): Promise<ManyResult> {
  const result: ManyResult = { written: 0, refused: 0, step: undefined, stopped: false };
  const done = await runWork(label, rowsOf(plans), async (signal, progress) => {
    let seen = 0;
    for (const plan of plans)
      for await (const run of readRows(grid, plan.top, plan.bottom, signal)) {
        await writeRun(grid, plan, run, action, result);
        seen += run.rows.length;
        progress(seen);
      }
    return true;
  });
  return { ...result, stopped: done === null };
}
