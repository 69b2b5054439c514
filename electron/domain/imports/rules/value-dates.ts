// When a stored value was true: the date that a file gave it, as long as nobody changed it since, else the time of its last
// change. What "newest wins" compares.
import type { StoredCompany } from '../../../store/company-row.ts';
import type { ReadDb, WriteDb } from '../../../store/database.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import { findValueDate, setValueDate } from '../../../store/value-dates.ts';
import type { CompanyChanges } from '../../companies/parse-input.ts';
import type { RowNotes } from './merge-values.ts';

export type ValueDates = {
  find(company: Pick<StoredCompany, 'no' | 'createdAtMs'>, field: FieldKey): number;
  note(companyNo: number, field: FieldKey, atMs: number): void;
};

/** `under`: the store below a scratch store, asked where the scratch store knows nothing. */
export const storedDates = (db: WriteDb, under: ReadDb | null = null): ValueDates => ({
  find: ({ no, createdAtMs }, field) =>
    findValueDate(db, no, field) ?? (under && findValueDate(under, no, field)) ?? createdAtMs,
  note: (companyNo, field, atMs) => setValueDate(db, companyNo, field, atMs),
});

/** Call it once the values are written: a date belongs to the change that brought its value. */
export function noteValueDates(
  dates: ValueDates,
  companyNo: number,
  written: CompanyChanges,
  notes: RowNotes | null,
): void {
  if (notes === null) return;
  for (const [field, atMs] of Object.entries(notes.dates) as [FieldKey, number][])
    if (written[field] !== undefined) dates.note(companyNo, field, atMs);
}
