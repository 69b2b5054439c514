// What was done in the check, so that it can be taken back one by one and done again: edits of rows, and rules for values.
import type { RowEditOrder } from '../../../../../shared/contract/dry-runs.ts';
import type { ImportRules } from '../../../../../shared/schema/import-rules.ts';

export type EditOrders = Readonly<Record<string, RowEditOrder>>;
/** Something that can be done, and be taken back by another of its kind. */
export type Step = { kind: 'rows'; edits: EditOrders } | { kind: 'rules'; rules: ImportRules };

export type History = { done: readonly Step[]; undone: readonly Step[] };
export const noHistory: History = { done: [], undone: [] };

const mostSteps = 200;

/** `back`: what takes the newest step back. What had been undone is not done again after it. */
export const withStep = ({ done }: History, back: Step): History => ({
  done: [...done, back].slice(-mostSteps),
  undone: [],
});

/** An order after others for the same row. */
export const joined = (before: RowEditOrder = {}, order: RowEditOrder = {}): RowEditOrder => ({
  ...before,
  ...order,
  cells: { ...before.cells, ...order.cells },
});

/** What gives a row back the state that it has `before` an order. */
export function inverseOf(
  { cells, leave_out }: RowEditOrder,
  before: RowEditOrder | undefined,
): RowEditOrder {
  const back = Object.keys(cells ?? {}).map((column) => [column, textBefore(before, column)] as const);
  return {
    ...(cells && { cells: Object.fromEntries(back) }),
    ...(leave_out !== undefined && { leave_out: before?.leave_out ?? false }),
  };
}

const textBefore = ({ cells = {} }: RowEditOrder = {}, column: string): string | null =>
  Object.hasOwn(cells, column) ? (cells[column] ?? null) : null;
