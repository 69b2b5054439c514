import { expect, it } from 'vitest';
import { provider as aggknowledge } from './aggknowledge.provider.ts';
import { fieldsGiven } from './fields-given.ts';
import { provider as peopleDataLabs } from './people-data-labs.provider.ts';
import { provider as phoneFacts } from './phone-facts.provider.ts';

it('are those that such a record has', () => {
  expect(fieldsGiven(phoneFacts, 'company')).toEqual(['phones', 'countryCode']);
  expect(fieldsGiven(phoneFacts, 'person')).toEqual(['phones']);
  expect(fieldsGiven(aggknowledge, 'person')).toContain('jobTitle');
  expect(fieldsGiven(aggknowledge, 'person')).not.toContain('companies');
});

it('are fewer where the provider says less of one kind than of the other', () => {
  const company = fieldsGiven(peopleDataLabs, 'company');
  const person = fieldsGiven(peopleDataLabs, 'person');
  expect(company).toContain('urls');
  expect(company).not.toContain('emails');
  expect(person).toContain('emails');
  expect(person).not.toContain('urls');
});
