import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { companyFields } from './company.ts';
import { fieldsIn, offeredFields, placeFields } from './field-places.ts';
import { personFields } from './person.ts';

const names = {
  company: companyFields,
  person: personFields.filter((field) => field !== 'companies'),
} as const;
const value = fc.oneof(fc.string({ minLength: 1 }), fc.array(fc.string(), { minLength: 1 }));

it.each(['company', 'person'] as const)('gives every field of a %s back as it was placed', (entity) => {
  const fields = fc.uniqueArray(fc.tuple(fc.constantFrom(...names[entity]), value), {
    selector: ([field]) => field,
  });
  fc.assert(
    fc.property(fields, (some) => {
      const said = Object.fromEntries(some);
      expect(fieldsIn(entity, placeFields(said))).toEqual(said);
    }),
  );
});

it('leaves out what is empty, and what is no field of such a record', () => {
  const said = placeFields({ name: 'Acme', domain: '', emails: [], jobTitle: null, taxId: 'X1' });
  expect(said).toEqual({ identity: { fullName: 'Acme' }, identifiers: { taxId: 'X1' } });
  expect(fieldsIn('person', said)).toEqual({ fullName: 'Acme' });
});

it('keeps what is said beside the fields, which outranks them', () => {
  const beside = { identity: { legalName: 'ACME LTD' }, contacts: { domain: 'b.de' }, officers: [] };
  expect(placeFields({ name: 'Acme', domain: 'a.de', urls: ['a.de'] }, beside)).toEqual({
    identity: { fullName: 'Acme', legalName: 'ACME LTD' },
    contacts: { domain: 'b.de', urls: ['a.de'] },
    officers: [],
  });
});

it('offers all that is said, or what an answer has an offer for', () => {
  const normalized = placeFields({ domain: 'a.de', urls: ['a.de'] });
  expect(offeredFields('company', { normalized })).toEqual({ domain: 'a.de', urls: ['a.de'] });
  expect(offeredFields('company', { normalized, offers: ['urls', 'taxId'] })).toEqual({ urls: ['a.de'] });
  expect(offeredFields('company', { normalized, offers: [] })).toEqual({});
  expect(offeredFields('company', {})).toEqual({});
});
