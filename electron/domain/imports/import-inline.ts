// A small import within the request that asks for it: the same rows, rules and ledger, in the caller's one transaction.
import { must } from '../../lib/assert.ts';
import type { FieldKey } from '../../store/field-key.ts';
import { highestCompanyNo } from '../../store/companies.ts';
import { setImportDecisions } from '../../store/import-decisions.ts';
import { insertImportError } from '../../store/import-errors.ts';
import { insertOriginalLine } from '../../store/original-lines.ts';
import { noteImportRange } from '../../store/import-ranges.ts';
import {
  emptyLedger,
  endImport,
  findImport,
  insertImport,
  saveCheckpoint,
  startImport,
  type ImportRequest,
  type StoredImport,
} from '../../store/imports.ts';
import type { WriteDb } from '../../store/database.ts';
import { storedKeys } from '../companies/write-company.ts';
import { lookupIn } from '../custom-fields/convert-value.ts';
import { extraTargets } from './extras/extra-target.ts';
import { createExtraWriter } from './extras/extra-writer.ts';
import { yieldsOf } from '../companies/source-priority.ts';
import { importRow, type ImportTarget } from './import-row.ts';
import type { InputRow } from './input-rows.ts';
import { changesOf, withColumn, type RowIssue } from './prepare-row.ts';
import type { DecidedRules } from './rules/decide-rules.ts';
import { mergeRulesOf } from './rules/merge-values.ts';

export function importInline(
  db: WriteDb,
  request: ImportRequest,
  fields: readonly FieldKey[],
  { rows, decided }: { rows: readonly InputRow[]; decided: DecidedRules | null },
): StoredImport {
  const { id, createdBy: actor, createdAtMs: atMs, updateExisting, tags } = request;
  const importNo = insertImport(db, request);
  if (decided) setImportDecisions(db, id, decided);
  startImport(db, id, 'writing', atMs);
  const highestNo = highestCompanyNo(db);
  const extras = extraTargets(db, request.mapping, request.rules);
  const target: ImportTarget = {
    db,
    keys: storedKeys(db),
    origin: { kind: 'import', run: id, actor, atMs, yieldsTo: yieldsOf(db, 'import') },
    updateExisting,
    tags,
    merges: mergeRulesOf(request.rules, extras),
    extras: createExtraWriter(db, extras, { lookup: lookupIn(db), by: { actor, atMs, run: id } }),
  };
  const ledger = emptyLedger();
  let errorCount = 0;
  const fail = (row: InputRow, issues: readonly RowIssue[]): void => {
    for (const issue of issues)
      insertImportError(
        db,
        importNo,
        storedError(row, withColumn(issue, request.mapping), (errorCount += 1)),
      );
  };
  for (const row of rows) {
    target.origin.row = row.rowNumber;
    const result = fateOf(target, fields, row);
    if (result.fate === 'failed') fail(row, result.issues);
    ledger[result.fate] += 1;
    if (row.original !== undefined)
      insertOriginalLine(db, importNo, {
        ...row.original,
        row_number: row.rowNumber,
        line: row.line,
        cells: row.cells,
      });
  }
  noteImportRange(db, importNo, highestNo);
  saveCheckpoint(db, id, { ledger, recordsDone: rows.length, batchesDone: 1, errorCount });
  endImport(db, id, { status: 'completed', sha256: null }, atMs);
  return must(findImport(db, id), 'import');
}

function fateOf(target: ImportTarget, fields: readonly FieldKey[], { prepared }: InputRow) {
  if (prepared.kind === 'blank') return { fate: 'blank' as const };
  if (prepared.kind === 'left_out') return { fate: 'skipped' as const };
  if (prepared.kind === 'failed') return { fate: 'failed' as const, issues: prepared.issues };
  return importRow(target, changesOf(fields, prepared.values), prepared.notes);
}

const storedError = ({ rowNumber, line, cells }: InputRow, issue: RowIssue, seq: number) => ({
  ...issue,
  seq,
  row_number: rowNumber,
  ...(line === null ? {} : { line }),
  cells: JSON.stringify(cells),
});
