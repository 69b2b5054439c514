// A person's choice among rows that are one company: the surviving row takes the cells of each field from the row that was
// chosen for it, the others are left out. Made of row edits, so that the next dry run shows all of it.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { FieldPath } from '../../../shared/schema/field-path.ts';
import type { RowEdit } from '../../../shared/schema/import-rules.ts';
import { pathOf } from './extras/extra-target.ts';
import type { PlannedField } from './row-plan.ts';

export type RowChoice = {
  survivor: number;
  /** The rows that are one company, the survivor among them. */
  rows: readonly number[];
  /** Field → row whose cells it takes; the survivor's own where it is not named. */
  fields: Record<FieldPath, number>;
};

/** `cellsOf`: the row's cells as they are read now, earlier edits included. */
export function mergeRows(
  choice: RowChoice,
  { columns, fields }: { columns: readonly string[]; fields: readonly PlannedField[] },
  cellsOf: ReadonlyMap<number, readonly string[]>,
): Record<string, RowEdit> {
  const { survivor } = choice;
  const rows = new Set([...choice.rows, survivor]);
  for (const row of [...rows, ...Object.values(choice.fields)])
    if (!cellsOf.has(row) || !rows.has(row)) throw notThere(row);
  // Entries, not keys set one by one: a column may well be called `__proto__`.
  const cells: [string, string][] = [];
  for (const planned of fields) {
    const { cells: from } = planned;
    const chosen = cellsOf.get(choice.fields[pathOf(planned)] ?? survivor) ?? [];
    for (const at of from) {
      const text = chosen[at] ?? '';
      if (text !== (cellsOf.get(survivor)?.[at] ?? '')) cells.push([columns[at] ?? '', text]);
    }
  }
  const edits: Record<string, RowEdit> = {};
  for (const row of rows) if (row !== survivor) edits[String(row)] = { leave_out: true };
  edits[String(survivor)] = { cells: Object.fromEntries(cells), leave_out: false };
  return edits;
}

const notThere = (row: number): AppError =>
  new AppError('validation_error', {
    message: t('Row {row} is none of the rows that are put together. Choose among those that you name.', {
      row,
    }),
    issues: [{ path: 'fields', code: 'unknown_row', message: t('Row {row} is not among them.', { row }) }],
  });
