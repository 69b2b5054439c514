import { expect, it } from 'vitest';
import { placeFields, type PlacedFields } from '../../../../shared/schema/field-places.ts';
import type { NormalizedPart } from '../../../../shared/schema/normalized.ts';
import { fieldsGiven } from '../../../providers/fields-given.ts';
import { provider as peopleDataLabs } from '../../../providers/people-data-labs.provider.ts';
import { provider as phoneFacts } from '../../../providers/phone-facts.provider.ts';
import { completenessOf, fieldsTold } from './coverage.ts';

const toldAll = (fields: readonly string[]) => ({
  normalized: placeFields(Object.fromEntries(fields.map((field) => [field, 'x']))),
});

it.each(['company', 'person'] as const)(
  'is complete once all is told that is known of a %s there',
  (entity) => {
    const fields = fieldsGiven(peopleDataLabs, entity);
    expect(completenessOf(entity, toldAll(fields), peopleDataLabs)).toBe(1);
    const half = fields.slice(0, fields.length / 2);
    expect(completenessOf(entity, toldAll(half), peopleDataLabs)).toBe(half.length / fields.length);
  },
);

const told = (fields: Readonly<PlacedFields>, beside: NormalizedPart = {}) => ({
  normalized: placeFields(fields, beside),
});

it('names every field that the record is offered, and what the profile holds beyond them', () => {
  const company = { name: 'Acme', industry: 'Steel', tags: ['steel'], fundingRaised: '1' };
  expect(fieldsTold('company', told(company, { identifiers: { lei: 'L' } }))).toEqual([
    'name',
    'industry',
    'fundingRaised',
    'tags',
    'identifiers',
  ]);
  const person = { fullName: 'Mira Aldous', firstName: 'Mira', lastName: 'Aldous' };
  expect(fieldsTold('person', told(person))).toEqual(['fullName', 'firstName', 'lastName']);
});

it('names nothing that it has no offer for, as it counts nothing of it', () => {
  const phones = { ...told({ phones: ['+4989123456'] }), offers: ['countryCode' as const] };
  expect(fieldsTold('company', phones)).toEqual([]);
  expect(completenessOf('company', phones, phoneFacts)).toBe(0);
});
