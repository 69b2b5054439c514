import { describe, expect, it } from 'vitest';
import { customPath } from '../../../../shared/schema/field-path.ts';
import { defineColumn, type CellKind, type GridColumn } from '../grid/columns/grid-column.ts';
import { standardColumns } from '../grid/columns/standard-columns.ts';
import { bulkWords, changeOf, columnsFor, groupOf, type BulkForm } from './bulk-form.ts';

const group = 'grp_00000000-0000-4000-8000-000000000001';

const custom = (kind: CellKind): GridColumn =>
  defineColumn({
    path: customPath(group, 'Tier'),
    label: 'Tier',
    group: { id: group, label: 'Coverage' },
    kind,
    width: 100,
    read: () => null,
  });

const columnAt = (path: string): GridColumn => {
  const column = standardColumns.find((one) => one.path === path);
  if (!column) throw new Error(`No column ${path}`);
  return column;
};

const form = (more: Partial<BulkForm>): BulkForm => ({
  action: 'set',
  path: '',
  text: '',
  texts: [],
  ...more,
});

describe('a bulk edit as it is filled in', () => {
  it('sets a value that is read as in a cell, and waits while it is none', () => {
    expect(changeOf(form({ text: '120' }), columnAt('employeeRange'))).toEqual({
      set: { employeeRange: '51-200' },
    });
    expect(changeOf(form({ text: 'many' }), columnAt('employeeRange'))).toBeNull();
    expect(changeOf(form({ texts: ['a', 'b'] }), columnAt('tags'))).toEqual({ set: { tags: ['a', 'b'] } });
    expect(changeOf(form({}), null)).toBeNull();
  });

  it('takes companies into the group of a custom field, but not for emptying it', () => {
    const tier = custom({ type: 'select', options: [{ label: 'A', color: 'green' }] });
    const filled = changeOf(form({ text: 'A' }), tier);
    expect(filled).toEqual({
      set: { customFieldValues: { [group]: { Tier: 'A' } } },
      add: { groups: [{ id: group }] },
    });
    expect(filled && groupOf(filled)).toBeNull();
    const emptied = changeOf(form({}), tier);
    expect(emptied).toEqual({ set: { customFieldValues: { [group]: { Tier: null } } } });
    expect(emptied && groupOf(emptied)).toBe(group);
  });

  it('adds to lists and groups, removes from them, locks and deletes', () => {
    const texts = ['x'];
    expect(changeOf(form({ action: 'add', texts }), columnAt('tags'))).toEqual({ add: { tags: ['x'] } });
    expect(changeOf(form({ action: 'remove', texts: [group] }), columnAt('groups'))).toEqual({
      remove: { groups: [{ id: group }] },
    });
    expect(changeOf(form({ action: 'add' }), columnAt('tags'))).toBeNull();
    expect(changeOf(form({ action: 'lock' }), columnAt('industry'))).toEqual({ lock: ['industry'] });
    expect(changeOf(form({ action: 'delete' }), null)).toEqual({ delete: true });
  });

  it('offers no field whose value only one company can have', () => {
    const paths = columnsFor('set', standardColumns).map(({ path }) => path);
    expect(paths).not.toContain('name');
    expect(paths).not.toContain('domain');
    expect(columnsFor('add', standardColumns).map(({ path }) => path)).toEqual([
      'addresses',
      'emails',
      'phones',
      'urls',
      'tags',
      'groups',
    ]);
  });

  it('says in the button what it does, to how many', () => {
    const industry = columnAt('industry');
    expect(bulkWords(form({ text: 'Glass' }), industry, 12_431)).toBe('Set Industry for 12,431 companies');
    expect(bulkWords(form({}), industry, 2)).toBe('Clear Industry of 2 companies');
    expect(bulkWords(form({ action: 'delete' }), null, 1)).toBe('Delete 1 company');
  });
});
