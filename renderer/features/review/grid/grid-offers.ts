// What of a field can be decided from the grid, narrowed to what its list is about, and the decisions that this comes to.
import { listFields } from '../../../../shared/schema/company.ts';
import type { Decision, ReviewCell, ReviewFilter, ReviewMatrix } from '../../../../shared/schema/review.ts';
import { canDecide, type ReviewField } from '../open-cells.ts';

const lists: ReadonlySet<string> = new Set([...listFields, 'tags']);

/** The surest first. */
export const offersIn = (
  field: ReviewField,
  { relation, provider, minConfidence }: ReviewFilter,
): ReviewCell[] =>
  field.cells
    .filter(
      (cell) =>
        canDecide(field, cell) &&
        (relation === undefined || cell.relation === relation) &&
        (provider === undefined || cell.provider === provider) &&
        (minConfidence === undefined || cell.confidence >= minConfidence),
    )
    .toSorted((one, other) => other.confidence - one.confidence);

export type GridAct = 'accept' | 'reject' | 'lock';

/** The decisions about these fields of a record. */
export const decisionsFor = (
  matrix: ReviewMatrix,
  fields: ReadonlySet<string>,
  what: GridAct,
  wanted: ReviewFilter,
): Decision[] =>
  matrix.fields
    .filter(({ field }) => fields.has(field))
    .flatMap((field) => {
      if (what === 'lock') return lockOf(matrix, field);
      const offers = offersIn(field, wanted);
      return what === 'reject' ? rejectionsOf(offers) : acceptancesOf(field, offers);
    });

const lockOf = ({ itemId }: ReviewMatrix, { field, isLocked }: ReviewField): Decision[] =>
  isLocked ? [] : [{ itemId, field, do: 'lock' }];

/** Of a list what each adds, else the surest. */
const acceptancesOf = ({ field }: ReviewField, offers: readonly ReviewCell[]): Decision[] =>
  (lists.has(field) ? offers : offers.slice(0, 1)).map(({ id }) => ({ proposalId: id, do: 'accept' }));

/** Equal values go with the first. */
const rejectionsOf = (offers: readonly ReviewCell[]): Decision[] => {
  const firsts = new Map(offers.toReversed().map((cell) => [JSON.stringify(cell.value), cell.id]));
  return [...firsts.values()].map((proposalId) => ({ proposalId, do: 'reject' }));
};
