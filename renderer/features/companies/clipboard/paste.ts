// Pasting a block into the selected cells: into as many as it has, over and over where it fits several times, one cell into all of
// them. Each cell is read for its own column; the list does not grow.
import { t } from '../../../../shared/messages/message.ts';
import type { GridColumn } from '../grid/columns/grid-column.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { selectCell, extendTo } from '../grid/selection/selection.ts';
import { readSelection, type SelectedRange } from '../grid/selection/use-grid-selection.ts';
import { toast } from '../../../ui/toast.ts';
import { sayDone } from '../actions/say-done.ts';
import { writeMany, type CellPlan, type Planned } from '../actions/write-many.ts';
import type { ClipCell, ClipTable } from './clip-cell.ts';
import { pastedValue } from './paste-value.ts';
import { readHtmlTable } from './read-html.ts';
import { parseTsv } from './tsv.ts';

export type ClipboardTexts = { html: string; text: string };

/** What is on the clipboard as a table: the exact values of an HTML table if there is one, else the text. */
export function readClipboard({ html, text }: ClipboardTexts): ClipTable | null {
  const table = html === '' ? null : readHtmlTable(html);
  if (table !== null) return table;
  return text === '' ? null : parseTsv(text).map((row) => row.map((cell) => ({ text: cell })));
}

const widthOf = (table: ClipTable): number => Math.max(...table.map((row) => row.length));

type Target = { top: number; rows: number; columns: readonly GridColumn[] };

/** Where a block goes: the range if the block fits into it a whole number of times, else as far as the block reaches. */
export function targetOf(
  table: ClipTable,
  range: SelectedRange,
  shown: readonly GridColumn[],
  total: number,
): Target {
  const [height, width] = [table.length, widthOf(table)];
  const own = range.bottom - range.top + 1;
  const left = shown.findIndex(({ path }) => path === range.columns[0]?.path);
  const rows = own % height === 0 ? own : height;
  const columns = range.columns.length % width === 0 ? range.columns.length : width;
  return {
    top: range.top,
    rows: Math.min(rows, total - range.top),
    columns: shown.slice(left, left + columns),
  };
}

function plannedFor(column: GridColumn, cell: ClipCell | undefined): Planned {
  if (cell === undefined) return { type: 'leave' };
  const parsed = pastedValue(column, cell);
  return parsed.ok
    ? { type: 'value', value: parsed.value }
    : { type: 'draft', text: cell.text, reason: parsed.reason };
}

/** The same text means the same in one column: a fill of a million cells is read once. */
function plannedOnce(): (column: GridColumn, cell: ClipCell | undefined) => Planned {
  const known = new WeakMap<GridColumn, WeakMap<ClipCell, Planned>>();
  return (column, cell) => {
    if (cell === undefined) return { type: 'leave' };
    const ofColumn = known.get(column) ?? new WeakMap<ClipCell, Planned>();
    known.set(column, ofColumn);
    const planned = ofColumn.get(cell) ?? plannedFor(column, cell);
    ofColumn.set(cell, planned);
    return planned;
  };
}

export function pastePlan(table: ClipTable, { top, rows, columns }: Target): CellPlan {
  const width = widthOf(table);
  const planned = plannedOnce();
  return {
    top,
    bottom: top + rows - 1,
    columns,
    cell: (_, index, column, at) => planned(column, table[(index - top) % table.length]?.[at % width]),
  };
}

const rowsLeftOut = (n: number): string =>
  t('{n, plural, one {# row} other {# rows}} did not fit below the last company: import them instead.', {
    n,
  });

const columnsLeftOut = (n: number): string =>
  t('{n, plural, one {# column} other {# columns}} did not fit beside the last one.', { n });

/** What did not find a place, in words. */
function leftOut(table: ClipTable, range: SelectedRange, target: Target): string[] {
  const rows = target.rows < table.length ? table.length - target.rows : 0;
  const columns = Math.max(widthOf(table) - target.columns.length, 0);
  return [
    ...(rows > 0 ? [rowsLeftOut(rows)] : []),
    ...(columns > 0 && range.columns.length > 0 ? [columnsLeftOut(columns)] : []),
  ];
}

const readOnly = ({ columns }: Target): string[] => {
  const kept = columns.filter(({ edits }) => !edits).map(({ label }) => label);
  return kept.length === 0
    ? []
    : [
        t('{n, plural, one {{columns} is} other {{columns} are}} kept by the workbench.', {
          n: kept.length,
          columns: kept.join(', '),
        }),
      ];
};

/** A single block is selected as it now stands, as in any spreadsheet. */
function selectTarget(grid: GridShared, { top, rows, columns }: Target): void {
  const left = grid.columns.get().findIndex(({ path }) => path === columns[0]?.path);
  const start = selectCell({ row: top, column: left });
  const end = { row: top + rows - 1, column: left + columns.length - 1 };
  grid.selection.select(extendTo(start, end), null);
}

export async function pasteTable(grid: GridShared, table: ClipTable): Promise<void> {
  const { ranges, total } = readSelection(grid);
  const [first] = ranges;
  if (first === undefined) return toast(t('Select a cell to paste into.'));
  const targets = ranges.map((range) => targetOf(table, range, grid.columns.get(), total));
  const plans = targets.map((target) => pastePlan(table, target));
  const [only] = targets;
  const selected = grid.selection.get()?.ranges;
  if (only && selected?.length === 1 && selected[0]?.extent === 'cells') selectTarget(grid, only);
  const result = await writeMany(grid, plans, 'paste', t('Pasting'));
  const notes = targets.length === 1 && only ? [...leftOut(table, first, only), ...readOnly(only)] : [];
  return sayDone('paste', result, notes);
}
