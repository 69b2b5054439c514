// Which rows of a fixed file are run: those that are still failed in the import, each once.
import type { IgnoredReason } from '../../../../shared/schema/resubmit.ts';
import type { ReadDb } from '../../../store/database.ts';
import { findRowErrors } from '../../../store/import-errors.ts';
import type { StoredImport } from '../../../store/imports.ts';
import { mendRow, type MendedRow } from './mend-row.ts';
import type { FixedRow } from './read-fixed-file.ts';

export type Chosen = {
  rows: MendedRow[];
  ignored: { row: string; reason: IgnoredReason }[];
};

export function chooseRows(db: ReadDb, stored: StoredImport, fixed: readonly FixedRow[]): Chosen {
  const rows: MendedRow[] = [];
  const ignored: Chosen['ignored'] = [];
  const seen = new Set<number>();
  for (const row of fixed) {
    const number = rowNumberOf(row.row);
    const errors = number === null ? [] : findRowErrors(db, stored.no, number);
    const reason = whyNot(stored, number, errors.length > 0, seen);
    if (number === null || reason !== null) ignored.push({ row: row.row, reason: reason ?? 'no_row_number' });
    else {
      seen.add(number);
      rows.push(mendRow(stored, number, row, errors));
    }
  }
  return { rows, ignored };
}

function whyNot(
  stored: StoredImport,
  number: number | null,
  hasFailed: boolean,
  seen: ReadonlySet<number>,
): IgnoredReason | null {
  if (number === null) return 'no_row_number';
  if (seen.has(number)) return 'repeated';
  if (hasFailed) return null;
  const last = stored.recordsDone + (stored.dialect?.header_line ? 1 : 0);
  return number >= 1 && number <= last ? 'not_failed' : 'unknown_row';
}

/** A spreadsheet may have made `4117` into `4,117` or `4117.0`. */
function rowNumberOf(text: string): number | null {
  const digits = text
    .trim()
    .replace(/[.,]0+$/, '')
    .replaceAll(/[\s.,'’]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}
