import { describe, expect, it } from 'vitest';
import { company } from '../../../testing/companies.ts';
import { customColumns } from '../grid/columns/custom-columns.ts';
import { pointingTo, relationsOf } from './relations.ts';

const group = 'grp_00000000-0000-4000-8000-000000000001';
const field = (name: string, type: 'contactField' | 'objectField' | 'userField') => ({
  id: `fld_${name}`,
  groupId: group,
  entityType: 'company' as const,
  name,
  type,
  config: {},
  options: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  createdBy: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
});
const columns = customColumns([
  {
    id: group,
    name: 'Deals',
    fields: [field('Parent', 'contactField'), field('Deals', 'objectField'), field('Owner', 'userField')],
  },
]);

describe('relations of a record', () => {
  it('are the contacts and objects that its fields name', () => {
    const row = company(0, {
      customFieldValues: {
        [group]: {
          Parent: [{ id: 'com_1', fullName: 'Acme', entityType: 'company' }],
          Deals: [],
          Owner: [{ id: 'usr_1', fullName: 'Mira Aldous', email: null }],
        },
      },
    });
    expect(relationsOf(columns, row)).toEqual([
      { path: `custom:${group}:Parent`, label: 'Parent', to: [{ id: 'com_1', name: 'Acme' }] },
    ]);
  });

  it('are looked for among fields of contacts only', () => {
    expect(pointingTo(columns, 'com_1')).toEqual({
      or: [{ field: `custom:${group}:Parent`, operator: 'in', value: ['com_1'] }],
    });
    expect(pointingTo([], 'com_1')).toBeNull();
  });
});
