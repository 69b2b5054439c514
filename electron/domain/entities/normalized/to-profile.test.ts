// What is proposed to a reviewer, what a refresh plans and what the profile shows are one and the same word of a provider. What it
// repeats of the record in the form in which it stands there is proposed to nobody.
import { expect, it } from 'vitest';
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import { placeFields } from '../../../../shared/schema/field-places.ts';
import { provider as domainFacts } from '../../../providers/domain-facts.provider.ts';
import { provider as phoneFacts } from '../../../providers/phone-facts.provider.ts';
import type { LookupInput, Provider } from '../../../providers/provider.ts';
import { askOffline } from '../../../providers/testing/ask-offline.ts';
import { profileFields } from '../profile-keys.ts';
import { normalizedOf } from './from-answer.ts';
import { mappedProfile } from './to-profile.ts';

const asked: readonly { provider: Provider; entity: EntityType; input: LookupInput }[] = [
  { provider: domainFacts, entity: 'company', input: { domain: 'acme.de' } },
  { provider: domainFacts, entity: 'company', input: { emails: ['info@acme.de'] } },
  { provider: domainFacts, entity: 'company', input: { urls: ['https://acme.de'], countryCode: 'AT' } },
  { provider: phoneFacts, entity: 'company', input: { phones: ['089 123456'], countryCode: 'DE' } },
  { provider: phoneFacts, entity: 'company', input: { phones: ['+4989123456'] } },
  { provider: phoneFacts, entity: 'person', input: { phones: ['+49 89 123456'] } },
];

it.each(asked)(
  'holds what $provider.code offers a $entity of $input, and no more but what stands there already',
  async ({ provider, entity, input }) => {
    const answer = await askOffline(provider, entity, input);
    expect(answer.status).toBe('matched');
    const profile = mappedProfile(entity, normalizedOf(answer));
    const ofProfile = (values: object) =>
      Object.fromEntries(Object.entries(values).filter(([name]) => profileFields[entity].includes(name)));
    const repeated = Object.fromEntries(Object.entries(input).filter(([name]) => name in profile));
    expect(ofProfile(profile)).toEqual(ofProfile({ ...repeated, ...answer.fields }));
  },
);

it('leaves out what is the record’s own', () => {
  const own = { name: 'Acme', domain: 'acme.de', externalId: 'crm-1', tags: ['steel'], fundingRaised: '1' };
  expect(mappedProfile('company', normalizedOf({ normalized: placeFields(own) }))).toEqual({});
  const known = { ...own, taxId: 'T', industry: 'Steel' };
  const normalized = placeFields(known, { identifiers: { lei: 'L', registrationNumber: '7' } });
  expect(mappedProfile('company', normalizedOf({ normalized }))).toEqual({
    taxId: 'T',
    industry: 'Steel',
    registrationNumber: '7',
    identifiers: { lei: 'L' },
  });
});
