import { expect, test } from 'vitest';
import { driftLines } from './drift-lines.ts';

const none = { missing: [], new: [], renamed: [], new_values: [], entry: null };

test('nothing is said where nothing differs', () => {
  expect(driftLines(none)).toEqual([]);
});

test('what is missing comes first, and each is told with what it means', () => {
  const lines = driftLines({
    ...none,
    missing: [
      { column: 'Website', target: 'domain' },
      { column: 'Notes', target: 'ignore' },
    ],
    renamed: [{ from: 'Staff', to: 'Headcount', confidence: 0.9 }],
    new: [{ column: 'Branche', suggestion: 'industry' }],
    new_values: [{ column: '# Employees', target: 'employeeRange', values: ['200+', 'many'] }],
  });
  expect(lines.map(({ title, detail }) => [title, detail])).toEqual([
    ['2 columns missing', 'Website (Domain), Notes'],
    ['1 column renamed', expect.stringMatching(/^Staff → Headcount, 90\s?% alike$/)],
    ['1 new column, not imported', 'Branche'],
    ['2 new values in # Employees', '“200+”, “many”'],
  ]);
});

test('long lists are cut with their number', () => {
  const values = Array.from({ length: 9 }, (_, at) => `v${at}`);
  const [line] = driftLines({ ...none, new_values: [{ column: 'c', target: 'countryCode', values }] });
  expect(line?.detail).toBe('“v0”, “v1”, “v2”, “v3” and 5 more');
});

test('another file of the archive is told before its columns', () => {
  const entry = { wanted: 'firms.csv', read: 'b.csv', there: false, others: ['b.csv'] };
  const missing = [{ column: 'Website', target: 'domain' }];
  expect(driftLines({ ...none, missing, entry }).map(({ title }) => title)).toEqual([
    'File missing from the archive',
    '1 column missing',
  ]);
  const [line] = driftLines({ ...none, entry: { ...entry, there: true } });
  expect(line?.detail).toContain('last time it was “firms.csv”');
});
