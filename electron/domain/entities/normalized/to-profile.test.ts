// What is proposed to a reviewer, what a refresh plans and what the profile shows are one and the same word of a provider.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { entityTypes } from '../../../../shared/schema/enrichment.ts';
import { offeredFields, placeFields } from '../../../../shared/schema/field-places.ts';
import { fixtureAnswers } from '../../../providers/fixtures.ts';
import { providers } from '../../../providers/registry.ts';
import { profileFields } from '../profile-keys.ts';
import { normalizedOf } from './from-answer.ts';
import { mappedProfile } from './to-profile.ts';

const asked = (entity: 'company' | 'person', domain: string) =>
  providers.flatMap((provider) => fixtureAnswers(provider, [{ id: '1', entity, input: { domain } }]));

it.each(entityTypes)('holds of a %s what is offered to the record, of every provider', (entity) => {
  fc.assert(
    fc.property(fc.domain(), (domain) => {
      for (const answer of asked(entity, domain)) {
        if (answer.status !== 'matched') continue;
        const offered: Record<string, unknown> = offeredFields(entity, answer);
        const profile = mappedProfile(entity, normalizedOf(answer));
        for (const field of profileFields[entity]) expect(profile[field]).toEqual(offered[field]);
      }
    }),
    { numRuns: 20 },
  );
});

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
