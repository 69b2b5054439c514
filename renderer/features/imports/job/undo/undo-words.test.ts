import { expect, test } from 'vitest';
import type { UndoRun } from '../../../../../shared/schema/undo.ts';
import { describeKeptOf, describeRun, planLines, undoLabel, valueText } from './undo-words.ts';

const run: UndoRun = {
  id: 'und_1',
  kind: 'undo',
  status: 'completed',
  scope: {},
  companies_count: 4816,
  cells_count: 11_798,
  kept_companies_count: 0,
  kept_cells_count: 12,
  kept_count: 12,
  progress: { done: 1, total: 1 },
  failure: null,
  created_by: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
  created_at: '2026-11-04T14:20:00.000Z',
  finished_at: '2026-11-04T14:20:00.000Z',
};
const plan = { companies_removed: 4816, cells_restored: 11_798, companies_kept: 1, cells_kept: 0 };

test('what an undo would do is counted, and what is zero is not said', () => {
  expect(planLines(plan)).toEqual([
    { count: 4816, text: 'created companies are removed' },
    { count: 11_798, text: 'cells get their earlier values back' },
    { count: 1, text: 'company that someone changed since stays' },
  ]);
  expect(undoLabel(plan)).toBe('Remove 4,816, restore 11,798 cells');
  expect(undoLabel({ ...plan, companies_removed: 1, cells_restored: 0 })).toBe('Remove 1 company');
  expect(undoLabel({ ...plan, companies_removed: 0, cells_restored: 1 })).toBe('Restore 1 cell');
});

test('what an undo did says who, when and how much', () => {
  expect(describeRun(run, new Date('2026-12-24T10:00:00Z'))).toMatch(
    /^Undone on .* by Mira Aldous: 4,816 companies removed, 11,798 cells restored\.$/,
  );
  expect(describeRun({ ...run, companies_count: 0, cells_count: 0 })).toMatch(/nothing had to be changed\.$/);
  expect(describeRun({ ...run, status: 'cancelled' })).toMatch(/^Undone in part, stopped /);
});

test('what was kept is said with its number', () => {
  expect(describeKeptOf(run)).toBe('12 cells edited later were kept.');
  expect(describeKeptOf({ ...run, kept_cells_count: 0, kept_count: 0 })).toBeNull();
  expect(describeKeptOf({ ...run, kind: 'redo', kept_companies_count: 1 })).toBe(
    '1 company could not come back: the name or domain is taken.',
  );
});

test('values are shown as a person reads them', () => {
  expect([null, [], ['a', 'b'], 'x'].map(valueText)).toEqual(['empty', 'empty', 'a; b', 'x']);
});
