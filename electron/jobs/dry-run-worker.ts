// The thread of a dry run: reads and imports as a real run does, into a scratch store over the real one, and tells what came
// of it.
import { parentPort, workerData } from 'node:worker_threads';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DryRun } from '../../shared/contract/imports.ts';
import { AppError } from '../../shared/errors.ts';
import type { Fate } from '../../shared/schema/import.ts';
import { showErrorGroups } from '../domain/imports/error-groups.ts';
import { importValues, type ImportTarget } from '../domain/imports/import-row.ts';
import { createOverlayKeys } from '../domain/imports/overlay-keys.ts';
import { withColumn } from '../domain/imports/prepare-row.ts';
import { ledgerTotal, withoutCells } from '../domain/imports/show-import.ts';
import { must } from '../lib/assert.ts';
import { explainSystemError } from '../lib/errors.ts';
import { insertImportError, listImportErrors } from '../store/import-errors.ts';
import { emptyLedger } from '../store/imports.ts';
import { originNo } from '../store/origins.ts';
import { openOverlay, type Overlay } from '../store/overlay.ts';
import type { DryRunNote, DryRunTask } from './dry-run.ts';
import { eachRow, type UnpackedRow } from './row-batch.ts';
import { startRowFeed, type RowFeed } from './row-feed.ts';

const port = must(parentPort, 'parent thread');
const task = workerData as DryRunTask;
/** The scratch store holds the errors of this one import. */
const importNo = 1;
let closing = false;
port.on('message', () => (closing = true));

async function tryRows(overlay: Overlay, feed: RowFeed): Promise<DryRun> {
  const { db } = overlay;
  const { updateExisting, tags } = task;
  const from = { kind: 'import' as const, run: null, actor: task.actor };
  const origin = { ...from, atMs: Date.now(), no: originNo(db, from) };
  const target: ImportTarget = { db, keys: createOverlayKeys(overlay), origin, updateExisting, tags };
  const ledger = emptyLedger();
  let errors = 0;

  const fateOf = (row: UnpackedRow): Fate => {
    if (row.kind === 'blank') return 'blank';
    const result =
      row.kind === 'failed'
        ? { fate: 'failed' as const, issues: row.issues }
        : importValues(target, row.values);
    if (result.fate !== 'failed') return result.fate;
    for (const issue of result.issues) {
      errors += 1;
      const { rowNumber, line } = row;
      const place = { row_number: rowNumber, ...(line === null ? {} : { line }) };
      insertImportError(db, importNo, {
        ...withColumn(issue, task.mapping),
        ...place,
        seq: errors,
        cells: '[]',
      });
    }
    return 'failed';
  };

  db.sql('BEGIN').run();
  for (let item = await feed.next(); item.kind === 'batch'; item = await feed.next()) {
    eachRow(item.batch, feed.about().fields, (row) => {
      ledger[fateOf(row)] += 1;
    });
    feed.taken();
    await nextTurn();
    if (closing) throw new AppError('job_conflict', { message: 'Rowbench is closing. Nothing was written.' });
  }
  db.sql('COMMIT').run();
  return {
    created_count: ledger.created,
    updated_count: ledger.updated,
    unchanged_count: ledger.unchanged,
    skipped_count: ledger.skipped,
    failed_count: ledger.failed,
    blank_count: ledger.blank,
    total_count: ledgerTotal(ledger),
    errors: listImportErrors(db, importNo, 0, 100).map(withoutCells),
    error_count: errors,
    error_groups: showErrorGroups(db, importNo),
  };
}

async function run(): Promise<DryRun> {
  const { input, columns, mapping, rules } = task;
  const overlay = openOverlay(task.scratchFile, task.storeFile);
  const feed = startRowFeed({ kind: 'rows', input, columns, mapping, rules, skip: 0 });
  try {
    return await tryRows(overlay, feed);
  } finally {
    await feed.close();
    overlay.discard();
  }
}

const tell = (note: DryRunNote): void => port.postMessage(note);
try {
  tell({ kind: 'done', result: await run() });
} catch (error) {
  const known = explainSystemError(error);
  tell(
    known instanceof AppError
      ? { kind: 'failed', code: known.code, message: known.message }
      : { kind: 'failed', code: null, message: error instanceof Error ? error.message : String(error) },
  );
} finally {
  port.close();
}
