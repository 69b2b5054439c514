// What is selected in the grid, and what keys and buttons do with it. What is too much for one decision is a job over the filter where
// the selection says so: whole columns, or all of it.
import { useState } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import {
  reviewLimits,
  type Decision,
  type ReviewCell,
  type ReviewFilter,
  type ReviewMatrix,
} from '../../../../shared/schema/review.ts';
import { toApiError } from '../../../api/api-error.ts';
import type { Bindings } from '../../../lib/keys.ts';
import { toast } from '../../../ui/toast.ts';
import type { ReviewField } from '../open-cells.ts';
import { useDecide, type Decisions } from '../use-decide.ts';
import { decisionsFor, offersIn, type GridAct } from './grid-offers.ts';
import {
  beside,
  clamped,
  extendTo,
  rangeOf,
  selectAt,
  widened,
  type Range,
  type Selection,
  type Size,
} from './grid-selection.ts';

type Given = {
  batchId: string;
  itemIds: readonly string[];
  columns: readonly string[];
  /** What the list is narrowed to. */
  wanted: ReviewFilter;
  /** Whether all records of the list are there. */
  isWhole: boolean;
  startRow: number;
  peek: (itemId: string) => ReviewMatrix | undefined;
  load: (from: number, to: number) => Promise<void>;
  onBulk: (what: { do: 'accept' | 'reject'; where: ReviewFilter }) => void;
  onOpen: (itemId: string) => void;
};

export type Picked = { itemId: string; field: ReviewField; cell: ReviewCell };

export function useGridReview(given: Given) {
  const { batchId, itemIds, columns, wanted, isWhole, peek, load, onBulk, onOpen } = given;
  const { decide, ask } = useDecide(batchId);
  const [editing, setEditing] = useState<Picked | null>(null);
  const size: Size = { rows: itemIds.length, columns: columns.length };
  const [chosen, setChosen] = useState<Selection>(() => selectAt({ row: given.startRow, column: 0 }));
  const selection = clamped(chosen, size);
  const range = rangeOf(selection, size);

  const inBulk = (what: GridAct, { span }: Selection, { left, right }: Range): void => {
    if (what === 'lock' || span === 'cells' || span === 'rows') {
      const most = reviewLimits.decisions;
      toast(t('That is more than {most, number} decisions. Select fewer cells, or whole columns.', { most }));
    } else if (span === 'all') onBulk({ do: what, where: wanted });
    else
      for (const field of columns.slice(left, right + 1)) onBulk({ do: what, where: { ...wanted, field } });
  };
  const at = (what: GridAct, { top, bottom, left, right }: Range): Decisions => {
    const fields = new Set(columns.slice(left, right + 1));
    return new Map(
      itemIds.slice(top, bottom + 1).map((itemId): [string, Decision[]] => {
        const matrix = peek(itemId);
        return [itemId, matrix ? decisionsFor(matrix, fields, what, wanted) : []];
      }),
    );
  };
  const act = async (what: GridAct, over: Selection): Promise<void> => {
    const cells = rangeOf(over, size);
    const isTall = over.span === 'columns' || over.span === 'all';
    const rows = cells.bottom - cells.top + 1;
    if (rows > reviewLimits.decisions || (isTall && !isWhole)) return inBulk(what, over, cells);
    if (itemIds.slice(cells.top, cells.bottom + 1).some((itemId) => !peek(itemId)))
      await load(cells.top, cells.bottom);
    const decisions = at(what, cells);
    const count = [...decisions.values()].reduce((sum, some) => sum + some.length, 0);
    if (count > reviewLimits.decisions) return inBulk(what, over, cells);
    decide(decisions);
    if (over.span === 'cells' && cells.top === cells.bottom && cells.left === cells.right)
      setChosen(selectAt(beside(over, 1, 0, size)));
    return undefined;
  };
  const run = (what: GridAct, over = selection) =>
    void act(what, over).catch((error: unknown) => toast(toApiError(error).message));

  const headId = itemIds[selection.head.row];
  const edit = (): void =>
    setEditing(
      pickedAt(headId === undefined ? undefined : peek(headId), columns[selection.head.column], wanted),
    );
  const move = (rows: number, across: number) => () =>
    setChosen(selectAt(beside(selection, rows, across, size)));
  const extend = (rows: number, across: number) => () =>
    setChosen(extendTo(selection, beside(selection, rows, across, size)));
  const keys: Bindings = {
    a: () => run('accept'),
    r: () => run('reject'),
    l: () => run('lock'),
    e: edit,
    'Shift+a': () => run('accept', widened(selection)),
    j: move(1, 0),
    k: move(-1, 0),
    ArrowUp: move(-1, 0),
    ArrowDown: move(1, 0),
    ArrowLeft: move(0, -1),
    ArrowRight: move(0, 1),
    'Shift+ArrowUp': extend(-1, 0),
    'Shift+ArrowDown': extend(1, 0),
    'Shift+ArrowLeft': extend(0, -1),
    'Shift+ArrowRight': extend(0, 1),
    Escape: () => setChosen(selectAt(selection.head)),
  };
  /** Keys that mean something else where the grid has no focus. */
  const focusKeys: Bindings = {
    'Mod+a': () => setChosen({ ...selection, span: 'all' }),
    Enter: () => headId !== undefined && onOpen(headId),
  };
  return {
    selection,
    range,
    keys,
    focusKeys,
    editing,
    select: setChosen,
    accept: () => run('accept'),
    reject: () => run('reject'),
    edit,
    closeEdit: () => setEditing(null),
    /** Answers why the value is refused, or null once it was taken. */
    acceptChanged: async (value: unknown): Promise<string | null> => {
      if (!editing) return null;
      const refusal = await ask({ proposalId: editing.cell.id, do: 'accept', value });
      if (refusal === null) setEditing(null);
      return refusal;
    },
  };
}

function pickedAt(
  matrix: ReviewMatrix | undefined,
  column: string | undefined,
  wanted: ReviewFilter,
): Picked | null {
  const field = matrix?.fields.find((one) => one.field === column);
  const cell = field && offersIn(field, wanted)[0];
  return matrix && field && cell ? { itemId: matrix.itemId, field, cell } : null;
}
