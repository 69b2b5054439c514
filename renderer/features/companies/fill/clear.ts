// Emptying the selected cells. A company's name stays: it cannot be empty.
import { t } from '../../../../shared/messages/message.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { readSelection, type SelectedRange } from '../grid/selection/use-grid-selection.ts';
import { emptyValue } from '../grid/typed/parse-cell.ts';
import { toast } from '../../../ui/toast.ts';
import { sayDone } from '../actions/say-done.ts';
import { writeMany, type CellPlan } from '../actions/write-many.ts';

const namesStay = t('A company needs a name: names stay as they are.');

export const clearSelected = (grid: GridShared): Promise<void> =>
  clearCells(grid, readSelection(grid).ranges);

/** `only`: those companies, where others may stand in the ranges by now. */
export async function clearCells(
  grid: GridShared,
  ranges: readonly SelectedRange[],
  only?: ReadonlySet<string>,
): Promise<void> {
  const hasNames = ranges.some(({ columns }) => columns.some(({ path }) => path === 'name'));
  const plans = ranges.flatMap(({ top, bottom, columns }): CellPlan[] => {
    const emptied = columns.filter(({ edits, path }) => edits && path !== 'name');
    if (emptied.length === 0) return [];
    return [
      {
        top,
        bottom,
        columns: emptied,
        cell: ({ id }, _index, { kind }) =>
          only?.has(id) === false ? { type: 'leave' } : { type: 'value', value: emptyValue(kind) },
      },
    ];
  });
  if (plans.length === 0) {
    if (hasNames) toast(namesStay);
    return;
  }
  // A text that was refused goes with the rest.
  const result = await writeMany(grid, plans, 'clear', t('Clearing'));
  const isWordless = result.written <= 1 && result.refused === 0 && !hasNames;
  if (!isWordless) sayDone('clear', result, hasNames ? [namesStay] : []);
}
