import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { LookupInput, Provider } from '../../providers/provider.ts';
import { noValues } from '../../store/company-row.ts';
import { noPersonValues } from '../../store/person-row.ts';
import { inputOfCompany, inputOfPerson, lookupHash, readRequest, usableLookup } from './lookup-input.ts';

const com = 'com_00000000-0000-7000-8000-000000000001';
const per = 'per_00000000-0000-7000-8000-000000000001';

describe('a request to look something up', () => {
  it.each<[EntityType, object, string | null, LookupInput]>([
    ['company', { companyId: com }, com, {}],
    ['company', { companyId: ` ${com} `, name: 'Acme' }, com, { name: 'Acme' }],
    ['company', { domain: 'https://www.Acme.com/about' }, null, { domain: 'acme.com' }],
    ['company', { domain: 'acme.com', name: null, countryCode: ' ' }, null, { domain: 'acme.com' }],
    ['company', { name: ' Acme ', countryCode: 'de' }, null, { name: 'Acme', countryCode: 'DE' }],
    [
      'company',
      { professionalSocialMediaUrl: 'linkedin.com/company/Acme/' },
      null,
      { professionalSocialMediaUrl: 'https://www.linkedin.com/company/acme' },
    ],
    ['person', { personId: per }, per, {}],
    ['person', { pdlId: ' qEnOZ5Oh0 ' }, null, { pdlId: 'qEnOZ5Oh0' }],
    [
      'person',
      { personId: per, professionalSocialMediaUrl: 'se.linkedin.com/in/Mira?trk=x' },
      per,
      { professionalSocialMediaUrl: 'https://www.linkedin.com/in/mira' },
    ],
  ])('of a %s says %j', (entity, request, recordId, input) => {
    expect(readRequest(entity, request)).toEqual({ recordId, input });
  });

  it.each<[EntityType, unknown, string]>([
    ['company', {}, 'no_identifier'],
    ['company', { domain: '' }, 'no_identifier'],
    ['company', { name: 'Acme' }, 'no_identifier'],
    ['company', { countryCode: 'DE' }, 'no_identifier'],
    ['person', { personId: null }, 'no_identifier'],
    ['company', 'acme.com', 'invalid_request'],
    ['company', null, 'invalid_request'],
    ['company', [com], 'invalid_request'],
    ['company', { domain: 7 }, 'invalid_request'],
    ['person', { pdlId: 'x'.repeat(2049) }, 'invalid_request'],
    ['company', { website: 'acme.com' }, 'unknown_field'],
    ['company', { personId: per }, 'unknown_field'],
    ['person', JSON.parse('{"__proto__": "x"}'), 'unknown_field'],
    ['company', { companyId: com.slice(4) }, 'invalid_id'],
    ['company', { companyId: per }, 'invalid_id'],
    ['company', { companyId: `${com}0`, domain: 'acme.com' }, 'invalid_id'],
    ['person', { personId: per.slice(4) }, 'invalid_id'],
    ['company', { domain: 'acme' }, 'invalid_domain'],
    ['company', { name: 'Acme', countryCode: 'Germany' }, 'invalid_country'],
    ['company', { name: 'x'.repeat(1001), countryCode: 'DE' }, 'too_long'],
    ['company', { professionalSocialMediaUrl: 'linkedin.com/in/mira' }, 'invalid_profile_url'],
    ['person', { professionalSocialMediaUrl: 'linkedin.com/company/acme' }, 'invalid_profile_url'],
  ])('of a %s fails as %j', (entity, request, code) => {
    expect(readRequest(entity, request)).toMatchObject({ code, isRetryable: false });
  });

  it('says what to send instead', () => {
    const messageOf = (entity: EntityType, request: unknown) => {
      const read = readRequest(entity, request);
      return 'code' in read ? read.message : '';
    };
    expect(messageOf('company', { name: 'Acme' })).toBe(
      'Nothing says which record it is. Send at least one of: companyId, domain, name + countryCode, professionalSocialMediaUrl.',
    );
    expect(messageOf('person', { personId: per.slice(4) })).toContain(
      'Send it whole, in the form per_… and a UUID.',
    );
  });
});

