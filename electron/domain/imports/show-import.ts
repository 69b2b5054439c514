// An import as the wire shows it.
import type { ImportJob, Ledger } from '../../../shared/schema/import.ts';
import { isoTime } from '../../lib/clock.ts';
import { getActor } from '../../store/actors.ts';
import type { ReadDb } from '../../store/database.ts';
import { listImportDecisions } from '../../store/import-decisions.ts';
import { listImportErrors, type StoredRowError } from '../../store/import-errors.ts';
import { countOriginalLines, findOriginalText } from '../../store/original-lines.ts';
import type { StoredImport } from '../../store/imports.ts';
import { showUndo } from './undo/show-undo.ts';
import { usedRecipeOf } from '../../store/kept-files.ts';
import { keptFileOf } from './retention.ts';

const shownErrors = 100;

/** What only the running thread knows. */
export type LiveFigures = {
  rowsDone: number;
  rowsTotal: number | null;
  rowsPerSecond: number | null;
  secondsLeft: number | null;
};

export const ledgerTotal = (ledger: Ledger): number =>
  Object.values(ledger).reduce((sum, rows) => sum + rows, 0);

export function showImport(db: ReadDb, stored: StoredImport, live: LiveFigures | null): ImportJob {
  const { ledger } = stored;
  return {
    job_id: stored.id,
    status: stored.status,
    source_id: stored.sourceId,
    file_name: stored.fileName,
    file_sha256: stored.fileSha256,
    created_count: ledger.created,
    updated_count: ledger.updated,
    unchanged_count: ledger.unchanged,
    skipped_count: ledger.skipped,
    failed_count: ledger.failed,
    blank_count: ledger.blank,
    total_count: ledgerTotal(ledger),
    repaired_count: countOriginalLines(db, stored.no),
    errors: listImportErrors(db, stored.no, 0, shownErrors).map(withoutCells),
    error_count: stored.errorCount,
    failure: stored.failure,
    progress: progressOf(stored, live),
    options: {
      update_existing: stored.updateExisting,
      tags: stored.tags,
      mapping: stored.mapping,
      rules: stored.rules,
    },
    decisions: listImportDecisions(db, stored.id),
    recipe: usedRecipeOf(db, stored.id),
    source_file: keptFileOf(db, stored),
    undo: showUndo(db, stored),
    created_by: getActor(db, stored.createdBy),
    created_at: isoTime(stored.createdAtMs),
    started_at: stored.startedAtMs === null ? null : isoTime(stored.startedAtMs),
    finished_at: stored.finishedAtMs === null ? null : isoTime(stored.finishedAtMs),
  };
}

export const withoutCells = ({ cells: _cells, seq: _seq, ...error }: StoredRowError) => error;

/** With the row's cells, and its line where that was mended or could not be read. */
export function showStoredError(db: ReadDb, importNo: number, error: StoredRowError) {
  const original = findOriginalText(db, importNo, error.row_number);
  return {
    ...withoutCells(error),
    cells: JSON.parse(error.cells) as string[],
    ...(original === null ? {} : { original }),
  };
}

function progressOf(stored: StoredImport, live: LiveFigures | null): ImportJob['progress'] {
  const ended = stored.phase === 'done';
  return {
    phase: stored.phase,
    rows_done: Math.max(stored.recordsDone, live?.rowsDone ?? 0),
    rows_total:
      ended && stored.status === 'completed' ? stored.recordsDone : (live?.rowsTotal ?? stored.rowsTotal),
    rows_per_second: ended ? averageRate(stored) : (live?.rowsPerSecond ?? null),
    seconds_left: ended ? 0 : (live?.secondsLeft ?? null),
  };
}

function averageRate({ recordsDone, startedAtMs, finishedAtMs }: StoredImport): number | null {
  if (startedAtMs === null || finishedAtMs === null || finishedAtMs <= startedAtMs) return null;
  return Math.round((recordsDone * 1000) / (finishedAtMs - startedAtMs));
}
