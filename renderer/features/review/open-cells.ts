// Which proposals of a record can be decided now, and how a person gets from one to the next by keys.
import type { Decision, ReviewCell, ReviewMatrix } from '../../../shared/schema/review.ts';

export type ReviewField = ReviewMatrix['fields'][number];

/** A cell of the matrix. */
export type Place = { field: string; provider: string };

/** One that was kept back since its field was locked counts again once that is unlocked. */
export const canDecide = ({ isLocked }: ReviewField, { state }: ReviewCell): boolean =>
  !isLocked && (state === 'open' || state === 'locked');

/** What a provider says of a field: what is open before what was decided. */
export const cellAt = (field: ReviewField, provider: string): ReviewCell | undefined =>
  field.cells.find((cell) => cell.provider === provider && canDecide(field, cell)) ??
  field.cells.findLast((cell) => cell.provider === provider && cell.state !== 'dropped') ??
  field.cells.find((cell) => cell.provider === provider);

const providersOf = (matrix: ReviewMatrix): string[] => [
  ...new Set([
    ...matrix.providers.map(({ code }) => code),
    ...matrix.fields.flatMap(({ cells }) => cells.map((cell) => cell.provider)),
  ]),
];

/** A column for each provider that proposes something. */
export const columnsOf = (matrix: ReviewMatrix): string[] =>
  providersOf(matrix).filter((code) =>
    matrix.fields.some(({ cells }) => cells.some(({ provider }) => provider === code)),
  );

function surest(field: ReviewField): ReviewCell | undefined {
  return field.cells
    .filter((cell) => canDecide(field, cell))
    .toSorted((one, other) => other.confidence - one.confidence)[0];
}

/** Where a person begins: at the surest value of the first field that is open. */
export function firstOpen(matrix: ReviewMatrix): Place | null {
  for (const field of matrix.fields) {
    const cell = surest(field);
    if (cell) return { field: field.field, provider: cell.provider };
  }
  return null;
}

/** After a decision: the next open field below, or above where there is none. */
export function nextOpen(matrix: ReviewMatrix, { field }: Place): Place | null {
  const at = matrix.fields.findIndex((one) => one.field === field);
  const turned = [...matrix.fields.slice(Math.max(at, 0)), ...matrix.fields.slice(0, Math.max(at, 0))];
  return firstOpen({ ...matrix, fields: turned });
}

/** One field up or down, or one provider left or right. */
export function moved(
  matrix: ReviewMatrix,
  place: Place | null,
  rows: number,
  columns: number,
): Place | null {
  const fields = matrix.fields.map(({ field }) => field);
  const providers = columnsOf(matrix);
  const start = place ?? firstOpen(matrix) ?? { field: fields[0] ?? '', provider: providers[0] ?? '' };
  const field = fields[within(fields.indexOf(start.field) + rows, fields.length)];
  const provider = providers[within(providers.indexOf(start.provider) + columns, providers.length)];
  return field === undefined || provider === undefined ? null : { field, provider };
}

const within = (at: number, length: number): number => Math.min(Math.max(at, 0), length - 1);

/** Of each field the surest value; of a list what every provider adds. */
export const acceptAll = (matrix: ReviewMatrix): Decision[] =>
  matrix.fields.flatMap((field) => {
    const best = surest(field);
    if (!best) return [];
    const chosen = Array.isArray(best.value) ? field.cells.filter((cell) => canDecide(field, cell)) : [best];
    return chosen.map(({ id }): Decision => ({ proposalId: id, do: 'accept' }));
  });
