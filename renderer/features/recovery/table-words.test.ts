import { expect, test } from 'vitest';
import { tableLines } from './table-words.ts';

const of = (table: string, saved: number, lost: number | null = 0) => ({ table, saved, lost, doubtful: 0 });

test('names what a person knows and sums up the rest, leaving out what was never there', () => {
  expect(tableLines([of('origin', 2), of('company', 9, 1), of('job', 3), of('recipe', 0)])).toEqual([
    { name: 'Companies', saved: 9, lost: 1, doubtful: 0 },
    { name: 'Everything else', saved: 5, lost: 0, doubtful: 0 },
  ]);
});

test('an unknown loss stays unknown in a sum', () => {
  expect(tableLines([of('job', 1), of('origin', 0, null)])[0]).toMatchObject({ saved: 1, lost: null });
});
