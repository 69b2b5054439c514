import { describe, expect, it } from 'vitest';
import type { FilterNode } from '../../../../shared/schema/company-filter.ts';
import { standardColumns } from '../grid/columns/standard-columns.ts';
import { describePart } from './part-words.ts';
import { queryFieldsOf } from './query-fields.ts';

const groupId = 'grp_00000000-0000-0000-0000-000000000001';
const fields = queryFieldsOf(standardColumns, [{ id: groupId, name: 'Coverage' }]);
const words = (node: FilterNode): string => {
  const { name, value } = describePart(node, fields);
  return name === '' ? value : `${name}: ${value}`;
};

describe('a chip', () => {
  it.each<[string, FilterNode]>([
    ['Group: Coverage', { field: 'groups', operator: 'in', value: [groupId] }],
    [
      'Employees: 11–1,000',
      { field: 'employeeRange', operator: 'in', value: ['51-200', '11-50', '201-500', '501-1000'] },
    ],
    ['Employees: 1–10, 10,000+', { field: 'employeeRange', operator: 'in', value: ['1-10', '10000+'] }],
    ['Industry: contains metal', { field: 'industry', operator: 'like', value: '%metal%' }],
    ['Industry: is not Metal', { field: 'industry', operator: 'not_eq', value: 'Metal' }],
    ['Country: DE, SE', { field: 'countryCode', operator: 'in', value: ['DE', 'SE'] }],
    ['Domain: empty', { field: 'domain', operator: 'empty' }],
    ['Funding: ≥ 1,000,000', { field: 'fundingRaised', operator: 'gte', value: '1000000' }],
    ['Founded: under 1990', { field: 'foundationYear', operator: 'lt', value: 1990 }],
    [
      'Founded: 1990–2000, empty',
      {
        or: [
          {
            and: [
              { field: 'foundationYear', operator: 'gte', value: '1990' },
              { field: 'foundationYear', operator: 'lte', value: '2000' },
            ],
          },
          { field: 'foundationYear', operator: 'empty' },
        ],
      },
    ],
    ['Updated: from 2026-11-16', { field: 'updatedAt', operator: 'gte', value: '2026-11-16' }],
    ['Source of industry: import', { field: 'source:industry', operator: 'in', value: ['import'] }],
    [
      'Domain empty or (Tags a and Industry contains x)',
      {
        or: [
          { field: 'domain', operator: 'empty' },
          {
            and: [
              { field: 'tags', operator: 'eq', value: 'a' },
              { field: 'industry', operator: 'like', value: '%x%' },
            ],
          },
        ],
      },
    ],
  ])('says %s', (expected, node) => {
    expect(words(node)).toBe(expected);
  });

  it('of a field that is gone calls it by its name', () => {
    expect(words({ field: `custom:${groupId}:Tier`, operator: 'in', value: ['A'] })).toBe('Tier: A');
  });
});
