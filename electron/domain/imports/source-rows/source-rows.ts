// The rows of an import as its file has them, each with what is known of its fate.
import type { SourceRow } from '../../../../shared/contract/recipes.ts';
import { AppError } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import { join } from 'node:path';
import type { ReadDb } from '../../../store/database.ts';
import { listErrorsOfRows, type RowFault } from '../../../store/import-row-errors.ts';
import type { StoredImport } from '../../../store/imports.ts';
import { findJob } from '../../../store/jobs.ts';
import { findKept } from '../../../store/kept-files.ts';
import type { ImportInput, ImportPayload } from '../import-input.ts';
import type { SourceRecord } from '../reader/read-records.ts';
import { sourceFolder } from '../source-files.ts';

/** What the import read. Throws `not_found` where it is not kept, and says since when. */
export function keptPathOf(db: ReadDb, dataDir: string, { id, fileName }: StoredImport): string {
  const kept = findKept(db, id);
  if (kept && kept.kept_file !== null) return join(sourceFolder(dataDir), kept.kept_file);
  const removed = kept?.source_removed_at_ms ?? null;
  throw new AppError('not_found', {
    message:
      removed === null
        ? t('The rows of this import came in a request; no file of them is kept.')
        : t(
            '{fileName} was removed on {day}, as the settings say. What the import did can still be undone.',
            {
              fileName: fileName ?? t('The file'),
              day: new Date(removed).toISOString().slice(0, 10),
            },
          ),
  });
}

/** The file as the person gave it. */
export function originalPathOf(db: ReadDb, dataDir: string, stored: StoredImport): string {
  const path = keptPathOf(db, dataDir, stored);
  const original = findKept(db, stored.id)?.kept_original ?? null;
  return original === null ? path : join(sourceFolder(dataDir), original);
}

/** What the import read, at the place where it is kept. */
export function keptInputOf(db: ReadDb, dataDir: string, stored: StoredImport): ImportInput {
  const path = keptPathOf(db, dataDir, stored);
  const payload = findJob(db, stored.id)?.payload as ImportPayload | undefined;
  if (payload) return { ...payload.input, path };
  throw new AppError('not_found', { message: t('How this import was read is not known any more.') });
}

export function showSourceRows(db: ReadDb, importNo: number, records: readonly SourceRecord[]): SourceRow[] {
  const first = records[0]?.row ?? 0;
  const faults = listErrorsOfRows(db, importNo, first, records.at(-1)?.row ?? first);
  const byRow = new Map(faults.map((fault) => [fault.row_number, fault]));
  return records.map((record) => showRow(record, byRow.get(record.row)));
}

function showRow(
  { row, line, cells, blank, original }: SourceRecord,
  fault: RowFault | undefined,
): SourceRow {
  return {
    row_number: row,
    line,
    cells,
    ...(original === undefined ? {} : { original }),
    fate: fault ? 'failed' : blank ? 'blank' : null,
    error: fault ? { code: fault.code, message: fault.message, column: fault.column_name } : null,
  };
}
