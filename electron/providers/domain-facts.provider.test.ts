import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { provider } from './domain-facts.provider.ts';
import type { LookupInput } from './provider.ts';
import { askOffline } from './testing/ask-offline.ts';

const ask = (input: LookupInput) => askOffline(provider, 'company', input);

describe('facts from domains', () => {
  it.each<[string, LookupInput, object]>([
    ['a website', { urls: ['https://shop.Acme.co.uk/x'] }, { domain: 'acme.co.uk', countryCode: 'GB' }],
    [
      'an e-mail address',
      { emails: ['jo@mail.acme.de'] },
      { domain: 'acme.de', urls: ['https://acme.de'], countryCode: 'DE' },
    ],
    ['a domain', { domain: 'acme.fr' }, { urls: ['https://acme.fr'], countryCode: 'FR' }],
    [
      'a domain beside its website',
      { domain: 'shop.acme.fr', urls: ['https://acme.fr'], countryCode: 'BE' },
      {},
    ],
    [
      'letters of a language',
      { urls: ['https://müller.de'] },
      { domain: 'xn--mller-kva.de', countryCode: 'DE' },
    ],
    ['a site on a host of many', { urls: ['https://acme.github.io/home'] }, { domain: 'acme.github.io' }],
    [
      'a free mailbox beside its own',
      { emails: ['jo@gmail.com', 'jo@acme.com'] },
      { domain: 'acme.com', urls: ['https://acme.com'] },
    ],
    [
      'a social page beside its own',
      { urls: ['https://de.linkedin.com/company/acme', 'acme.com'] },
      { domain: 'acme.com' },
    ],
    [
      'a mailbox where the site is social',
      { urls: ['facebook.com/acme'], emails: ['a@acme.se'] },
      { domain: 'acme.se', countryCode: 'SE' },
    ],
  ])('come from %s', async (_, input, fields) => {
    expect(await ask(input)).toMatchObject({ status: 'matched' });
    expect((await ask(input)).fields).toEqual(fields);
  });

  it.each<[string, LookupInput]>([
    ['a free mailbox', { emails: ['jo@gmail.com', 'acme@gmx.de', 'a@yahoo.co.uk'] }],
    [
      'a social page',
      { urls: ['https://www.facebook.com/acme', 'https://maps.google.de/acme', 'http://acme.blogspot.de'] },
    ],
    ['an address', { urls: ['http://127.0.0.1/', 'http://[::1]/', 'http://localhost'] }],
    ['a suffix that does not exist', { emails: ['jo@acme.nowhere', 'jo@acme'] }],
    ['a public suffix', { domain: 'co.uk' }],
    ['no host at all', { urls: ['see above', '', '%%%'] }],
  ])('are none in %s', async (_, input) => {
    expect(await ask(input)).toMatchObject({ status: 'no_match' });
  });

  it('are less sure where a record names several domains, and of what nobody looked at', async () => {
    const sure = await ask({ urls: ['acme.de'], emails: ['jo@acme.de'] });
    const torn = await ask({ urls: ['acme.de'], emails: ['jo@other.de'] });
    expect(sure.confidence).toBe(0.9);
    expect(torn.confidence).toBe(0.7);
    expect(torn.fields).toMatchObject({ domain: 'acme.de' });
    expect((await ask({ emails: ['jo@acme.de'] })).confidences).toEqual({ urls: 0.5, countryCode: 0.4 });
  });

  it('say under which suffix a domain was registered', async () => {
    expect((await ask({ domain: 'a.b.acme.co.jp' })).facts).toEqual({
      registrableDomain: 'acme.co.jp',
      publicSuffix: 'co.jp',
    });
  });

  it.each([
    ['acme.io'],
    ['acme.ai'],
    ['acme.co'],
    ['acme.me'],
    ['acme.tv'],
    ['acme.eu'],
    ['acme.uk.com'],
    ['acme.xn--p1ai'],
  ])('say nothing of the country of %s', async (domain) => {
    expect((await ask({ domain })).fields).not.toHaveProperty('countryCode');
  });

  const label = fc.stringMatching(/^[a-z][a-z0-9]{2,9}$/);

  it('never guess a country of a domain that belongs to none', async () => {
    const suffix = fc.constantFrom(
      'com',
      'org',
      'net',
      'info',
      'biz',
      'dev',
      'shop',
      'berlin',
      'london',
      'aero',
      'museum',
      'name',
    );
    await fc.assert(
      fc.asyncProperty(label, suffix, async (name, suffix) => {
        const { fields } = await ask({ domain: `${name}.${suffix}` });
        expect(fields).not.toHaveProperty('countryCode');
      }),
    );
  });

  it('are the same of the domain that they found', async () => {
    const suffix = fc.constantFrom('com', 'de', 'co.uk', 'com.br', 'io');
    await fc.assert(
      fc.asyncProperty(label, label, suffix, async (sub, name, suffix) => {
        const first = await ask({ domain: `${sub}.${name}.${suffix}` });
        const found = first.facts?.['registrableDomain'] ?? '';
        expect((await ask({ domain: found })).facts).toEqual(first.facts);
      }),
    );
  });
});
