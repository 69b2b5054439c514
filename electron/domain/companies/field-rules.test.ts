import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyLimits, type CompanyField } from '../../../shared/schema/company.ts';
import { parseField } from './field-rules.ts';

const taken: [CompanyField, unknown, unknown][] = [
  ['name', '  Norrvik Kabel AB ', 'Norrvik Kabel AB'],
  ['name', 'x'.repeat(companyLimits.name), 'x'.repeat(companyLimits.name)],
  ['domain', 'https://www.Acme.de:8080/de?x=1#y', 'acme.de'],
  ['domain', 'ACME.co.uk.', 'acme.co.uk'],
  ['domain', 'bücher.de', 'xn--bcher-kva.de'],
  ['domain', 'www.de', 'www.de'],
  ['domain', '', null],
  ['description', 'a\nb', 'a\nb'],
  ['industry', null, null],
  ['employeeRange', '10000+', '10000+'],
  ['foundationYear', '1974', '1974'],
  ['foundationYear', 1000, '1000'],
  ['foundationYear', 2100, '2100'],
  ['fundingRaised', 18900000, '18900000'],
  ['fundingRaised', '1234.5', '1234.50'],
  ['fundingRaised', '0001.00', '1'],
  ['fundingRaised', '99999999999999999999', '99999999999999999999'],
  ['fundingRaised', 0, '0'],
  ['lastFundingDate', '2024-02-29', '2024-02-29'],
  ['countryCode', 'de', 'DE'],
  ['addresses', null, []],
  ['emails', ['a@b.de', 'b@b.de'], ['a@b.de', 'b@b.de']],
  ['urls', ['https://a.de/x'], ['https://a.de/x']],
  ['taxId', '0012345678901', '0012345678901'],
  ['tags', ['a', 'b'], ['a', 'b']],
];

const refused: [CompanyField, unknown, string][] = [
  ['name', '   ', 'required'],
  ['name', null, 'required'],
  ['name', 'x'.repeat(companyLimits.name + 1), 'too_long'],
  ['name', 'half \uD800', 'invalid_text'],
  ['domain', 'tarnhelm robotics.nl', 'invalid_domain'],
  ['domain', 'localhost', 'invalid_domain'],
  ['domain', '192.168.0.1', 'invalid_domain'],
  ['domain', 'info@acme.com', 'invalid_domain'],
  ['domain', '-a.de', 'invalid_domain'],
  ['domain', `${'a'.repeat(64)}.de`, 'invalid_domain'],
  ['description', 'x'.repeat(companyLimits.description + 1), 'too_long'],
  ['employeeRange', '200+', 'invalid_option'],
  ['foundationYear', '974', 'invalid_year'],
  ['foundationYear', 2101, 'invalid_year'],
  ['foundationYear', 1974.5, 'invalid_year'],
  ['fundingRaised', '1,6M', 'invalid_number'],
  ['fundingRaised', '1.234', 'invalid_number'],
  ['fundingRaised', -1, 'invalid_number'],
  ['fundingRaised', Number.POSITIVE_INFINITY, 'invalid_number'],
  ['fundingRaised', '999999999999999999999', 'too_long'],
  ['lastFundingDate', '2023-02-29', 'invalid_date'],
  ['lastFundingDate', '31.10.2026', 'invalid_date'],
  ['countryCode', 'UK', 'invalid_country'],
  ['countryCode', 'EU', 'invalid_country'],
  ['emails', ['a@b.de', 'a@b.de'], 'duplicate'],
  ['emails', ['nobody'], 'invalid_email'],
  ['phones', ['1'.repeat(companyLimits.phones + 1)], 'too_long'],
  ['phones', Array.from({ length: 21 }, (_, at) => String(at)), 'too_many'],
  ['urls', ['https://a b.de'], 'invalid_url'],
  ['addresses', [' '], 'empty'],
  ['tags', 'a', 'invalid_type'],
];

describe('field rules', () => {
  it.each(taken)('%s takes %j as %j', (field, raw, value) => {
    expect(parseField[field](raw)).toEqual({ ok: true, value });
  });

  it.each(refused)('%s refuses %j as %s, with a message', (field, raw, code) => {
    const result = parseField[field](raw);
    expect(result).toMatchObject({ ok: false, code });
    expect(result.ok ? '' : result.message).toMatch(/\.$/);
  });

  it('names the entry of a list that is at fault', () => {
    expect(parseField.emails(['a@b.de', 'x'])).toMatchObject({ ok: false, at: 1 });
  });

  it('reads what is usual as it reads everything else', () => {
    const parts = [
      'http://',
      'https://',
      '//',
      'www.',
      'www2.',
      'acme',
      'a-',
      '-',
      '.',
      '.de',
      '.7',
      '8',
      '/',
      ':80',
      'A',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 6 }), (some) => {
        const text = some.join('');
        // With a blank before it a text is never the usual one.
        const long = parseField.domain(` ${text}`);
        const short = parseField.domain(text);
        expect(short.ok ? short.value : null).toBe(long.ok ? long.value : null);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes its own output unchanged', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e15, noNaN: true }), fc.domain(), (amount, domain) => {
        const money = parseField.fundingRaised(amount.toFixed(2));
        expect(money.ok && parseField.fundingRaised(money.value)).toEqual(money);
        const host = parseField.domain(domain);
        expect(host.ok && parseField.domain(host.value)).toEqual(host);
      }),
    );
  });
});
