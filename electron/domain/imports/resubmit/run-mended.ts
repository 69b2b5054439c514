// Runs mended rows into the ledger that they failed in, by the import's own mapping, rules and options. Call it inside a
// transaction. A row that is not failed any more is left out, so the same rows may come twice.
import type { Ledger } from '../../../../shared/schema/import.ts';
import { highestCompanyNo } from '../../../store/companies.ts';
import type { WriteDb } from '../../../store/database.ts';
import {
  countRowErrors,
  deleteRowErrors,
  findRowErrors,
  insertImportError,
  lastErrorSeq,
  type StoredRowError,
} from '../../../store/import-errors.ts';
import { noteImportRange } from '../../../store/import-ranges.ts';
import { saveCheckpoint, type StoredImport } from '../../../store/imports.ts';
import { originNo } from '../../../store/origins.ts';
import { yieldsOf } from '../../companies/source-priority.ts';
import { storedKeys, type Origin } from '../../companies/write-company.ts';
import { lookupIn } from '../../custom-fields/convert-value.ts';
import { extraTargets, type ExtraTargets } from '../extras/extra-target.ts';
import { createExtraWriter } from '../extras/extra-writer.ts';
import { importRow, type ImportTarget, type RowResult } from '../import-row.ts';
import { planObjects, prepareObject } from '../object-row.ts';
import { changesOf, prepareRow, withColumn, type PreparedRow } from '../prepare-row.ts';
import { planRows } from '../row-plan.ts';
import { mergeRulesOf } from '../rules/merge-values.ts';
import type { MendedRow } from './mend-row.ts';

/** Answers how many of the rows failed again. `stored` must be as it is in the store now. */
export function runMended(
  db: WriteDb,
  stored: StoredImport,
  rows: readonly MendedRow[],
  by: { actor: string; atMs: number },
): number {
  const origin: Origin = { kind: 'import', run: stored.id, yieldsTo: yieldsOf(db, 'import'), ...by };
  origin.no = originNo(db, origin);
  const { updateExisting, tags, rules } = stored;
  const known = extraTargets(db, stored.mapping, rules);
  const merges = mergeRulesOf(rules, known);
  const extras = createExtraWriter(db, known, { lookup: lookupIn(db), by: { ...by, run: stored.id } });
  const target: ImportTarget = { db, keys: storedKeys(db), origin, updateExisting, tags, merges, extras };
  const prepare = preparerOf(stored, known);
  const highestNo = highestCompanyNo(db);
  const ledger: Ledger = { ...stored.ledger };
  let failedAgain = 0;
  for (const row of rows) {
    const old = findRowErrors(db, stored.no, row.rowNumber);
    if (old.length === 0) continue;
    origin.row = row.rowNumber;
    const result = isBlank(row) ? ({ fate: 'blank' } as const) : resultOf(target, prepare, row);
    ledger.failed -= 1;
    ledger[result.fate] += 1;
    deleteRowErrors(db, stored.no, row.rowNumber);
    if (result.fate !== 'failed') continue;
    failedAgain += 1;
    noteErrors(db, stored, row, result.issues, old);
  }
  noteImportRange(db, stored.no, highestNo);
  const { recordsDone, batchesDone } = stored;
  saveCheckpoint(db, stored.id, {
    ledger,
    recordsDone,
    batchesDone,
    errorCount: countRowErrors(db, stored.no),
  });
  return failedAgain;
}

type Prepare = { fields: Parameters<typeof changesOf>[0]; prepared: (row: MendedRow) => PreparedRow };

/** Rows that came as JSON are read as objects again, so that a key that means nothing is not dropped now. */
function preparerOf({ dialect, columns, mapping, rules }: StoredImport, extras: ExtraTargets): Prepare {
  if (dialect !== null) {
    const plan = planRows(columns, mapping, rules, extras);
    const fields = plan.fields.map(({ field }) => field);
    return { fields, prepared: ({ cells }) => prepareRow(plan, cells) };
  }
  const plan = planObjects(columns, mapping, rules, extras);
  const objectOf = ({ cells }: MendedRow) =>
    Object.fromEntries(columns.flatMap((key, at) => (cells[at] ? [[key, cells[at]]] : [])));
  return {
    fields: plan.fields.map(({ field }) => field),
    prepared: (row) => prepareObject(plan, objectOf(row)).prepared,
  };
}

function resultOf(target: ImportTarget, { fields, prepared: prepare }: Prepare, row: MendedRow): RowResult {
  const prepared = prepare(row);
  if (prepared.kind === 'failed') return { fate: 'failed', issues: prepared.issues };
  if (prepared.kind === 'data') return importRow(target, changesOf(fields, prepared.values), prepared.notes);
  return { fate: 'skipped' };
}

const isBlank = ({ cells }: MendedRow): boolean => cells.every((cell) => cell.trim() === '');

type Issues = Extract<RowResult, { fate: 'failed' }>['issues'];

/** In the places of the old ones, so that the list stays in the order of the file; behind all where they are more. */
function noteErrors(
  db: WriteDb,
  { no, mapping }: StoredImport,
  { rowNumber, line, cells, surplus }: MendedRow,
  issues: Issues,
  old: readonly StoredRowError[],
): void {
  const behind = lastErrorSeq(db, no) + 1;
  for (const [at, issue] of issues.entries()) {
    insertImportError(db, no, {
      ...withColumn(issue, mapping),
      seq: issues.length <= old.length ? (old[at]?.seq ?? behind) : behind + at,
      row_number: rowNumber,
      ...(line === null ? {} : { line }),
      cells: JSON.stringify([...cells, ...surplus]),
    });
  }
}
