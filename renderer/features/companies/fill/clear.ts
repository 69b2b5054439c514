// Emptying the selected cells. A company's name stays: it cannot be empty.
import { t } from '../../../../shared/messages/message.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { readSelection } from '../grid/selection/use-grid-selection.ts';
import { emptyValue } from '../grid/typed/parse-cell.ts';
import { toast } from '../../../ui/toast.ts';
import { sayDone } from '../actions/say-done.ts';
import { writeMany } from '../actions/write-many.ts';

const namesStay = t('A company needs a name: names stay as they are.');

export async function clearSelected(grid: GridShared): Promise<void> {
  const { ranges } = readSelection(grid);
  const hasNames = ranges.some(({ columns }) => columns.some(({ path }) => path === 'name'));
  const plans = ranges.flatMap(({ top, bottom, columns }) => {
    const emptied = columns.filter(({ edits, path }) => edits && path !== 'name');
    if (emptied.length === 0) return [];
    return [
      {
        top,
        bottom,
        columns: emptied,
        cell: (_row: unknown, _index: number, { kind }: (typeof emptied)[number]) =>
          ({ type: 'value', value: emptyValue(kind) }) as const,
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
