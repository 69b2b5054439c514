// A query against a plain model of it: the companies as the wire shows them, looked through one by one.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { employeeRanges, type Company } from '../../../../shared/schema/company.ts';
import {
  filterOperators,
  type FilterCondition,
  type FilterNode,
} from '../../../../shared/schema/company-filter.ts';
import { sortFields } from '../../../../shared/schema/company-query.ts';
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import { foldCase } from '../../../lib/fold-case.ts';
import { sortKey } from '../../../lib/sort-key.ts';
import { companyNumbers, companyPage, countMatches, type Mark } from '../../../store/company-list.ts';
import type { WriteDb } from '../../../store/database.ts';
import {
  addCompanies,
  addDefinitions,
  coverage,
  custom,
  deals,
  variedCompanies,
} from '../../../testing/query-store.ts';
import { tempStore } from '../../../testing/temp-store.ts';
import { showCompanies } from '../read-companies.ts';
import { resolveQuery } from './resolve-query.ts';

function filledStore(count = 48): WriteDb {
  const { db } = tempStore();
  addDefinitions(db);
  addCompanies(db, variedCompanies(count));
  return db;
}

type Kind = 'text' | 'number' | 'date' | 'choice' | 'texts' | 'choices' | 'groups';
const tiers = ['c', 'A', 'B'];
const fields: Record<string, { kind: Kind; values: readonly string[]; order?: readonly string[] }> = {
  name: { kind: 'text', values: ['Metal 0', 'straße 7', 'm', '東京都 1'] },
  industry: { kind: 'text', values: ['Metal', 'metal works', 'Ärger & Söhne', 'zzz', '50% off_er'] },
  countryCode: { kind: 'text', values: ['DE', 'se', 'FR'] },
  employeeRange: { kind: 'choice', values: ['1-10', '11-50', '10000+', '51-200'], order: employeeRanges },
  foundationYear: { kind: 'number', values: ['1999', '2000', '2001'] },
  fundingRaised: { kind: 'number', values: ['99.5', '100', '100.00', '5'] },
  lastFundingDate: { kind: 'date', values: ['2024-02-29', '2024-01-01'] },
  tags: { kind: 'texts', values: ['a', 'A', '[b', 'é', 'none'] },
  emails: { kind: 'texts', values: ['info@a.de', 'INFO@A.DE'] },
  groups: { kind: 'groups', values: [coverage, deals] },
  [custom('Note')]: { kind: 'text', values: ['Metal', 'STRASSE', 'ärger & söhne'] },
  [custom('Pitch')]: { kind: 'text', values: ['Metal'] },
  [custom('ARR')]: { kind: 'number', values: ['5', '-3', '12.50', '0'] },
  [custom('Review')]: { kind: 'date', values: ['2026-11-25', '2026-12-01'] },
  [custom('Tier')]: { kind: 'choice', values: tiers, order: tiers },
  [custom('Marks')]: { kind: 'choices', values: ['x', 'y', 'z'] },
};
const patterns = [
  '%metal%',
  'METAL%',
  '%stra%e%',
  '%',
  'a',
  '%é%',
  '50\\%',
  '%off_er',
  'info@%',
  '%ä%',
  '2024%',
];
const singles: readonly string[] = ['text', 'number', 'date', 'choice'];
const hasSize = (kind: Kind): boolean => singles.includes(kind);

const condition = fc
  .record({
    field: fc.constantFrom(...Object.keys(fields)),
    operator: fc.constantFrom(...filterOperators),
    at: fc.nat(),
    count: fc.nat(3),
  })
  .filter(({ field, operator }) => {
    const kind = fields[field]?.kind ?? 'text';
    if (/^[gl]te?$/.test(operator)) return hasSize(kind);
    return !operator.endsWith('like') || (kind !== 'number' && kind !== 'groups');
  })
  .map(({ field, operator, at, count }): FilterCondition => {
    const values = fields[field]?.values ?? [];
    const one = values[at % values.length] ?? '';
    if (operator.endsWith('empty')) return { field, operator };
    if (operator.endsWith('like')) return { field, operator, value: patterns[at % patterns.length] ?? '' };
    return { field, operator, value: operator.endsWith('in') ? values.slice(0, count) : one };
  });

