// Which rows of a dry run are shown.
import type { FieldPath } from '../../../../../shared/schema/field-path.ts';
import type { Fate } from '../../../../../shared/schema/import.ts';

export type Filter = {
  fate?: Fate;
  /** Rows in which this field changes; with a cause, the field that fails. */
  field?: FieldPath;
  code?: string;
  q?: string;
};

export const allRows: Filter = {};

export const isSameFilter = (one: Filter, other: Filter): boolean =>
  one.fate === other.fate && one.field === other.field && one.code === other.code && one.q === other.q;

/** Pressing a filter that is in force takes it off. */
export const toggled = (now: Filter, wanted: Filter): Filter =>
  isSameFilter(now, wanted) ? allRows : wanted;