describe('a record to look up', () => {
  it('is known by what it holds', () => {
    const values = { ...noValues, name: 'Acme', countryCode: 'DE', phones: ['+493012345'], emails: [] };
    expect(inputOfCompany(values)).toEqual({ name: 'Acme', countryCode: 'DE', phones: ['+493012345'] });
  });

  it('is known by a profile among its URLs too', () => {
    const urls = ['https://acme.com', 'linkedin.com/in/mira', 'de.linkedin.com/company/Acme/about'];
    expect(inputOfCompany({ ...noValues, name: 'Acme', urls }).professionalSocialMediaUrl).toBe(
      'https://www.linkedin.com/company/acme',
    );
    const person = { ...noPersonValues, fullName: 'Mira', urls };
    expect(inputOfPerson(person, null).professionalSocialMediaUrl).toBe('https://www.linkedin.com/in/mira');
  });

  it('is known by its employer where it is a person', () => {
    const person = { ...noPersonValues, fullName: 'Mira' };
    expect(inputOfPerson(person, { name: 'Acme', domain: null })).toEqual({
      fullName: 'Mira',
      companyName: 'Acme',
    });
  });
});

const provider = (over: Partial<Provider>): Provider => ({
  code: 'one',
  label: 'One',
  entities: ['company'],
  countries: 'all',
  inputs: [['domain'], ['name', 'countryCode']],
  fields: ['industry'],
  costCents: 0,
  billed: 'never',
  batchSize: 1,
  rate: null,
  needsKey: false,
  enrich: () => Promise.resolve([]),
  ...over,
});
const lookup = (input: LookupInput, entity: EntityType = 'company') => ({ id: '1', entity, input });

describe('what a provider is asked', () => {
  it('is any one of the sets that it can use, and nothing beside them', () => {
    const asked = usableLookup(
      provider({}),
      lookup({ domain: 'acme.com', name: 'Acme', emails: ['a@acme.com'] }),
    );
    expect(asked).toEqual(lookup({ domain: 'acme.com', name: 'Acme' }));
  });

  it.each<[string, Partial<Provider>, LookupInput, EntityType]>([
    ['half a set', {}, { name: 'Acme' }, 'company'],
    ['another entity', {}, { domain: 'acme.com' }, 'person'],
    ['another country', { countries: ['GB'] }, { domain: 'acme.com', countryCode: 'DE' }, 'company'],
    ['no country where it wants one', { countries: ['GB'] }, { domain: 'acme.com' }, 'company'],
    ['ids that it cannot read', { isEnough: ({ domain }) => domain !== 'x' }, { domain: 'x' }, 'company'],
  ])('is nothing with %s', (_, over, input, entity) => {
    expect(usableLookup(provider(over), lookup(input, entity))).toBeNull();
  });

  it('has one hash however it is written', () => {
    const hash = (input: LookupInput, over: Partial<Provider> = {}, config: unknown = null) =>
      lookupHash(provider(over), lookup(input), config);
    const one = hash({ name: 'Acme  Works', countryCode: 'DE' });
    expect(hash({ countryCode: 'DE', name: 'ACME works' })).toEqual(one);
    expect(hash({ name: 'Acme Works', countryCode: 'AT' })).not.toEqual(one);
    expect(hash({ name: 'Acme Works', countryCode: 'DE' }, { code: 'other' })).not.toEqual(one);
    expect(hash({ emails: ['a@x.de', 'b@x.de'] })).not.toEqual(hash({ emails: ['b@x.de', 'a@x.de'] }));
    expect(hash({ emails: ['A@x.de'] })).toEqual(hash({ emails: ['a@x.de'] }));
    expect(hash({ pdlId: 'a' })).not.toEqual(hash({ pdlId: 'A' }));
    const set = hash({ pdlId: 'a' }, {}, { fields: { name: '$.name' } });
    expect(set).not.toEqual(hash({ pdlId: 'a' }));
    expect(set).not.toEqual(hash({ pdlId: 'a' }, {}, { fields: { name: '$.title' } }));
  });

  it('has one hash whatever it costs and however it is waited for', () => {
    const hash = (config: unknown) =>
      lookupHash(provider({ besideAnswers: ['costCents', 'pollMs'] }), lookup({ pdlId: 'a' }), config);
    const one = hash({ baseUrl: 'https://a.example', costCents: 10 });
    expect(hash({ baseUrl: 'https://a.example', costCents: 12, pollMs: 5 })).toEqual(one);
    expect(hash({ baseUrl: 'https://b.example', costCents: 10 })).not.toEqual(one);
  });

  it('has another hash for a company than for a person', () => {
    const input = { professionalSocialMediaUrl: 'https://www.linkedin.com/in/mira' };
    const ofPerson = lookupHash(provider({}), lookup(input, 'person'), null);
    expect(lookupHash(provider({}), lookup(input), null)).not.toEqual(ofPerson);
  });
});
