// Any file of reference data as columns and rows: a table of an SQLite file, or whatever an import reads.
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DialectPatch, SourceColumn } from '../../../shared/schema/import.ts';
import { isSqliteFile, openForeignTable } from '../../store/foreign-sqlite.ts';
import { inspectPlace, type ReadPlace } from '../imports/formats/inspect-place.ts';
import { prepareFile, readsAsItIs } from '../imports/formats/prepare-file.ts';
import { describeColumns } from '../imports/reader/columns.ts';
import { explainFileError } from '../imports/reader/file/file-errors.ts';
import { regularFile } from '../imports/reader/file/regular-file.ts';
import { readRecords } from '../imports/reader/read-records.ts';

export type TableFile = {
  path: string;
  /** The person's name for it, which may say what it is. */
  fileName: string;
  /** A table of a database or a sheet of a workbook; null: the largest, or the first. */
  table: string | null;
  dialect: DialectPatch;
  /** Where a text may be made of it. */
  scratch: string;
};

export type OpenTable = {
  columns: SourceColumn[];
  batches(signal: AbortSignal): AsyncGenerator<readonly string[][]> | Generator<readonly string[][]>;
  /** Leaves nothing behind. */
  close(): Promise<void>;
};

export async function openTable(file: TableFile): Promise<OpenTable> {
  await regularFile(file.path);
  try {
    return (await isSqliteFile(file.path)) ? openDatabase(file) : await openText(file);
  } catch (error) {
    throw explainFileError(error);
  }
}

const judgedRows = 500;
const rowsInBatch = 2000;

function openDatabase({ path, table }: TableFile): OpenTable {
  const source = openForeignTable(path, table);
  const head = firstOf(source.rows(), judgedRows);
  return {
    columns: describeColumns(source.columns, head),
    *batches(signal) {
      let batch: string[][] = [];
      for (const cells of source.rows()) {
        batch.push(cells);
        if (batch.length < rowsInBatch) continue;
        signal.throwIfAborted();
        yield batch;
        batch = [];
      }
      yield batch;
    },
    close: () => Promise.resolve(source.close()),
  };
}

function firstOf<T>(rows: Iterable<T>, count: number): T[] {
  const first: T[] = [];
  for (const row of rows) {
    if (first.length === count) break;
    first.push(row);
  }
  return first;
}

async function openText(file: TableFile): Promise<OpenTable> {
  const remove = (): Promise<void> => rm(file.scratch, { force: true });
  try {
    const place = await placeOf(file);
    const { columns, dialect } = await inspectPlace(place, file.dialect);
    return {
      columns,
      async *batches(signal) {
        for await (const { records } of readRecords(place.path, dialect, { signal })) {
          signal.throwIfAborted();
          yield records.flatMap(({ blank, unread, cells }) => (blank || unread ? [] : [cells]));
        }
      },
      close: remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function placeOf({ path, fileName, table, scratch }: TableFile): Promise<ReadPlace> {
  const facts = await readsAsItIs(path, fileName);
  if (facts) return { path, layout: null, facts, issues: [] };
  const choice = table === null ? {} : { sheet: table };
  return prepareFile({ path, fileName: basename(fileName), target: scratch, choice });
}
