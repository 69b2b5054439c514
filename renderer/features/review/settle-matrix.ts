// What a record will look like once decisions are made: shown at once, while the backend still writes. Its answer takes the place of
// this guess.
import type { Decision, ReviewAmounts, ReviewCell, ReviewMatrix } from '../../../shared/schema/review.ts';
import { canDecide, type ReviewField } from './open-cells.ts';

export const settled = (matrix: ReviewMatrix, decisions: readonly Decision[]): ReviewMatrix => {
  const fields = decisions.reduce<ReviewField[]>(
    (all, decision) => all.map((field) => settledField(field, decision)),
    matrix.fields,
  );
  return { ...matrix, fields, ...amountsOf(fields) };
};

function settledField(field: ReviewField, decision: Decision): ReviewField {
  if (decision.do === 'lock') return decision.field === field.field ? locked(field) : field;
  const cell = field.cells.find(({ id }) => id === decision.proposalId);
  if (!cell || !canDecide(field, cell)) return field;
  return decision.do === 'reject' ? rejected(field, cell) : accepted(field, cell, decision);
}

const withCells = (field: ReviewField, change: (cell: ReviewCell) => ReviewCell): ReviewField => ({
  ...field,
  cells: field.cells.map(change),
});

const locked = (field: ReviewField): ReviewField => ({
  ...withCells(field, (cell) => (cell.state === 'open' ? { ...cell, state: 'locked' } : cell)),
  isLocked: true,
});

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** An equal value of another provider goes with it. */
const rejected = (field: ReviewField, { id, value }: ReviewCell): ReviewField =>
  withCells(field, (cell) =>
    cell.id === id || (canDecide(field, cell) && isSame(cell.value, value))
      ? { ...cell, state: 'rejected' }
      : cell,
  );

/** Others for the field are passed over; of a list each adds its own. */
function accepted(
  field: ReviewField,
  { id, value }: ReviewCell,
  decision: Extract<Decision, { do: 'accept' }>,
): ReviewField {
  const isEdited = Object.hasOwn(decision, 'value');
  const isList = Array.isArray(value);
  const next = withCells(field, (cell) => {
    if (cell.id === id) return { ...cell, state: isEdited ? 'edited' : 'accepted', written: decision.value };
    return !isList && canDecide(field, cell) ? { ...cell, state: 'superseded' } : cell;
  });
  if (isEdited) return { ...next, value: decision.value };
  return { ...next, value: isList ? united(field.value, value as unknown[]) : value };
}

const united = (stored: unknown, added: readonly unknown[]): unknown[] => [
  ...new Set([...(Array.isArray(stored) ? (stored as unknown[]) : []), ...added]),
];

const decided: ReadonlySet<string> = new Set(['accepted', 'edited', 'rejected', 'superseded', 'taken_back']);

export function amountsOf(fields: readonly ReviewField[]): ReviewAmounts {
  const cells = fields.flatMap((field) => field.cells);
  const open = cells.filter(({ state }) => state === 'open');
  return {
    open: open.length,
    conflicts: open.filter(({ relation }) => relation === 'conflicts').length,
    fills: open.filter(({ relation }) => relation === 'fills').length,
    decided: cells.filter(({ state }) => decided.has(state)).length,
  };
}
