import { expect, it } from 'vitest';
import type { AppError } from '../../../shared/errors.ts';
import { planRows } from './row-plan.ts';

function issuesOf(columns: string[], mapping: Record<string, string>): string[] {
  try {
    planRows(columns, mapping);
    return [];
  } catch (error) {
    return (error as AppError).issues.map(({ code, path }) => `${code} ${path}`);
  }
}

it('takes several columns for a list field, and one for any other', () => {
  expect(planRows(['a', 'b', 'c'], { a: 'name', b: 'emails', c: 'emails' }).fields).toEqual([
    { field: 'name', list: false, cells: [0] },
    { field: 'emails', list: true, cells: [1, 2] },
  ]);
  expect(issuesOf(['a', 'b'], { a: 'name', b: 'name' })).toEqual(['mapped_twice mapping.b']);
});

it('refuses columns that the input does not have, custom fields and a mapping that could match nothing', () => {
  expect(issuesOf(['a'], { a: 'name', z: 'domain' })).toEqual(['unknown_column mapping.z']);
  expect(issuesOf(['a', 'b'], { a: 'name', b: 'custom:grp_0:Tier' })).toEqual(['unknown_group mapping.b']);
  expect(issuesOf(['a'], { a: 'industry' })).toEqual(['required mapping']);
  expect(issuesOf(['a'], { a: 'domain' })).toEqual([]);
});

it('is not fooled by columns that are named like parts of an object', () => {
  expect(planRows(['__proto__', 'toString', 'n'], { n: 'name' }).fields).toEqual([
    { field: 'name', list: false, cells: [2] },
  ]);
});
