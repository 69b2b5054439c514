import { expect, it } from 'vitest';
import { placeFields } from '../../../../shared/schema/field-places.ts';
import { fieldsGiven } from '../../../providers/fields-given.ts';
import { provider as peopleDataLabs } from '../../../providers/people-data-labs.provider.ts';
import { completenessOf } from './coverage.ts';

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
