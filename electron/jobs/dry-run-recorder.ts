// Takes the rows of a dry run through the code of a real import, over a scratch store, and notes for each what became of it.
import type { SkipCode } from '../../shared/schema/dry-run.ts';
import type { Ledger } from '../../shared/schema/import.ts';
import {
  createRowLog,
  emptyRow,
  maskOf,
  type LoggedRow,
  type RowLog,
} from '../domain/imports/dry-run/row-log.ts';
import {
  importValues,
  type ImportTarget,
  type RowResult,
  type RowWitness,
} from '../domain/imports/import-row.ts';
import { isSameValue } from '../domain/companies/same-value.ts';
import { yieldsOf } from '../domain/companies/source-priority.ts';
import type { KeyWriter } from '../domain/companies/write-company.ts';
import { createOverlayKeys } from '../domain/imports/overlay-keys.ts';
import { withColumn, type RowIssue } from '../domain/imports/prepare-row.ts';
import type { PlannedField } from '../domain/imports/row-plan.ts';
import { lookupIn, type Lookup } from '../domain/custom-fields/convert-value.ts';
import { extraTargets } from '../domain/imports/extras/extra-target.ts';
import { createExtraWriter } from '../domain/imports/extras/extra-writer.ts';
import { mergeRulesOf } from '../domain/imports/rules/merge-values.ts';
import { storedDates } from '../domain/imports/rules/value-dates.ts';
import { findCompanyByNo } from '../store/companies.ts';
import type { RecordValues } from '../store/company-row.ts';
import type { FieldKey } from '../store/field-key.ts';
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
  changedRows: Map<FieldKey, number>;
  matched: { domain: number; name: number };
  /** Rows that repeat an earlier one and say something else. */
  differing: Map<SkipCode, number>;
};

export type DryRecorder = {
  take(row: UnpackedRow, fields: readonly PlannedField[]): void;
  tally: DryTally;
  log: RowLog;
};

const emptyTally = (): DryTally => ({
  ledger: emptyLedger(),
  errors: 0,
  changedCells: 0,
  changedRows: new Map(),
  matched: { domain: 0, name: 0 },
  differing: new Map(),
});

/** What the row being taken has come to so far. */
type Recording = { overlay: Overlay; task: DryRunTask; tally: DryTally; row: LoggedRow };

export function createDryRecorder(overlay: Overlay, task: DryRunTask): DryRecorder {
  const log = createRowLog();
  const recording: Recording = { overlay, task, tally: emptyTally(), row: emptyRow() };
  const { tally, row: logged } = recording;
  let made = 0;
  const target = targetOf(recording, (companyNo) => (made = companyNo));
  return {
    tally,
    log,
    take(row, fields) {
      Object.assign(logged, blankRow, { rowNumber: row.rowNumber, line: row.line });
      target.origin.row = row.rowNumber;
      const result = resultOf(target, row);
      logged.fate = result.fate;
      if (result.fate === 'created') logged.companyNo = made;
      if (result.fate === 'failed') noteFailure(recording, row, result.issues);
      if (result.fate === 'skipped') noteSkipped(recording, row, fields);
      countMatch(recording);
      tally.ledger[result.fate] += 1;
      log.push(logged);
    },
  };
}

const blankRow: Readonly<LoggedRow> = emptyRow();

/** A real import's target, over the scratch store; `onMade` hears the number of each new company. */
function targetOf(recording: Recording, onMade: (companyNo: number) => void): ImportTarget {
  const { overlay, task } = recording;
  const from = { kind: 'import' as const, run: null, actor: task.actor };
  const stored = createOverlayKeys(overlay);
  const keys: KeyWriter = {
    ...stored,
    insert(hash, companyNo) {
      onMade(companyNo);
      stored.insert(hash, companyNo);
    },
  };
  const { mapping, rules } = task;
  const atMs = Date.now();
  const extras = extraTargets(overlay.db, mapping, rules);
  const by = { actor: task.actor, atMs, run: task.id };
  return {
    db: overlay.db,
    keys,
    origin: {
      ...from,
      atMs,
      no: originNo(overlay.db, from),
      yieldsTo: yieldsOf(overlay.stored, 'import'),
      stored: overlay.stored,
    },
    updateExisting: task.updateExisting,
    tags: task.tags,
    merges: mergeRulesOf(rules, extras),
    extras: createExtraWriter(overlay.db, extras, { lookup: lookupOver(overlay, keys), by }),
    dates: storedDates(overlay.db, overlay.stored),
    witness: witnessOf(recording),
  };
}

