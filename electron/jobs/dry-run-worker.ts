// The thread of a dry run: reads and imports as a real run does, into a scratch store over the real one, tells what came of
// it, and answers for its rows until it is closed.
import '../lib/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DryRun } from '../../shared/contract/imports.ts';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { companyFields } from '../../shared/schema/company.ts';
import { definitionsOf } from '../domain/custom-fields/definitions.ts';
import { findFieldPath } from '../domain/custom-fields/field-path.ts';
import { extraTargets } from '../domain/imports/extras/extra-target.ts';
import type { FieldKey } from '../store/field-key.ts';
import { failingValues, suggestionsFor } from '../domain/imports/dry-run/value-suggestions.ts';
import { skippedGroups } from '../domain/imports/dry-run/skipped-groups.ts';
import { showErrorGroups } from '../domain/imports/error-groups.ts';
import { ledgerTotal, withoutCells } from '../domain/imports/show-import.ts';
import { must } from '../lib/assert.ts';
import { explainSystemError } from '../lib/errors.ts';
import { createDryTables, indexDryTables } from '../store/dry-run-rows.ts';
import { listImportErrors } from '../store/import-errors.ts';
import { countRefusedFields } from '../store/refusals.ts';
import { openOverlay, type Overlay } from '../store/overlay.ts';
import { createDryAnswerer, shownFields, type DryAnswerer } from './dry-run-answers.ts';
import type { DryNote, DryOrder } from './dry-run-messages.ts';
import { createDryRecorder, dryImportNo, type DryRecorder } from './dry-run-recorder.ts';
import type { DryRunTask } from './dry-run.ts';
import { eachRow } from './row-batch.ts';
import { startRowFeed, type RowFeed } from './row-feed.ts';

const port = must(parentPort, 'parent thread');
const task = workerData as DryRunTask;
const startedAt = performance.now();
const progressEveryMs = 100;
const tell = (note: DryNote): void => port.postMessage(note);

let closing = false;
let answer: DryAnswerer | null = null;

port.on('message', (order: DryOrder) => {
  if (order.kind === 'close') {
    closing = true;
    answer?.close();
  } else reply(order);
});

function reply({ no, question }: Extract<DryOrder, { kind: 'ask' }>): void {
  try {
    tell({ kind: 'answer', no, answer: must(answer, 'result').ask(question) });
  } catch (error) {
    tell({ kind: 'refused', no, message: error instanceof Error ? error.message : String(error) });
  }
}

async function tryRows(overlay: Overlay, feed: RowFeed): Promise<DryRecorder> {
  const { db } = overlay;
  const recorder = createDryRecorder(overlay, task);
  let toldAt = 0;
  db.sql('BEGIN').run();
  for (let item = await feed.next(); item.kind === 'batch'; item = await feed.next()) {
    const { fields, byteSize } = feed.about();
    eachRow(item.batch, fields, (row) => recorder.take(row, fields));
    feed.taken();
    await nextTurn();
    if (closing)
      throw new AppError('job_conflict', { message: t('The check was stopped. Nothing was written.') });
    const now = performance.now();
    if (now - toldAt < progressEveryMs) continue;
    toldAt = now;
    tellProgress(recorder.log.count(), item.batch.bytesRead / byteSize);
  }
  db.sql('COMMIT').run();
  indexDryTables(db);
  return recorder;
}

function tellProgress(rows: number, share: number): void {
  const estimate = share > 0 ? Math.max(rows, Math.round(rows / share)) : null;
  tell({ kind: 'progress', progress: { rows_done: rows, rows_total: task.rowsTotal ?? estimate } });
}

function resultOf({ db }: Overlay, { tally, log }: DryRecorder, feed: RowFeed): DryRun {
  const { fields, decided } = feed.about();
  const { ledger, changedRows } = tally;
  const pathOf = (field: FieldKey): string => findFieldPath(definitionsOf(db), field) ?? field;
  return {
    created_count: ledger.created,
    updated_count: ledger.updated,
    unchanged_count: ledger.unchanged,
    skipped_count: ledger.skipped,
    failed_count: ledger.failed,
    blank_count: ledger.blank,
    total_count: ledgerTotal(ledger),
    errors: listImportErrors(db, dryImportNo, 0, 100).map(withoutCells),
    error_count: tally.errors,
    decisions: decided?.decisions ?? [],
    error_groups: showErrorGroups(db, dryImportNo).map((group) => ({
      ...group,
      values: failingValues(db, dryImportNo, group),
      suggestions: suggestionsFor(db, dryImportNo, group),
    })),
    dry_run_id: task.id,
    seconds: Math.round(performance.now() - startedAt) / 1000,
    row_edits: task.edits.size,
    fields: shownFields(fields, task).map((field) => ({
      field: pathOf(field),
      columns: (fields.find((one) => one.field === field)?.cells ?? []).map((at) => task.columns[at] ?? ''),
    })),
    changed_fields: inOrder(changedRows)
      .map(([field, rows]) => ({ field: pathOf(field), rows }))
      .toSorted((a, b) => b.rows - a.rows),
    changed_cells: tally.changedCells,
    matched: tally.matched,
    skipped_groups: skippedGroups(log, tally.differing),
    not_taken: countRefusedFields(db).map(({ field, ...rest }) => ({ field: pathOf(field), ...rest })),
  };
}

/** Standard fields in their order, then the others as they first changed. */
function inOrder(changed: ReadonlyMap<FieldKey, number>): [FieldKey, number][] {
  const places = new Map(companyFields.map((field, at) => [field as FieldKey, at]));
  const place = ([field]: [FieldKey, number]): number => places.get(field) ?? companyFields.length;
  return [...changed].toSorted((a, b) => place(a) - place(b));
}

async function run(overlay: Overlay): Promise<DryRun> {
  const { input, columns, mapping, rules, edits } = task;
  const extras = extraTargets(overlay.db, mapping, rules);
  const feed = startRowFeed({ kind: 'rows', input, columns, mapping, rules, extras, edits, skip: 0 });
  try {
    const recorder = await tryRows(overlay, feed);
    const { fields } = feed.about();
    answer = createDryAnswerer({ overlay, task, fields, log: recorder.log });
    return resultOf(overlay, recorder, feed);
  } finally {
    await feed.close();
  }
}

/** Tells the result and stays to answer, unless it failed or is to close. */
async function serve(): Promise<void> {
  const overlay = openOverlay(task.scratchFile, task.storeFile);
  try {
    createDryTables(overlay.db);
    tell({ kind: 'done', result: await run(overlay) });
    if (!closing) await answer?.closed;
  } finally {
    overlay.discard();
  }
}

try {
  await serve();
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
