import { expect, test } from 'vitest';
import { describeKept, keptFor } from './kept-source.ts';

const now = new Date('2026-11-04T14:06:00.000Z');
const kept = (until: string | null) => ({ state: 'kept', byte_size: 1, until }) as const;

test.each([
  [kept('2027-02-02T14:06:00.000Z'), 'Source kept 90 days'],
  [kept('2026-11-05T14:00:00.000Z'), 'Source kept 1 day'],
  [kept('2026-11-04T14:05:00.000Z'), 'Source removed today'],
  [kept(null), 'Source kept for good'],
  [{ state: 'none' } as const, 'No source file'],
])('says how long the file is there: %j', (file, words) => {
  expect(keptFor(file, now)).toBe(words);
});

test('says that a removed file keeps nothing from being undone', () => {
  const said = describeKept({ state: 'removed', removed_at: '2027-02-03T00:00:00.000Z' });
  expect(said).toMatch(/^Source removed on .* Undo still works without it\.$/);
});