/** Ids of companies that nobody brought into the scratch store are looked up in the real one. */
function lookupOver({ db, stored }: Overlay, keys: KeyWriter): Lookup {
  return { ...lookupIn(db, keys), references: lookupIn(stored).references };
}

function witnessOf({ overlay: { db }, tally, row }: Recording): RowWitness {
  return {
    matched(companyNo, by) {
      row.companyNo = companyNo;
      row.by = by;
    },
    changed(changed, before, after) {
      row.mask = maskOf(changed);
      tally.changedCells += changed.length;
      for (const field of changed) tally.changedRows.set(field, (tally.changedRows.get(field) ?? 0) + 1);
      insertDryChange(db, row.rowNumber, row.companyNo ?? 0, pick(before, changed), pick(after, changed));
    },
  };
}

function resultOf(target: ImportTarget, row: UnpackedRow): RowResult | { fate: 'blank' } {
  if (row.kind === 'blank') return { fate: 'blank' };
  if (row.kind === 'left_out') return { fate: 'skipped' };
  return row.kind === 'failed'
    ? { fate: 'failed', issues: row.issues }
    : importValues(target, row.values, row.notes);
}

function noteFailure(recording: Recording, row: UnpackedRow, issues: readonly RowIssue[]): void {
  const { overlay, task, tally } = recording;
  recording.row.mask = maskOf(issues.map(({ field }) => field));
  const cells = JSON.stringify(row.cells());
  const place = { row_number: row.rowNumber, ...(row.line === null ? {} : { line: row.line }) };
  for (const issue of issues) {
    const seq = (tally.errors += 1);
    const error = { ...withColumn(issue, task.mapping), ...place, seq, cells };
    insertImportError(overlay.db, dryImportNo, error);
  }
}

function noteSkipped(
  { overlay, tally, row: logged }: Recording,
  row: UnpackedRow,
  fields: readonly PlannedField[],
): void {
  const { db, lastStoredNo } = overlay;
  if (row.kind !== 'data') {
    logged.code = 'left_out';
    insertDrySkipped(db, row.rowNumber, JSON.stringify(row.cells()));
    return;
  }
  const repeats = logged.companyNo !== null && logged.companyNo > lastStoredNo ? logged.companyNo : null;
  const code: SkipCode = `${repeats === null ? 'stored' : 'repeated'}_${logged.by ?? 'name'}`;
  logged.code = code;
  const values = pick(
    row.values,
    fields.map(({ field }) => field),
  );
  insertDrySkipped(db, row.rowNumber, JSON.stringify(values));
  if (repeats !== null && saysMore(row.values, fields, findCompanyByNo(db, repeats)?.values))
    tally.differing.set(code, (tally.differing.get(code) ?? 0) + 1);
}

/** Rows that mean a company which is stored, not one that an earlier row made. */
function countMatch({ overlay, tally, row }: Recording): void {
  if (row.fate === 'failed' || row.by === null || row.companyNo === null) return;
  if (row.companyNo <= overlay.lastStoredNo) tally.matched[row.by] += 1;
}

const pick = (values: RecordValues, fields: readonly FieldKey[]): FieldValues =>
  Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));

/** Whether a row holds a value that the company, made by an earlier row, does not have. */
function saysMore(
  values: RecordValues,
  fields: readonly PlannedField[],
  company: RecordValues | undefined,
): boolean {
  if (!company) return false;
  return fields.some(({ field }) => {
    const value = values[field];
    if (isSameValue(value, null)) return false;
    const held: readonly unknown[] = [company[field]].flat();
    return [value].flat().some((item) => !held.includes(item));
  });
}
