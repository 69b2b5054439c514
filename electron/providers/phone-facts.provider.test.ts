import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { provider } from './phone-facts.provider.ts';
import type { EntityType, LookupInput } from './provider.ts';
import { askOffline } from './testing/ask-offline.ts';

const ask = (input: LookupInput, entity: EntityType = 'company') => askOffline(provider, entity, input);

describe('facts from phone numbers', () => {
  it.each<[string, LookupInput, object]>([
    [
      'in the country of the record',
      { phones: ['030 23125 000'], countryCode: 'DE' },
      { phones: ['+493023125000'] },
    ],
    ['with its country', { phones: ['+44 20 7946 0000'] }, { phones: ['+442079460000'], countryCode: 'GB' }],
    [
      'as dialled from abroad',
      { phones: ['0049 30 23125000'] },
      { phones: ['+493023125000'], countryCode: 'DE' },
    ],
    [
      'with a zero in brackets',
      { phones: ['+49 (0)30 23125000'] },
      { phones: ['+493023125000'], countryCode: 'DE' },
    ],
    [
      'with an extension',
      { phones: ['+1 212 555 2368 ext. 12'] },
      { phones: ['+12125552368 ext. 12'], countryCode: 'US' },
    ],
    ['in that form already', { phones: ['+493023125000'], countryCode: 'AT' }, {}],
    [
      'twice',
      { phones: ['+49 30 23125000', '+493023125000'] },
      { phones: ['+493023125000'], countryCode: 'DE' },
    ],
    ['beside one that is none', { phones: ['none', '+442079460000'] }, { countryCode: 'GB' }],
    [
      'of two countries',
      { phones: ['+49 30 23125000', '+44 20 7946 0000'] },
      { phones: ['+493023125000', '+442079460000'] },
    ],
    ['of no country', { phones: ['+800 1234 5678'] }, { phones: ['+80012345678'] }],
  ])('come from a number %s', async (_, input, fields) => {
    const answer = await ask(input);
    expect(answer.status).toBe('matched');
    expect(answer.fields).toEqual(fields);
  });

  it('say what kind a number is, and how sure it is', async () => {
    const phones = ['+49 1512 3456789', '+49 30 23125000'];
    const answer = await ask({ phones });
    expect(answer.facts).toEqual({ '+4915123456789': 'mobile, DE', '+493023125000': 'fixed line, DE' });
    expect(answer).toMatchObject({ confidence: 0.95, confidences: { countryCode: 0.5 } });
    expect((await ask({ phones: ['+44 1999 999999'] })).confidence).toBe(0.6);
  });

  it('give a person no country', async () => {
    expect((await ask({ phones: ['+44 20 7946 0000'] }, 'person')).fields).toEqual({
      phones: ['+442079460000'],
    });
  });

  it.each<[string, LookupInput]>([
    ['no digits', { phones: ['call us'] }],
    ['no country', { phones: ['030 23125000'] }],
    ['an unknown country', { phones: ['030 23125000'], countryCode: 'AQ' }],
    ['too few digits', { phones: ['+49 1'] }],
    ['text round it', { phones: ['call +49 30 23125000 or mail'] }],
  ])('are none where there is %s', async (_, input) => {
    expect(await ask(input)).toMatchObject({ status: 'no_match' });
  });

  it('leave a number that they wrote as it is', async () => {
    const country = fc.constantFrom(...getCountries());
    const digits = fc.stringMatching(/^\d{1,4}$/);
    await fc.assert(
      fc.asyncProperty(country, digits, fc.boolean(), async (country, tail, isNational) => {
        const example = getExampleNumber(country, examples);
        const base = (isNational ? example?.formatNational() : example?.formatInternational()) ?? '';
        const phones = [`${base.slice(0, -tail.length)}${tail}`];
        const first = await ask({ phones, countryCode: country });
        if (first.status !== 'matched') return;
        const written = (first.fields?.phones as string[] | undefined) ?? phones;
        const second = await ask({ phones: written, countryCode: country });
        expect(second).toMatchObject({ status: 'matched', fields: {} });
      }),
    );
  });
});
