import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../../shared/errors.ts';
import { importRulesSchema, type ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { Mapping } from '../../../../shared/schema/import.ts';
import { planObjects, prepareObject } from '../object-row.ts';
import { changesOf, prepareRow, type PreparedRow } from '../prepare-row.ts';
import { planRows, type RowPlan } from '../row-plan.ts';

const contentOf = ({ fields }: RowPlan, row: PreparedRow): unknown =>
  row.kind === 'data'
    ? changesOf(
        fields.map(({ field }) => field),
        row.values,
      )
    : row;

/** The row as values, read from text and from JSON alike. */
function read(cells: Record<string, string>, mapping: Mapping, rules: ImportRules): unknown {
  const columns = Object.keys(cells);
  const plan = planRows(columns, mapping, rules);
  const fromText = contentOf(plan, prepareRow(plan, Object.values(cells)));
  const objects = planObjects(columns, mapping, rules);
  expect(contentOf(objects, prepareObject(objects, cells).prepared)).toEqual(fromText);
  return fromText;
}

const oneColumn = (
  target: string,
  text: string,
  rule: NonNullable<ImportRules['columns']>[string],
): unknown => read({ n: 'Acme', x: text }, { n: 'name', x: target }, { columns: { x: rule } });

const issuesOf = (columns: string[], mapping: Mapping, rules: ImportRules) => {
  try {
    planRows(columns, mapping, rules);
    return [];
  } catch (error) {
    return (error as AppError).issues?.map(({ path, code }) => `${path} ${code}`);
  }
};

describe('a column under rules', () => {
  it('is split, joined again, and changed step by step in order', () => {
    const steps = [
      { kind: 'split' as const, on: ',', part: -1 },
      { kind: 'replace' as const, find: '-', with: ' ' },
      { kind: 'collapse_spaces' as const },
      { kind: 'case' as const, to: 'title' as const },
    ];
    expect(oneColumn('industry', 'B, MACHINE-  tools', { steps })).toMatchObject({
      industry: 'Machine Tools',
    });
    expect(oneColumn('industry', 'x', { steps: [{ kind: 'split', on: ',', part: 2 }] })).toEqual({
      name: 'Acme',
    });
  });

  it('gives the domain of an address, but not that of a mail provider', () => {
    const steps = [{ kind: 'domain' as const }];
    expect(oneColumn('domain', 'Jo <jo@mail.acme.co.uk>', { steps })).toMatchObject({ domain: 'acme.co.uk' });
    expect(oneColumn('domain', 'https://shop.acme.de/x?y', { steps })).toMatchObject({ domain: 'acme.de' });
    expect(oneColumn('domain', 'jo@gmail.com', { steps })).toEqual({ name: 'Acme' });
    expect(oneColumn('domain', 'a@acme.de; b@acme.de', { steps })).toMatchObject({ domain: 'acme.de' });
    expect(oneColumn('domain', 'a@acme.de; b@beta.de', { steps })).toMatchObject({ kind: 'failed' });
    expect(oneColumn('domain', 'no host', { steps })).toMatchObject({ kind: 'failed' });
  });

  it('gives phone numbers in E.164, each of a list, and fails what is none', () => {
    const german = { steps: [{ kind: 'phone' as const, country: 'DE' }] };
    expect(oneColumn('phones', '0351 5550120; +46 611 555 01 20', german)).toMatchObject({
      phones: ['+493515550120', '+466115550120'],
    });
    expect(oneColumn('phones', '0049 351 5550120', { steps: [{ kind: 'phone' }] })).toMatchObject({
      phones: ['+493515550120'],
    });
    expect(oneColumn('phones', 'ask Jo', german)).toMatchObject({
      issues: [{ code: 'invalid_phone', column: 'x', value: 'ask Jo' }],
    });
    expect(oneColumn('phones', '0351 5550120', { steps: [{ kind: 'phone' }] })).toMatchObject({
      issues: [{ message: expect.stringContaining('Choose the country') as string }],
    });
  });

  it('takes clusters and then values, and leaves a field empty for a value that means nothing', () => {
    const rule = {
      clusters: [{ method: 'fingerprint' as const, into: { 'machinery tools': 'Machinery' } }],
      values: { Machinery: 'Machine building', 'n/a': null },
    };
    expect(oneColumn('industry', 'Tools & MACHINERY', rule)).toMatchObject({ industry: 'Machine building' });
    expect(oneColumn('industry', ' n/a ', rule)).toEqual({ name: 'Acme' });
    expect(oneColumn('industry', '__proto__', rule)).toMatchObject({ industry: '__proto__' });
    expect(oneColumn('tags', 'n/a; Machinery; Steel', rule)).toMatchObject({
      tags: ['Machine building', 'Steel'],
    });
    expect(oneColumn('employeeRange', '200+', { values: { '200+': '201-500' } })).toMatchObject({
      employeeRange: '201-500',
    });
  });

  it('reads dates and amounts as the rule says', () => {
    expect(oneColumn('lastFundingDate', '3/4/21', { date_order: 'mdy' })).toMatchObject({
      lastFundingDate: '2021-03-04',
    });
    expect(oneColumn('lastFundingDate', '3/4/21', {})).toMatchObject({
      issues: [{ code: 'ambiguous_date' }],
    });
    expect(oneColumn('fundingRaised', '1.234', { decimal: ',' })).toMatchObject({ fundingRaised: '1234' });
  });

  it('can be made of another column, so that one cell fills two fields', () => {
    const rules: ImportRules = {
      columns: {
        place: { steps: [{ kind: 'split', on: ',', part: 1 }] },
        'place, part 2': { from: 'place', steps: [{ kind: 'split', on: ',', part: 2 }] },
      },
    };
    const mapping = { n: 'name', place: 'addresses', 'place, part 2': 'countryCode' };
    expect(read({ n: 'Acme', place: 'Ulm, Germany' }, mapping, rules)).toEqual({
      name: 'Acme',
      addresses: ['Ulm'],
      countryCode: 'DE',
    });
  });
});

describe('a field under rules', () => {
  const address = { n: 'name', street: 'addresses', zip: 'addresses', city: 'addresses' };

  it('joins its columns into one value and leaves no gap for empty ones', () => {
    const rules: ImportRules = { fields: { addresses: { join: ', ' } } };
    const row = { n: 'Acme', street: 'Varvsgatan 14', zip: '', city: 'Luleå' };
    expect(read(row, address, rules)).toMatchObject({ addresses: ['Varvsgatan 14, Luleå'] });
    expect(read(row, address, {})).toMatchObject({ addresses: ['Varvsgatan 14', 'Luleå'] });
    const two = { a: 'name', b: 'name' };
    expect(read({ a: 'Acme', b: 'GmbH' }, two, { fields: { name: { join: ' ' } } })).toEqual({
      name: 'Acme GmbH',
    });
  });

  it('has its default where the row has none, also without a column', () => {
    const rules: ImportRules = { fields: { countryCode: { default: 'Germany' }, tags: { default: 'a; b' } } };
    const plan = planRows(['n', 'c'], { n: 'name', c: 'countryCode' }, rules);
    expect(prepareRow(plan, ['Acme', ''])).toMatchObject({
      values: ['Acme', 'DE', ['a', 'b']],
      notes: { defaults: ['countryCode', 'tags'] },
    });
    expect(prepareRow(plan, ['Acme', 'fr'])).toMatchObject({
      values: ['Acme', 'FR', ['a', 'b']],
      notes: { defaults: ['tags'] },
    });
  });

  it('says which of its blank cells clear what is stored; a name never does', () => {
    const mapping = { n: 'name', d: 'domain', i: 'industry' };
    const rules: ImportRules = { blank: 'clear', fields: { industry: { blank: 'keep' } } };
    const plan = planRows(['n', 'd', 'i'], mapping, rules);
    expect(prepareRow(plan, ['', '', ''])).toMatchObject({ notes: { clear: ['domain'] } });
  });
});

describe('rules that cannot be meant are refused with their place', () => {
  const mapping = { n: 'name', i: 'industry' };
  const columns = ['n', 'i'];

  it.each<[ImportRules, string]>([
    [{ columns: { gone: { decimal: ',' } } }, 'rules.columns.gone unknown_column'],
    [{ columns: { new: { from: 'gone' } } }, 'rules.columns.new.from unknown_column'],
    [{ columns: { n: { from: 'i' } } }, 'rules.columns.n name_taken'],
    [{ fields: { phones: { merge: 'append' } } }, 'rules.fields.phones not_mapped'],
    [{ fields: { industry: { merge: 'append' } } }, 'rules.fields.industry.merge no_list'],
    [{ fields: { industry: { merge: 'newest' } } }, 'rules.fields.industry.newest_by required'],
    [
      { fields: { industry: { merge: 'newest', newest_by: 'x' } } },
      'rules.fields.industry.newest_by unknown_column',
    ],
    [{ fields: { name: { merge: 'newest', newest_by: 'i' } } }, 'rules.fields.name.merge not_allowed'],
    [{ fields: { name: { blank: 'clear' } } }, 'rules.fields.name.blank not_allowed'],
    [{ fields: { name: { default: 'Acme' } } }, 'rules.fields.name.default not_allowed'],
    [
      { fields: { countryCode: { default: 'Atlantis' } } },
      'rules.fields.countryCode.default invalid_country',
    ],
  ])('%j', (rules, place) => {
    expect(issuesOf(columns, mapping, rules)).toEqual([place]);
  });
});

it('reads every row without rules as a plan with rules that say nothing of its columns', () => {
  const cell = fc.constantFrom(
    '',
    ' ',
    'Acme',
    'acme.de',
    '3/4/21',
    'a;b',
    "'=1",
    'a@b.de',
    '51-200',
    '1.234',
  );
  const mapping = {
    n: 'name',
    d: 'domain',
    l: 'lastFundingDate',
    e: 'emails',
    r: 'employeeRange',
    t: 'tags',
  };
  const columns = Object.keys(mapping);
  const plain = planRows(columns, mapping);
  const silent = planRows(columns, mapping, {
    fields: { industry: { default: 'Steel' }, name: { merge: 'overwrite' } },
  });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 5, maxLength: 7 }), (cells) => {
      const expected = contentOf(plain, prepareRow(plain, cells)) as Record<string, unknown>;
      const wanted = expected['kind'] === 'failed' ? expected : { ...expected, industry: 'Steel' };
      expect(contentOf(silent, prepareRow(silent, cells))).toEqual(wanted);
    }),
  );
});

it('is data that a recipe can hold, whatever a column is called', () => {
  const rules = JSON.parse('{"columns":{"__proto__":{"values":{"__proto__":null}}}}') as unknown;
  expect(Object.keys(importRulesSchema.parse(rules).columns ?? {})).toEqual(['__proto__']);
});
