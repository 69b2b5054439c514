// A value of one cell as what another cell gets of it: the very same in a column of the same kind, else what its text means there.
import { cellValue } from '../grid/cells/grid-cell.tsx';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { editText } from '../grid/typed/parse-cell.ts';
import type { Planned } from '../actions/write-many.ts';
import { kindWord } from '../clipboard/own-value.ts';
import { pastedValue } from '../clipboard/paste-value.ts';

export function plannedFrom(from: GridColumn, value: unknown, to: GridColumn): Planned {
  const text = editText(from.kind, value);
  const own = { kind: kindWord(from.kind), value: text === '' ? null : value };
  const parsed = pastedValue(to, { text, own });
  return parsed.ok ? { type: 'value', value: parsed.value } : { type: 'draft', text, reason: parsed.reason };
}

/** What stands in a cell now, also if it is on its way to the store. */
export const valueNow = (grid: GridShared, column: GridColumn, row: GridRow): unknown =>
  cellValue(column, row, grid.edits.of(row.id));
