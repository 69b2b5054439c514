// Reads a fixed error file, whatever a spreadsheet made of it: another delimiter or encoding, other columns' order, or a
// workbook. Its rows are told by their `_row`.
import { basename } from 'node:path';
import { AppError } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import { inspectPlace, type ReadPlace } from '../formats/inspect-place.ts';
import { prepareFile, readsAsItIs } from '../formats/prepare-file.ts';
import { readRecords } from '../reader/read-records.ts';
import { errorColumns } from '../error-csv.ts';

export type FixedRow = {
  /** As it stands in the file. */
  row: string;
  /** Cells of the import's columns that the file has, by their keys. */
  cells: ReadonlyMap<string, string>;
  message: string | undefined;
};

/** `target`: where a text is made of a file that is none; the caller removes it. */
export async function readFixedFile(
  path: string,
  target: string,
  columns: readonly string[],
  fileName = basename(path),
): Promise<FixedRow[]> {
  const place = await placeOf(path, target, fileName);
  const reading = await readingWithRows(place);
  const wanted = new Set(columns);
  const headers = reading.columns.map(({ header }) => header.trim());
  const rowAt = headers.lastIndexOf('_row');
  const messageAt = headers.lastIndexOf('_message');
  const own = new Set(errorColumns.map((name) => headers.lastIndexOf(name)));
  const keys = reading.columns.map(({ key }, at) => (own.has(at) || !wanted.has(key) ? null : key));
  const rows: FixedRow[] = [];
  for await (const { records } of readRecords(place.path, reading.dialect)) {
    for (const { cells, blank } of records) {
      if (blank) continue;
      const known = keys.flatMap((key, at) => (key === null ? [] : [[key, cells[at] ?? ''] as const]));
      rows.push({ row: cells[rowAt] ?? '', cells: new Map(known), message: cells[messageAt] });
    }
  }
  return rows;
}

async function placeOf(path: string, target: string, fileName: string): Promise<ReadPlace> {
  const facts = await readsAsItIs(path, fileName);
  if (facts) return { path, layout: null, facts, issues: [] };
  return prepareFile({ path, fileName, target, choice: {} });
}

/** A short file may look as if it had no header; this one always has. */
async function readingWithRows(place: ReadPlace) {
  const found = await inspectPlace(place);
  if (hasRows(found.columns)) return found;
  const first = await inspectPlace(place, { header_line: 1 });
  if (hasRows(first.columns)) return first;
  throw new AppError('unreadable_file', {
    message: t(
      'The file has no column "_row". Fix the file that was downloaded from this import, and leave its column _row in.',
    ),
  });
}

const hasRows = (columns: readonly { header: string }[]): boolean =>
  columns.some(({ header }) => header.trim() === '_row');
