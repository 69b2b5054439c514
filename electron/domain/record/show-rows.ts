// The rows of imported files that a record is made of, with their cells as they stand in the files that are still kept.
import { t } from '../../../shared/messages/message.ts';
import type { RecordRow } from '../../../shared/schema/record.ts';
import { AppError } from '../../../shared/errors.ts';
import { isoTime } from '../../lib/clock.ts';
import type { ReadDb } from '../../store/database.ts';
import { findImport, type StoredImport } from '../../store/imports.ts';
import { findOriginalText } from '../../store/original-lines.ts';
import type { ImportedRow } from '../../store/record-history.ts';
import { findRecord } from '../imports/source-rows/file-row.ts';
import type { RowCaches } from '../imports/source-rows/row-caches.ts';
import { keptInputOf } from '../imports/source-rows/source-rows.ts';

type Place = { db: ReadDb; dataDir: string; caches: RowCaches };

type Cells = Pick<RecordRow, 'cells' | 'missing'>;

/** Null where the import itself is not known any more. */
export async function showImportedRow(
  place: Place,
  { importId, row }: ImportedRow,
): Promise<RecordRow | null> {
  const stored = findImport(place.db, importId);
  if (!stored) return null;
  return {
    import: { id: stored.id, fileName: stored.fileName, at: isoTime(stored.createdAtMs) },
    rowNumber: row,
    ...(await cellsOf(place, stored, row)),
    original: findOriginalText(place.db, stored.no, row),
  };
}

/** A file that is gone or cannot be read takes nothing from what else is told. */
async function cellsOf({ db, dataDir, caches }: Place, stored: StoredImport, row: number): Promise<Cells> {
  try {
    const input = keptInputOf(db, dataDir, stored);
    const record = await findRecord(
      async (offset, limit) => (await caches.read(stored.id, input, { offset, limit })).records,
      row,
    );
    if (record === null) return { cells: null, missing: t('The file that is kept has no such row.') };
    const cells = stored.columns.map((column, at) => ({ column, value: record.cells[at] ?? '' }));
    return { cells, missing: null };
  } catch (error) {
    const missing = error instanceof AppError ? error.message : t('The file that was kept cannot be read.');
    return { cells: null, missing };
  }
}
