// Which row of a group survives, and from which row each of its fields comes.
import type { FieldPath } from '../../../../../../shared/schema/field-path.ts';
import type { DryValue } from '../../../../../../shared/schema/dry-run.ts';
import type { DuplicateGroup, DuplicateMember } from '../../../../../../shared/schema/duplicates.ts';
import type { RowChoice } from './use-duplicates.ts';

export type RowMember = DuplicateMember & { row_number: number };

/** Only rows of the file can be put together here. */
export const rowsOf = ({ members }: DuplicateGroup): RowMember[] =>
  members.filter((member): member is RowMember => member.row_number !== null && !isLeftOut(member));

/** A row that failed or is blank says nothing that could be taken. */
const isLeftOut = ({ fate }: DuplicateMember): boolean => fate === 'failed' || fate === 'blank';

export const isEmpty = (value: DryValue | undefined): boolean =>
  value === undefined || value === null || value.length === 0;

const isSame = (one: DryValue | undefined, other: DryValue | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Fields in which the members say different things. */
export const differingFields = (
  members: readonly DuplicateMember[],
  fields: readonly FieldPath[],
): FieldPath[] =>
  fields.filter((field) => members.some(({ values }) => !isSame(values[field], members[0]?.values[field])));

/** The first row, with what it lacks from the first row that has it. */
export function firstChoice(rows: readonly RowMember[], fields: readonly FieldPath[]): RowChoice | null {
  const [first] = rows;
  if (!first || rows.length < 2) return null;
  const chosen: RowChoice['fields'] = {};
  for (const field of fields) {
    const better = isEmpty(first.values[field])
      ? rows.find(({ values }) => !isEmpty(values[field]))
      : undefined;
    if (better) chosen[field] = better.row_number;
  }
  return { survivor: first.row_number, rows: rows.map(({ row_number: row }) => row), fields: chosen };
}

/** The row that a field comes from. */
export const sourceOf = ({ survivor, fields }: RowChoice, field: FieldPath): number =>
  fields[field] ?? survivor;

export const withSurvivor = (choice: RowChoice, row: number): RowChoice => ({
  ...choice,
  survivor: row,
  fields: {},
});

export const withField = (choice: RowChoice, field: FieldPath, row: number): RowChoice => ({
  ...choice,
  fields: { ...choice.fields, [field]: row },
});
