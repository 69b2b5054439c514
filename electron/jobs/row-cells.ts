// The cells of a few rows as the reading thread hands them over: of any format, edits included.
import { eachRow } from './row-batch.ts';
import { startRowFeed } from './row-feed.ts';
import type { ReaderTask } from './reader-messages.ts';

export async function readCells(
  task: Omit<Extract<ReaderTask, { kind: 'rows' }>, 'kind' | 'skip'>,
  wanted: ReadonlySet<number>,
): Promise<Map<number, string[]>> {
  const feed = startRowFeed({ ...task, kind: 'rows', skip: 0 });
  const found = new Map<number, string[]>();
  try {
    for (let item = await feed.next(); item.kind === 'batch'; item = await feed.next()) {
      eachRow(item.batch, feed.about().fields, (row) => {
        if (wanted.has(row.rowNumber)) found.set(row.rowNumber, row.cells());
      });
      if (found.size === wanted.size) break;
      feed.taken();
    }
    return found;
  } finally {
    await feed.close();
  }
}
