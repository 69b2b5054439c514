// What a facet counts beside a value is what the list holds once that value is chosen.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilterNode } from '../../../../shared/schema/company-filter.ts';
import { filterOfChoice, noChoice } from '../../../../shared/schema/facet-choice.ts';
import { joinParts, withPartOfField } from '../../../../shared/schema/filter-parts.ts';
import { countMatches } from '../../../store/company-list.ts';
import { countFacets, type Facets } from '../../../store/company-query/facets.ts';
import type { WriteDb } from '../../../store/database.ts';
import { addCompanies, addDefinitions, custom, variedCompanies } from '../../../testing/query-store.ts';
import { tempStore } from '../../../testing/temp-store.ts';
import { facetRequest, showFacet } from './facet-query.ts';
import { askedFields, resolveQuery } from './resolve-query.ts';

const paths = [
  'industry',
  'countryCode',
  'employeeRange',
  'foundationYear',
  'fundingRaised',
  'lastFundingDate',
  'tags',
  'groups',
  'createdAt',
  'source:industry',
  'length:name',
  custom('Tier'),
  custom('Marks'),
  custom('ARR'),
  custom('Review'),
];

function facetsOf(db: WriteDb, filter: FilterNode | undefined) {
  const fields = askedFields(db, paths);
  const counting = countFacets(db, facetRequest(resolveQuery(db, { filter }), fields, 500));
  let step = counting.next();
  while (step.done !== true) step = counting.next();
  const { facets, count }: Facets = step.value;
  return {
    count,
    facets: fields.flatMap((field, at) => (facets[at] ? [showFacet(db, field, facets[at])] : [])),
  };
}

const part = fc.constantFrom<FilterNode>(
  { field: 'industry', operator: 'in', value: ['Metal', 'STRASSE'] },
  {
    or: [
      { field: 'industry', operator: 'like', value: '%m%' },
      { field: 'industry', operator: 'empty' },
    ],
  },
  { field: 'countryCode', operator: 'not_eq', value: 'DE' },
  { and: [{ field: 'foundationYear', operator: 'gte', value: '2000' }] },
  { field: 'tags', operator: 'in', value: ['a'] },
  { field: custom('Tier'), operator: 'in', value: ['A', 'B'] },
  {
    or: [
      { field: 'domain', operator: 'empty' },
      { field: custom('ARR'), operator: 'gt', value: '0' },
    ],
  },
);
const filter = fc
  .record({
    join: fc.constantFrom('and' as const, 'or' as const),
    parts: fc.uniqueArray(part, { maxLength: 3 }),
  })
  .map(joinParts);

describe('facets', () => {
  it('count beside each value, range and emptiness what choosing it would leave', () => {
    const { db } = tempStore();
    addDefinitions(db);
    addCompanies(db, variedCompanies(40));
    const matches = (chosen: FilterNode | undefined): number =>
      countMatches(db, resolveQuery(db, { filter: chosen }));
    fc.assert(
      fc.property(filter, fc.nat(paths.length - 1), fc.nat(), (before, which, at) => {
        const { facets } = facetsOf(db, before);
        const facet = facets[which];
        if (!facet) throw new Error('no facet');
        const withChoice = (choice: Partial<typeof noChoice>): number =>
          matches(
            withPartOfField(before, facet.field, filterOfChoice(facet.field, { ...noChoice, ...choice })),
          );
        expect(withChoice({ presence: ['empty'] })).toBe(facet.empty);
        expect(withChoice({ presence: ['not_empty'] })).toBe(facet.filled);
        expect(withChoice({})).toBe(facet.count);
        const value = facet.values[at % Math.max(facet.values.length, 1)];
        expect(value && withChoice({ values: [value.value] })).toBe(value?.count);
        const bar = facet.range?.bars[at % facet.range.bars.length];
        expect(bar && withChoice({ bounds: { gte: bar.from, lt: bar.to } })).toBe(bar?.count);
      }),
      { numRuns: 150 },
    );
  });

  it('count together, each without its own condition, what the list holds', () => {
    const { db } = tempStore();
    addDefinitions(db);
    addCompanies(db, variedCompanies(40));
    fc.assert(
      fc.property(filter, (before) => {
        expect(facetsOf(db, before).count).toBe(countMatches(db, resolveQuery(db, { filter: before })));
      }),
      { numRuns: 60 },
    );
  });
});
