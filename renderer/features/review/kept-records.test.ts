import { expect, it } from 'vitest';
import type { ReviewRecord } from '../../../shared/schema/review.ts';
import { keptRecords } from './kept-records.ts';

const record = (itemId: string, open = 1): ReviewRecord => ({
  itemId,
  recordId: `com_${itemId}`,
  name: itemId,
  open,
  conflicts: 0,
  fills: open,
  decided: 0,
});

const shown = (...ids: string[]) => ids.map((itemId) => ({ ...record(itemId), isDone: false }));
const inShort = (list: ReturnType<typeof keptRecords>) =>
  list.map(({ itemId, isDone }) => (isDone ? `✓${itemId}` : itemId));

it('keeps what was decided in its place, ticked, until an undo brings it back', () => {
  const after = keptRecords(shown('a', 'b', 'c'), [record('a'), record('c')]);
  expect(inShort(after)).toEqual(['a', '✓b', 'c']);
  expect(inShort(keptRecords(after, [record('a'), record('b'), record('c')]))).toEqual(['a', 'b', 'c']);
});

it('puts what comes anew where it belongs, with its newest counts', () => {
  const after = keptRecords(shown('b', 'd'), [record('a'), record('b', 3), record('c'), record('e')]);
  expect(inShort(after)).toEqual(['a', 'b', '✓d', 'c', 'e']);
  expect(after[1]).toMatchObject({ open: 3 });
});
