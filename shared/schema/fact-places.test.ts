import { expect, it } from 'vitest';
import { factsIn, placeFacts } from './fact-places.ts';

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
