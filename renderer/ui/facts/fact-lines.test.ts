import { expect, test } from 'vitest';
import { factLine, factLines, profileLines } from './fact-lines.ts';

test('parts of facts are told in the order in which a person reads them', () => {
  expect(
    factLines([
      { entity: 'person', name: 'Ada Ax', role: 'director', from: '2019-02-03' },
      { entity: 'company', name: 'Holding BV', share: 25, shareUpTo: 50, to: '2024' },
      { entity: 'person', name: 'Bo', share: 10 },
    ]),
  ).toEqual(['Ada Ax, director, since Feb 3, 2019', 'Holding BV, 25% to 50%, until 2024', 'Bo, 10%']);
  expect(factLine({ street: '5 Main St', city: 'Leeds', postalCode: 'LS1' })).toBe('5 Main St, Leeds, LS1');
  expect(factLine({ text: '5 Main St, Leeds', city: 'Leeds' })).toBe('5 Main St, Leeds');
  expect(factLine([{ scheme: 'SIC', code: '26511', label: 'Instruments' }, { code: '33130' }])).toBe(
    '26511 Instruments; 33130',
  );
  expect(factLines({ lei: '5299', other: { a: 1 } })).toEqual(['LEI: 5299', 'other: a: 1']);
});

test('plain values, lists and nothing', () => {
  expect(factLines(['a', 'b'])).toEqual(['a, b']);
  expect([factLines(null), factLines(''), factLines([])]).toEqual([[], [], []]);
  expect(profileLines('incorporationDate', '1969-06-05')).toEqual(['Jun 5, 1969']);
  expect(profileLines('incorporationDate', '1969')).toEqual(['1969']);
  expect(profileLines('employeeCount', 12_000)).toEqual(['12,000']);
  expect(profileLines('status', 'active')).toEqual(['active']);
});
