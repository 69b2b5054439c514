// What is wrong with one cell, as the row's error says it.
import type { FieldFault } from '../companies/field-result.ts';
import type { RowIssue } from './prepare-row.ts';

export function issueOf(
  { code, message }: FieldFault,
  field: string,
  column: string | undefined,
  value: string | undefined,
): RowIssue {
  return {
    code,
    message,
    field,
    ...(column === undefined ? {} : { column }),
    ...(value === undefined ? {} : { value: shortened(value) }),
  };
}

/** An error shows enough of a value to find it; the whole row stands beside it. */
export const shortened = (value: string): string => (value.length > 500 ? `${value.slice(0, 499)}…` : value);