const tree = fc.letrec<{ node: FilterNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    condition,
    fc.array(tie('node'), { maxLength: 3 }).map((and): FilterNode => ({ and })),
    fc.array(tie('node'), { maxLength: 3 }).map((or): FilterNode => ({ or })),
  ),
})).node;

function valuesOf(company: Company, field: string): string[] {
  const [, group = '', name = ''] = /^custom:([^:]+):(.*)$/.exec(field) ?? [];
  const raw: unknown =
    field === 'groups'
      ? company.groups.map(({ id }) => id)
      : name === ''
        ? company[field as keyof Company]
        : company.customFieldValues[group]?.[name];
  return [raw ?? []].flat().map(String);
}

function isLike(value: string, pattern: string): boolean {
  const like = (text: string, by: string, flags: string): boolean => {
    const parts = by.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('[\\s\\S]*')}$`, flags).test(text);
  };
  return like(value, pattern, 'i') || like(foldCase(value), foldCase(pattern), '');
}

const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function rank(field: string, value: string): string | number {
  const { kind, order } = fields[field] ?? { kind: 'text' };
  if (kind === 'number') return Number(value);
  if (order) return order.indexOf(value);
  return field === 'name' ? foldCase(value) : kind === 'text' ? lower(value) : value;
}

function meets(company: Company, { field, operator, value }: FilterCondition): boolean {
  const have = valuesOf(company, field);
  const given = typeof value === 'string' ? [value] : ((value ?? []) as string[]);
  const wanted = given.map((one) => (field === 'countryCode' ? one.toUpperCase() : one));
  const [first = ''] = wanted;
  const same = (one: string, other: string): boolean =>
    fields[field]?.kind === 'number' ? Number(one) === Number(other) : one === other;
  const any = have.some((one) => wanted.some((other) => same(one, other)));
  const like = have.some((one) => isLike(one, first));
  const compare = (test: (one: string | number, other: string | number) => boolean): boolean =>
    have.some((one) => test(rank(field, one), rank(field, first)));
  const answers: Record<FilterCondition['operator'], boolean> = {
    eq: any,
    in: any,
    not_eq: !any,
    not_in: !any,
    like,
    not_like: !like,
    gt: compare((one, other) => one > other),
    gte: compare((one, other) => one >= other),
    lt: compare((one, other) => one < other),
    lte: compare((one, other) => one <= other),
    empty: have.length === 0,
    not_empty: have.length > 0,
  };
  return answers[operator];
}

function passes(company: Company, node: FilterNode): boolean {
  if ('and' in node) return node.and.every((child) => passes(company, child));
  if ('or' in node) return node.or.some((child) => passes(company, child));
  return meets(company, node);
}

const allIn = (db: WriteDb): Company[] =>
  showCompanies(db, db.sql<number>('SELECT no FROM company ORDER BY no').pluck().all());

describe('a filter', () => {
  it('finds exactly the companies that meet it, whatever its tree', () => {
    const db = filledStore();
    const companies = allIn(db);
    fc.assert(
      fc.property(tree, (filter) => {
        const query = resolveQuery(db, { filter });
        const found = showCompanies(db, companyNumbers(db, query)).map(({ name }) => name);
        expect(found).toEqual(companies.filter((company) => passes(company, filter)).map(({ name }) => name));
        expect(countMatches(db, query)).toBe(found.length);
      }),
      { numRuns: 200 },
    );
  });
});

function allPages(db: WriteDb, query: CompanyQuery, limit: number): number[] {
  const resolved = resolveQuery(db, query);
  const numbers: number[] = [];
  let after: Mark | null = null;
  for (;;) {
    const page: Mark[] = companyPage(db, resolved, after, limit);
    numbers.push(...page.map(({ no }) => no));
    after = page.at(-1) ?? null;
    if (page.length < limit || !after) return numbers;
  }
}

const customNames = ['Note', 'ARR', 'Review', 'Tier', 'Marks', 'Contacts', 'Pitch'];
const sorts = [...sortFields, ...customNames.map(custom)].flatMap((field) => [field, `-${field}`]);

describe('pages by cursor', () => {
  it('are together exactly the whole list, whatever the filter, the order and the size of a page', () => {
    const db = filledStore();
    fc.assert(
      fc.property(
        fc.constantFrom(...sorts),
        fc.option(tree, { nil: undefined }),
        fc.integer({ min: 1, max: 60 }),
        (sort, filter, limit) => {
          expect(allPages(db, { sort, filter }, limit)).toEqual([
            ...companyNumbers(db, resolveQuery(db, { sort, filter })),
          ]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('an order', () => {
  const sortable = Object.entries(fields).filter(([, { kind }]) => hasSize(kind));

  it.each(sortable.map(([field]) => field))(
    'by %s puts small before great, equal by age, empty last',
    (field) => {
      const db = filledStore();
      const companies = allIn(db);
      const key = (company: Company): string | number | null => {
        const [value] = valuesOf(company, field);
        if (value === undefined) return null;
        const known = rank(field, value);
        return fields[field]?.kind === 'text' ? sortKey(String(known), 'root').toLowerCase() : known;
      };
      const inOrder = (down: boolean): string[] =>
        companies
          .toSorted((one, other) => {
            const [a, b] = [key(one), key(other)];
            if (a === null || b === null || a === b) return Number(a === null) - Number(b === null);
            return (a < b ? -1 : 1) * (down ? -1 : 1);
          })
          .map(({ name }) => name);
      for (const down of [false, true]) {
        const query = resolveQuery(db, { sort: `${down ? '-' : ''}${field}` });
        expect(showCompanies(db, companyNumbers(db, query)).map(({ name }) => name)).toEqual(inOrder(down));
      }
    },
  );

  it('of groups goes by the name of the first of them', () => {
    const db = filledStore(8);
    const shown = showCompanies(db, companyNumbers(db, resolveQuery(db, { sort: 'groups' })));
    const firsts = shown.map(({ groups }) => groups.map(({ name }) => name).toSorted()[0] ?? '-');
    expect(firsts).toEqual(['Affairs', 'Affairs', 'Affairs', 'Affairs', 'Coverage', 'Coverage', '-', '-']);
  });

  it('of contacts goes by the name of the first of them, also of a person', () => {
    const db = filledStore(8);
    const [first = '', second = ''] = allIn(db).map(({ id }) => id);
    db.sql(
      `INSERT INTO person (uuid, full_name, origin_no, created_at_ms, updated_at_ms, version)
       VALUES (unhex('0000000000000000000000000000000a'), 'aaron', 1, 0, 0, 1)`,
    ).run();
    const person = 'per_00000000-0000-0000-0000-00000000000a';
    const contacts = { 2: [second, first], 4: [person], 6: [first], 8: ['per_gone'] };
    for (const [no, ids] of Object.entries(contacts))
      db.sql("UPDATE company SET custom = json_set(ifnull(custom, '{}'), '$.f6', json(?)) WHERE no = ?").run(
        JSON.stringify(ids),
        no,
      );
    const query = resolveQuery(db, { sort: custom('Contacts') });
    const [one, other] = allIn(db).map(({ name }) => foldCase(name)) as [string, string];
    const wanted = one < other ? [4, 6, 2] : [4, 2, 6];
    expect([...companyNumbers(db, query)].slice(0, 3)).toEqual(wanted);
    expect(companyPage(db, query, null, 8).map(({ no }) => no)).toEqual([...companyNumbers(db, query)]);
  });

  it('of a list goes by its first entry', () => {
    const db = filledStore(8);
    const shown = showCompanies(db, companyNumbers(db, resolveQuery(db, { sort: 'tags' })));
    expect(shown.map(({ tags }) => tags[0] ?? '-')).toEqual(['[b', '[b', 'a', 'a', 'c', 'c', '-', '-']);
  });
});
