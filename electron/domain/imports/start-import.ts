// Puts an import into the queue. Call it inside a transaction, then wake the runner.
import { newId } from '../../lib/ids.ts';
import { must } from '../../lib/assert.ts';
import type { WriteDb } from '../../store/database.ts';
import { findImport, insertImport, type ImportRequest, type StoredImport } from '../../store/imports.ts';
import { insertJob } from '../../store/jobs.ts';
import type { ImportPayload } from './import-input.ts';

export const importTask = 'import-companies';

export const newImportId = (nowMs: number): string => newId('imp_co', nowMs);

export function startImport(db: WriteDb, request: ImportRequest, payload: ImportPayload): StoredImport {
  insertImport(db, request);
  insertJob(db, { id: request.id, task: importTask, payload }, request.createdAtMs);
  return must(findImport(db, request.id), 'import');
}
