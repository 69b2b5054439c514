// One row of a file that is about to be imported, as the file has it, by its number. Numbers rise from record to record, but
// some may be missing: a workbook counts the rows of its sheet.
import { createHash } from 'node:crypto';
import { AppError } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { StoredSource } from '../../../store/sources.ts';
import type { SourceRecord } from '../reader/read-records.ts';
import { readingOf } from '../show-source.ts';
import type { RowCaches } from './row-caches.ts';

export type FileRow = { row_number: number; cells: Record<string, string> };

type ReadPage = (offset: number, limit: number) => Promise<readonly SourceRecord[]>;

/** Rows so near the head are found in one pass over them. */
const near = 2000;

/** Throws `not_found` where the file has no such row. */
export async function showFileRow(
  caches: RowCaches,
  source: StoredSource,
  rowNumber: number,
): Promise<FileRow> {
  const { columns, dialect } = readingOf(source);
  const input = { kind: 'text' as const, path: source.path, dialect };
  const id = cacheId(source, input);
  const record = await findRecord(
    async (offset, limit) => (await caches.read(id, input, { offset, limit })).records,
    rowNumber,
  );
  if (record === null)
    throw new AppError('not_found', {
      message: t('The file has no row {rowNumber}. Check the file again.', { rowNumber }),
    });
  // Entries, not keys set one by one: a column may well be called `__proto__`.
  const cells = columns.map(({ key }, at) => [key, record.cells[at] ?? ''] as const);
  return { row_number: rowNumber, cells: Object.fromEntries(cells) };
}

/** Another for every way to read the file. */
const cacheId = ({ id }: StoredSource, input: object): string =>
  `${id}-${createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 16)}`;

export async function findRecord(read: ReadPage, wanted: number): Promise<SourceRecord | null> {
  if (wanted <= near) return (await read(0, wanted)).find(({ row }) => row === wanted) ?? null;
  let [low, high] = [0, wanted - 1];
  // Below one line of names, most often.
  for (let at = high - 1; low <= high; at = Math.floor((low + high) / 2)) {
    // Each look says where the next one is.
    // oxlint-disable-next-line no-await-in-loop
    const [record] = await read(at, 1);
    if (record?.row === wanted) return record;
    if (record === undefined || record.row > wanted) high = at - 1;
    else low = at + 1;
  }
  return null;
}
