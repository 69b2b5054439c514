import { describe, expect, it } from 'vitest';
import type { CompanyField } from '../../../../shared/schema/company.ts';
import { convertCell, splitList } from './convert-cell.ts';

const becomes: [CompanyField, string, unknown][] = [
  ['domain', 'https://www.Acme.de:8080/de?x=1', 'acme.de'],
  ['domain', 'WWW.acme.com', 'acme.com'],
  ['domain', 'müller.de', 'xn--mller-kva.de'],
  ['employeeRange', '51-200', '51-200'],
  ['employeeRange', '51 - 200', '51-200'],
  ['employeeRange', '51–200', '51-200'],
  ['employeeRange', '51 to 200 employees', '51-200'],
  ['employeeRange', '10,000+', '10000+'],
  ['employeeRange', '10001+', '10000+'],
  ['employeeRange', '> 10 000', '10000+'],
  ['employeeRange', '1,001-5,000', '1001-5000'],
  ['employeeRange', '120', '51-200'],
  ['employeeRange', '1.200', '1001-5000'],
  ['employeeRange', '10000', '5001-10000'],
  ['employeeRange', '60-180', '51-200'],
  ['countryCode', 'de', 'DE'],
  ['countryCode', 'Germany', 'DE'],
  ['countryCode', 'Deutschland', 'DE'],
  ['countryCode', 'Allemagne', 'DE'],
  ['countryCode', 'USA', 'US'],
  ['countryCode', 'U.S.A.', 'US'],
  ['countryCode', 'UK', 'GB'],
  ['countryCode', 'Côte d’Ivoire', 'CI'],
  ['countryCode', 'cote d ivoire', 'CI'],
  ['countryCode', 'DEU', 'DE'],
  ['countryCode', '日本', 'JP'],
  ['countryCode', 'South Korea', 'KR'],
  ['countryCode', 'Bosnia & Herzegovina', 'BA'],
  ['fundingRaised', '18900000', '18900000'],
  ['fundingRaised', '$18,900,000', '18900000'],
  ['fundingRaised', 'USD 1,234,567.5', '1234567.50'],
  ['fundingRaised', '1.234.567,50 USD', '1234567.50'],
  ['fundingRaised', '1 234 567', '1234567'],
  ['fundingRaised', '$18.9M', '18900000'],
  ['fundingRaised', '1.25 billion', '1250000000'],
  ['fundingRaised', '12,50', '12.50'],
  ['fundingRaised', '9007199254740993', '9007199254740993'],
  ['foundationYear', '1974', '1974'],
  ['foundationYear', '1974.0', '1974'],
  ['lastFundingDate', '2021-02-10', '2021-02-10'],
  ['lastFundingDate', '2021-02-10T08:00:00Z', '2021-02-10'],
  ['lastFundingDate', '2021-02-10 08:00:00.123', '2021-02-10'],
  ['lastFundingDate', '2021/02/10', '2021-02-10'],
  ['taxId', '0012345678901', '0012345678901'],
  ['externalId', '1e5', '1e5'],
  ['name', '007', '007'],
];

const refused: [CompanyField, string, string][] = [
  ['domain', 'info@acme.com', 'invalid_domain'],
  ['domain', 'acme', 'invalid_domain'],
  ['employeeRange', '1-50', 'invalid_option'],
  ['employeeRange', '5,000+', 'invalid_option'],
  ['employeeRange', '0', 'invalid_option'],
  ['employeeRange', 'many', 'invalid_option'],
  ['countryCode', 'Atlantis', 'invalid_country'],
  ['fundingRaised', '1.234', 'invalid_number'],
  ['fundingRaised', '€5m', 'invalid_number'],
  ['fundingRaised', '-5', 'invalid_number'],
  ['fundingRaised', '1.89E+07', 'invalid_number'],
  ['fundingRaised', '1,23,456', 'invalid_number'],
  ['foundationYear', '74', 'invalid_year'],
  ['foundationYear', '1974.5', 'invalid_year'],
  ['lastFundingDate', '2021-02-30', 'invalid_date'],
  ['lastFundingDate', '05/06/2021', 'invalid_date'],
];

describe('what people write in a cell', () => {
  it.each(becomes)('reads as %s: %s', (field, text, value) => {
    expect(convertCell(field, text)).toEqual({ ok: true, value });
  });

  it.each(refused)('is refused as %s where it could mean two things or none: %s', (field, text, code) => {
    expect(convertCell(field, text)).toMatchObject({ ok: false, code });
  });

  it('is split into a list at semicolons, bars and line breaks, each entry once', () => {
    expect(splitList(['a@b.de; c@d.de|a@b.de\r\n e@f.de ;'])).toEqual(['a@b.de', 'c@d.de', 'e@f.de']);
    expect(splitList(['  one, two  '])).toEqual(['one, two']);
    expect(splitList(['x', '', 'y;x'])).toEqual(['x', 'y']);
  });
});
