import { expect, it } from 'vitest';
import { factsIn, placeFacts } from './fact-places.ts';
import { normalizedSchema } from './normalized.ts';

it('gives facts back as they were placed, those that were asked for', () => {
  const facts = { legalName: 'ACME LTD', dissolvedOn: '2020-01-02', registrationAuthority: 'RA1', lei: '' };
  const said = placeFacts({ ...facts, slug: 'acme' });
  expect(said).toEqual({
    identity: { legalName: 'ACME LTD' },
    legal: { dissolutionDate: '2020-01-02' },
    identifiers: { register: 'RA1' },
  });
  expect(factsIn(said, ['dissolvedOn', 'legalName', 'lei', 'vat'])).toEqual({
    dissolvedOn: '2020-01-02',
    legalName: 'ACME LTD',
  });
});

it.each([
  ['2001', '2001'],
  ['2001-02', '2001-02'],
  ['2001-02-03', '2001-02-03'],
  ['2001-02-03T00:00:00Z', '2001-02-03'],
  ['2001-02T', null],
  ['long ago', null],
])('places the date %j as the day %j', (text, day) => {
  const facts = { incorporationDate: text, dissolvedOn: text };
  const legal = { incorporationDate: day, dissolutionDate: day };
  expect(placeFacts(facts)).toEqual(day === null ? {} : { legal });
});

it('takes of a text no more than the shape does', () => {
  const placed = placeFacts({ status: 'x'.repeat(9000) });
  expect(normalizedSchema.partial().parse(placed)).toEqual(placed);
});
