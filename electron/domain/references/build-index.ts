// Reads a file of reference data from end to end and writes its index. Cut off, it is simply begun again.
import type { ImportRules } from '../../../shared/schema/import-rules.ts';
import type { Mapping } from '../../../shared/schema/import.ts';
import { createIndexFile } from '../../store/reference-index.ts';
import { suggestedMapping } from '../imports/show-source.ts';
import { withSuggestedJoins } from '../imports/suggested-rules.ts';
import { keysOf, marksOf, type Known } from './marks.ts';
import { openTable, type OpenTable, type TableFile } from './open-table.ts';
import { createRowReader, type ReadRow } from './read-row.ts';

export type BuildTask = TableFile & {
  /** Null: as the file suggests. */
  mapping: Mapping | null;
  /** Where the index is to lie. */
  index: string;
};

/** `dropped`: cells that their fields cannot hold. */
export type Built = { mapping: Mapping; rows: number; dropped: number };

export async function buildIndex(
  task: BuildTask,
  { signal, onRows }: { signal: AbortSignal; onRows: (rows: number) => void },
): Promise<Built> {
  const table = await openTable(task);
  try {
    const { mapping, rules } = planOf(task, table);
    const columns = table.columns.map(({ key }) => key);
    const read = createRowReader(columns, mapping, rules);
    const counts = await writeRows(task.index, { table, columns, read }, { signal, onRows });
    return { mapping, ...counts };
  } finally {
    await table.close();
  }
}

/** Columns that are suggested to make one value together are joined, unless a person said otherwise. */
function planOf({ mapping }: BuildTask, table: OpenTable): { mapping: Mapping; rules: ImportRules } {
  const suggested = suggestedMapping(table);
  if (mapping === null) return { mapping: suggested, rules: withSuggestedJoins(table, {}) };
  const chosen = Object.entries(mapping).filter(([, target]) => target !== 'ignore');
  const isSuggested =
    chosen.length === Object.keys(suggested).length &&
    chosen.every(([column, target]) => suggested[column] === target);
  return { mapping, rules: isSuggested ? withSuggestedJoins(table, {}) : {} };
}

type Source = {
  table: OpenTable;
  columns: readonly string[];
  read: (cells: readonly string[]) => ReadRow;
};

async function writeRows(
  path: string,
  { table, columns, read }: Source,
  { signal, onRows }: { signal: AbortSignal; onRows: (rows: number) => void },
): Promise<{ rows: number; dropped: number }> {
  const index = createIndexFile(path);
  const counts = { rows: 0, dropped: 0 };
  try {
    for await (const batch of table.batches(signal)) {
      for (const cells of batch) {
        const { fields, dropped } = read(cells);
        const hashes = keysOf(marksOf(fields as Known));
        counts.rows += 1;
        counts.dropped += dropped;
        index.add({ no: counts.rows, fields: JSON.stringify(fields), cells: JSON.stringify(cells) }, hashes);
      }
      onRows(counts.rows);
    }
    signal.throwIfAborted();
    index.finish(columns);
    return counts;
  } catch (error) {
    index.discard();
    throw error;
  }
}
