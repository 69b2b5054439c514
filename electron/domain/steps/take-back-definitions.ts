// Groups, fields and options go back to what they were. One that was made is hidden; one that was deleted comes back with all
// the values that it had.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { WriteDb } from '../../store/database.ts';
import {
  findDefinitionRow,
  insertDefinitionChange,
  listDefinitionChanges,
  writeDefinitionRow,
  type DefinitionRow,
} from '../../store/definition-changes.ts';
import { must } from '../../lib/assert.ts';

/** The changes of `ofRun`, the last first, as changes of `run`. */
export function takeBackDefinitions(db: WriteDb, ofRun: string, run: string, atMs: number): void {
  for (const { kind, rowNo, before, after } of listDefinitionChanges(db, ofRun)) {
    const current = must(findDefinitionRow(db, kind, rowNo), 'definition');
    const wanted: DefinitionRow = before ?? { ...after, deleted_at_ms: atMs };
    // Columns that someone changed since keep what he wrote.
    const restored = Object.fromEntries(
      Object.entries(wanted).map(([name, value]) => [
        name,
        current[name] === after[name] || name === 'deleted_at_ms' ? value : current[name],
      ]),
    ) as DefinitionRow;
    try {
      writeDefinitionRow(db, kind, restored);
    } catch (error) {
      throw isTaken(error) ? nameTaken(restored) : error;
    }
    insertDefinitionChange(db, run, { kind, rowNo, before: current, after: restored });
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE';

const nameTaken = ({ name }: DefinitionRow): AppError =>
  new AppError('name_taken', {
    message: t('Another one is called {name} by now. Rename that one, then try again.', {
      name: String(name),
    }),
  });
