import { expect, test } from 'vitest';
import { prepareRow } from './prepare-row.ts';
import { planRows } from './row-plan.ts';

const guarded = (cell: string): string => (/^[=@-]/.test(cell) ? `'${cell}` : cell);

test.each([
  ['description', ['=Acme']],
  ['tags', ['@vip']],
  ['tags', ['@vip; -loud']],
  ['tags', ['@vip', '-loud']],
  ['addresses', ['-- Dock 1, Rotterdam']],
  ['emails', ['a@b.de', '-no address']],
])('%s that an export guarded are read as they were: %j', (field, cells) => {
  const columns = cells.map((_, at) => `c${at}`);
  const mapping = Object.fromEntries(columns.map((column) => [column, field]));
  const plan = planRows(['name', ...columns], { name: 'name', ...mapping });
  expect(prepareRow(plan, ['Acme', ...cells.map(guarded)])).toEqual(prepareRow(plan, ['Acme', ...cells]));
});
