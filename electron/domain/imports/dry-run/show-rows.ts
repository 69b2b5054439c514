// Rows of a dry run as the wire shows them: each cell before and after. What a company was at the time of its row is what
// it is in the end, with the changes of later rows taken back.
import type { CompanyField } from '../../../../shared/schema/company.ts';
import type { FieldPath } from '../../../../shared/schema/field-path.ts';
import type { DryCell, DryRow, DryRowError, DryValue } from '../../../../shared/schema/dry-run.ts';
import type { RowNote } from '../../../../shared/schema/not-taken.ts';
import type { Mapping } from '../../../../shared/schema/import.ts';
import { findCompanyByNo } from '../../../store/companies.ts';
import { companyIdOf, type RecordValues } from '../../../store/company-row.ts';
import type { FieldKey, FieldValue } from '../../../store/field-key.ts';
import type { ReadDb } from '../../../store/database.ts';
import {
  findDryChange,
  findDrySkipped,
  laterDryChanges,
  type FieldValues,
} from '../../../store/dry-run-rows.ts';
import { listRefusalsOfRow } from '../../../store/refusals.ts';
import { whyNotTaken } from '../../record/not-taken.ts';
import { errorsOfRow, type StoredRowError } from '../../../store/import-errors.ts';
import { pathOf } from '../extras/extra-target.ts';
import type { PlannedField } from '../row-plan.ts';
import { suggestFix } from '../suggest-fix.ts';
import { suggestOption } from '../extras/suggest-option.ts';
import type { LoggedRow } from './row-log.ts';

export type ShowContext = {
  db: ReadDb;
  /** The real store. */
  stored: ReadDb;
  importNo: number;
  lastStoredNo: number;
  planned: readonly PlannedField[];
  /** The planned fields, and tags where the options add some. */
  fields: readonly FieldKey[];
  /** What the wire calls a field, and how it shows its values. */
  pathOf: (field: FieldKey) => FieldPath;
  show: (field: FieldKey, value: FieldValue) => DryValue;
  mapping: Mapping;
  columns: readonly string[];
  /** Row that made a company of this dry run. */
  makerOf: (companyNo: number) => number | null;
};

export function showDryRow(context: ShowContext, row: LoggedRow): DryRow {
  const errors = row.fate === 'failed' ? errorsOfRow(context.db, context.importNo, row.rowNumber) : [];
  return {
    row_number: row.rowNumber,
    line: row.line,
    fate: row.fate,
    code: row.code,
    met: metBy(context, row),
    cells: cellsOf(context, row, errors),
    errors: errors.map((error) => showError(context, error)),
    notes: notesOf(context, row),
  };
}

const notesOf = ({ db, stored, pathOf: nameOf, show }: ShowContext, { rowNumber }: LoggedRow): RowNote[] =>
  listRefusalsOfRow(db, rowNumber).map((refusal) => ({
    field: nameOf(refusal.field),
    ...whyNotTaken(stored, refusal, show(refusal.field, refusal.value as FieldValue)),
  }));

function metBy(
  { db, lastStoredNo, makerOf }: ShowContext,
  { by, companyNo, fate }: LoggedRow,
): DryRow['met'] {
  if (by === null || companyNo === null || fate === 'failed') return null;
  const company = companyNo <= lastStoredNo ? findCompanyByNo(db, companyNo) : null;
  return {
    by,
    company_id: company && companyIdOf(company),
    row_number: company ? null : makerOf(companyNo),
  };
}

function cellsOf(context: ShowContext, row: LoggedRow, errors: readonly StoredRowError[]): DryRow['cells'] {
  if (row.fate === 'blank') return {};
  if (row.fate === 'failed') return own(context, rawValues(context, errors[0]?.cells));
  if (row.fate === 'skipped') return own(context, skippedValues(context, row));
  const after = companyAt(context.db, row);
  if (after === null) return {};
  if (row.fate === 'created')
    return cells(context, (field) => {
      const shown = context.show(field, after[field] ?? null);
      return { before: emptyOf(shown), after: shown };
    });
  const change = row.fate === 'updated' ? findDryChange(context.db, row.rowNumber) : null;
  return cells(
    context,
    (field) => {
      const value = after[field] ?? null;
      const before = change?.before[field];
      return {
        before: context.show(field, before === undefined ? value : before),
        after: context.show(field, value),
      };
    },
    change?.after,
  );
}

const emptyOf = (value: DryValue): DryValue => (Array.isArray(value) ? [] : null);

/** Every shown field, and whatever else changed. */
function cells(
  { fields, pathOf: nameOf }: ShowContext,
  cellOf: (field: FieldKey) => DryCell,
  changed: FieldValues = {},
): DryRow['cells'] {
  const all = new Set([...fields, ...(Object.keys(changed) as FieldKey[])]);
  return Object.fromEntries([...all].map((field) => [nameOf(field), cellOf(field)]));
}

const own = (context: ShowContext, values: FieldValues): DryRow['cells'] =>
  cells(context, (field) => {
    const shown = context.show(field, values[field] ?? null);
    return { before: shown, after: shown };
  });

/** The values of a company as this row left it. */
function companyAt(db: ReadDb, { companyNo, rowNumber }: LoggedRow): RecordValues | null {
  const company = companyNo === null ? null : findCompanyByNo(db, companyNo);
  if (!company) return null;
  const values: FieldValues = { ...company.values };
  for (const before of laterDryChanges(db, company.no, rowNumber)) Object.assign(values, before);
  return values as RecordValues;
}

/** The row's own cells under the fields that they were meant for. */
function rawValues({ planned }: ShowContext, stored: string | undefined): FieldValues {
  const texts = JSON.parse(stored ?? '[]') as string[];
  return Object.fromEntries(
    planned.map(({ field, cells: from }) => [
      field,
      from
        .map((at) => texts[at]?.trim() ?? '')
        .filter((text) => text !== '')
        .join('; ') || null,
    ]),
  );
}

function skippedValues(context: ShowContext, { rowNumber, code }: LoggedRow): FieldValues {
  const stored = findDrySkipped(context.db, rowNumber);
  if (stored === null) return {};
  return code === 'left_out' ? rawValues(context, stored) : (JSON.parse(stored) as FieldValues);
}

function showError({ planned, columns }: ShowContext, error: StoredRowError): DryRowError {
  const field = planned.find((one) => pathOf(one) === error.field);
  const column = error.column ?? columns[field?.cells[0] ?? -1] ?? null;
  const value = error.value ?? null;
  return {
    code: error.code,
    message: error.message,
    field: error.field ?? null,
    column,
    value,
    suggestion: field && value !== null ? fixFor(field, value) : null,
  };
}

const fixFor = ({ field, extra }: PlannedField, value: string): string | null =>
  extra ? suggestOption(extra, value) : suggestFix(field as CompanyField, value);
