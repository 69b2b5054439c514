import { expect, it } from 'vitest';
import { mergeRows } from './merge-rows.ts';
import { planRows } from './row-plan.ts';

const columns = ['name', '__proto__', 'mail', 'mail 2'];
const plan = planRows(
  columns,
  Object.fromEntries([
    ['name', 'name'],
    ['__proto__', 'domain'],
    ['mail', 'emails'],
    ['mail 2', 'emails'],
  ]),
);
const cells = new Map([
  [2, ['Acme', '', 'a@acme.de', '']],
  [3, ['Acme Ltd', 'acme.de', 'b@acme.de', 'c@acme.de']],
]);

it('takes all cells of a field from the row chosen for it, and leaves the others out', () => {
  const edits = mergeRows({ survivor: 2, rows: [2, 3], fields: { domain: 3, emails: 3 } }, plan, cells);
  expect(Object.entries(edits['2']?.cells ?? {})).toEqual([
    ['__proto__', 'acme.de'],
    ['mail', 'b@acme.de'],
    ['mail 2', 'c@acme.de'],
  ]);
  expect(edits['3']).toEqual({ leave_out: true });
});

it('changes nothing in a survivor that keeps its own cells', () => {
  const edits = mergeRows({ survivor: 3, rows: [2, 3], fields: {} }, plan, cells);
  expect(edits).toEqual({ 2: { leave_out: true }, 3: { cells: {}, leave_out: false } });
});

it('refuses a row that the file does not have', () => {
  expect(() => mergeRows({ survivor: 2, rows: [2, 9], fields: {} }, plan, cells)).toThrow('Row 9');
});
