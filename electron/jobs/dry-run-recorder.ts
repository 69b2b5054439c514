// Takes the rows of a dry run through the code of a real import, over a scratch store, and notes for each what became of it.
import type { CompanyField, CompanyValues } from '../../shared/schema/company.ts';
import type { SkipCode } from '../../shared/schema/dry-run.ts';
import type { Ledger } from '../../shared/schema/import.ts';
import {
  emptyRow,
  maskOf,
  type LoggedRow,
  type RowLog,
  createRowLog,
} from '../domain/imports/dry-run/row-log.ts';
import { importValues, type ImportTarget, type RowResult } from '../domain/imports/import-row.ts';
import { createOverlayKeys } from '../domain/imports/overlay-keys.ts';
import { withColumn, type RowIssue } from '../domain/imports/prepare-row.ts';
import { mergeRulesOf } from '../domain/imports/rules/merge-values.ts';
import { storedDates } from '../domain/imports/rules/value-dates.ts';
import type { PlannedField } from '../domain/imports/row-plan.ts';
import { findCompanyByNo } from '../store/companies.ts';
import { insertDryChange, insertDrySkipped, type FieldValues } from '../store/dry-run-rows.ts';
import { insertImportError } from '../store/import-errors.ts';
import { emptyLedger } from '../store/imports.ts';
import { originNo } from '../store/origins.ts';
import type { Overlay } from '../store/overlay.ts';
import type { DryRunTask } from './dry-run.ts';
import type { UnpackedRow } from './row-batch.ts';

/** The scratch store holds the errors of this one import. */
export const dryImportNo = 1;

export type DryTally = {
  ledger: Ledger;
  errors: number;
  changedCells: number;
  changedRows: Map<CompanyField, number>;
  matched: { domain: number; name: number };
  /** Rows that repeat an earlier one and say something else. */
  differing: Map<SkipCode, number>;
};

export type DryRecorder = {
  take(row: UnpackedRow, fields: readonly PlannedField[]): void;
  tally: DryTally;
  log: RowLog;
};

export function createDryRecorder(overlay: Overlay, task: DryRunTask): DryRecorder {
  const { db } = overlay;
  const { updateExisting, tags, mapping } = task;
  const log = createRowLog();
  const tally: DryTally = {
    ledger: emptyLedger(),
    errors: 0,
    changedCells: 0,
    changedRows: new Map(),
    matched: { domain: 0, name: 0 },
    differing: new Map(),
  };
  const logged = emptyRow();
  let made = 0;
  const stored = createOverlayKeys(overlay);
  const keys = {
    ...stored,
    insert(hash: number, companyNo: number) {
      made = companyNo;
      stored.insert(hash, companyNo);
    },
  };
  const from = { kind: 'import' as const, run: null, actor: task.actor };
  const origin = { ...from, atMs: Date.now(), no: originNo(db, from) };
  const target: ImportTarget = {
    db,
    keys,
    origin,
    updateExisting,
    tags,
    merges: mergeRulesOf(task.rules),
    dates: storedDates(db, overlay.stored),
    witness: {
      matched(companyNo, by) {
        logged.companyNo = companyNo;
        logged.by = by;
      },
      changed(changed, before, after) {
        logged.mask = maskOf(changed);
        tally.changedCells += changed.length;
        for (const field of changed) tally.changedRows.set(field, (tally.changedRows.get(field) ?? 0) + 1);
        const { rowNumber, companyNo } = logged;
        insertDryChange(db, rowNumber, companyNo ?? 0, pick(before, changed), pick(after, changed));
      },
    },
  };

  const fail = (row: UnpackedRow, issues: readonly RowIssue[]): void => {
    logged.mask = maskOf(issues.map(({ field }) => field));
    const cells = JSON.stringify(row.cells());
    for (const issue of issues) {
      tally.errors += 1;
      const place = { row_number: row.rowNumber, ...(row.line === null ? {} : { line: row.line }) };
      const seq = tally.errors;
      insertImportError(db, dryImportNo, { ...withColumn(issue, mapping), ...place, seq, cells });
    }
  };

  const skip = (row: UnpackedRow, fields: readonly PlannedField[]): void => {
    const isRepeated = logged.companyNo !== null && logged.companyNo > overlay.lastStoredNo;
    if (row.kind !== 'data') {
      logged.code = 'left_out';
      insertDrySkipped(db, row.rowNumber, JSON.stringify(row.cells()));
      return;
    }
    const { values } = row;
    const code: SkipCode = `${isRepeated ? 'repeated' : 'stored'}_${logged.by ?? 'name'}`;
    logged.code = code;
    insertDrySkipped(
      db,
      row.rowNumber,
      JSON.stringify(
        pick(
          values,
          fields.map(({ field }) => field),
        ),
      ),
    );
    if (isRepeated && saysMore(values, fields, findCompanyByNo(db, logged.companyNo ?? 0)?.values))
      tally.differing.set(code, (tally.differing.get(code) ?? 0) + 1);
  };

  return {
    tally,
    log,
    take(row, fields) {
      Object.assign(logged, blankRow, { rowNumber: row.rowNumber, line: row.line });
      const result = resultOf(target, row);
      logged.fate = result.fate;
      if (result.fate === 'created') logged.companyNo = made;
      if (result.fate === 'failed') fail(row, result.issues);
      if (result.fate === 'skipped') skip(row, fields);
      const meets = result.fate !== 'failed' && logged.by !== null;
      if (meets && (logged.companyNo ?? 0) <= overlay.lastStoredNo) tally.matched[logged.by ?? 'name'] += 1;
      tally.ledger[result.fate] += 1;
      log.push(logged);
    },
  };
}

const blankRow: Readonly<LoggedRow> = emptyRow();

function resultOf(target: ImportTarget, row: UnpackedRow): RowResult | { fate: 'blank' } {
  if (row.kind === 'blank') return { fate: 'blank' };
  if (row.kind === 'left_out') return { fate: 'skipped' };
  return row.kind === 'failed'
    ? { fate: 'failed', issues: row.issues }
    : importValues(target, row.values, row.notes);
}

const pick = (values: CompanyValues, fields: readonly CompanyField[]): FieldValues =>
  Object.fromEntries(fields.map((field) => [field, values[field]]));

/** Whether a row holds a value that the company, made by an earlier row, does not have. */
function saysMore(
  values: CompanyValues,
  fields: readonly PlannedField[],
  company: CompanyValues | undefined,
): boolean {
  if (!company) return false;
  return fields.some(({ field }) => {
    const value = values[field];
    if (value === null || value.length === 0) return false;
    const held = company[field];
    return Array.isArray(value) ? value.some((item) => !held?.includes(item)) : value !== held;
  });
}
