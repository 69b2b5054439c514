import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/errors.ts';
import { filterOperators, type FilterOperator } from '../../../../shared/schema/company-filter.ts';
import { countMatches } from '../../../store/company-list.ts';
import {
  addCompanies,
  addDefinitions,
  coverage,
  custom,
  variedCompanies,
} from '../../../testing/query-store.ts';
import { tempStore } from '../../../testing/temp-store.ts';
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import { resolveQuery } from './resolve-query.ts';

const sameness: FilterOperator[] = ['eq', 'not_eq', 'in', 'not_in', 'empty', 'not_empty'];
const likeness: FilterOperator[] = ['like', 'not_like'];
const size: FilterOperator[] = ['gt', 'gte', 'lt', 'lte'];

/** A field of each kind, what it may be asked, a value that it takes and one that it just does not. */
const kinds: [string, FilterOperator[], string, string | null][] = [
  ['description', [...sameness, ...likeness, ...size], 'Metal', null],
  ['foundationYear', [...sameness, ...size], '1999', '1999x'],
  ['fundingRaised', [...sameness, ...size], '1e3', '1,000'],
  ['lastFundingDate', [...sameness, ...likeness, ...size], '2024-02-29', '2023-02-29'],
  ['createdAt', [...sameness, ...size], '2026-02-01T08:00:00Z', '2026-02-01T08:00:00'],
  ['employeeRange', [...sameness, ...likeness, ...size], '11-50', '11–50'],
  ['tags', [...sameness, ...likeness], 'a', null],
  ['groups', [...sameness, ...likeness], coverage, `${coverage}0`],
  ['createdBy', sameness, 'usr_1', null],
  ['id', sameness, 'com_00000000-0000-7000-8000-000000000000', 'com_0'],
  ['version', [...sameness, ...size], '1', 'one'],
  ['length:tags', [...sameness, ...size], '2', 'two'],
  ['source:industry', [...sameness, ...likeness, ...size], 'import', 'imports'],
  [custom('Note'), [...sameness, ...likeness, ...size], 'Metal', null],
  [custom('Pitch'), [...sameness, ...likeness, ...size], 'Metal', null],
  [custom('ARR'), [...sameness, ...size], '-12.50', '12,5'],
  [custom('Review'), [...sameness, ...likeness, ...size], '2026-11-25', '25.11.2026'],
  [custom('Tier'), [...sameness, ...likeness, ...size], 'A', 'AA'],
  [custom('Marks'), [...sameness, ...likeness], 'x', 'xx'],
  [custom('Contacts'), sameness, 'com_00000000-0000-7000-8000-000000000000', null],
];

function setUp() {
  const { db } = tempStore();
  addDefinitions(db);
  addCompanies(db, variedCompanies(12));
  return db;
}

const conditionOf = (field: string, operator: FilterOperator, value: string) =>
  operator.endsWith('empty')
    ? { field, operator }
    : { field, operator, value: operator.endsWith('in') ? [value] : value };

function issuesOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.issues.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
  return [];
}

describe('a condition on a field', () => {
  it.each(kinds)(
    '%s takes its operators with a value of its kind, and no others',
    (field, operators, value) => {
      const db = setUp();
      for (const operator of filterOperators) {
        const filter = conditionOf(field, operator, value);
        const ask = () => countMatches(db, resolveQuery(db, { filter }));
        expect(issuesOf(ask)).toEqual(
          operators.includes(operator) ? [] : ['filter.operator invalid_operator'],
        );
      }
    },
  );

  it.each(kinds.flatMap(([field, , , wrong]) => (wrong === null ? [] : [[field, wrong] as const])))(
    '%s refuses %s',
    (field, wrong) => {
      const db = setUp();
      for (const operator of ['eq', 'not_in'] as const) {
        const filter = { or: [conditionOf(field, operator, wrong)] };
        expect(issuesOf(() => resolveQuery(db, { filter }))).toEqual(['filter.or.0.value invalid_value']);
      }
    },
  );
});

describe('a query', () => {
  it('gathers everything that is wrong in it', () => {
    const db = setUp();
    const query: CompanyQuery = {
      filter: {
        and: [
          { field: 'colour', operator: 'empty' },
          { field: 'tags', operator: 'gt', value: 'a' },
        ],
      },
      sort: custom('Nope'),
      source: { field: 'shade' },
      locked: 'tone',
    };
    expect(issuesOf(() => resolveQuery(db, query))).toEqual([
      'filter.and.0.field unknown_field',
      'filter.and.1.operator invalid_operator',
      'sort unknown_field',
      'source.field unknown_field',
      'locked unknown_field',
    ]);
  });

  it('follows a field that is renamed, and not one that is deleted', () => {
    const db = setUp();
    const filter = { field: custom('ARR'), operator: 'gt', value: 1 } as const;
    const before = countMatches(db, resolveQuery(db, { filter }));
    db.sql("UPDATE custom_field SET name = 'Revenue', name_key = 'revenue' WHERE name = 'ARR'").run();
    expect(issuesOf(() => resolveQuery(db, { filter }))).toEqual(['filter.field unknown_field']);
    const renamed = resolveQuery(db, { filter: { ...filter, field: custom('Revenue') } });
    expect(countMatches(db, renamed)).toBe(before);
    db.sql("UPDATE custom_option SET deleted_at_ms = 1 WHERE label = 'A'").run();
    const tier = (operator: FilterOperator) =>
      countMatches(db, resolveQuery(db, { filter: { field: custom('Tier'), operator } }));
    const withA =
      db.sql<number>("SELECT count(*) FROM company WHERE custom ->> '$.f4' = 11").pluck().get() ?? 0;
    expect(withA).toBeGreaterThan(0);
    expect(tier('empty') + tier('not_empty')).toBe(12);
    expect(tier('not_empty')).toBe(
      db.sql<number>("SELECT count(*) FROM company WHERE custom ->> '$.f4' IN (10, 12)").pluck().get(),
    );
  });
});
