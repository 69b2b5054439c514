import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompanyField } from '../../../../shared/schema/company.ts';
import { cellReader, convertCell, splitList, type CellReading } from './convert-cell.ts';

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
  ['fundingRaised', '18.3 MM', '18300000'],
  ['fundingRaised', '$3.5M', '3500000'],
  ['fundingRaised', '3 bn', '3000000000'],
  ['fundingRaised', '1.234.567,89', '1234567.89'],
  ['fundingRaised', '11,00,00,000', '110000000'],
  ['fundingRaised', '1,23,456', '123456'],
  ['fundingRaised', '2.5 crore', '25000000'],
  ['fundingRaised', '2,5 Mio. USD', '2500000'],
  ['fundingRaised', 'US$2,5 Mrd.', '2500000000'],
  ['fundingRaised', "1'234'567.50", '1234567.50'],
  ['fundingRaised', '1 234 567,8', '1234567.80'],
  ['fundingRaised', '5万', '50000'],
  ['fundingRaised', '1,234', '1234'],
  ['fundingRaised', '.5M', '500000'],
  ['employeeRange', 'approx 120', '51-200'],
  ['employeeRange', '~120', '51-200'],
  ['employeeRange', 'ca. 30', '11-50'],
  ['employeeRange', '51 to 200', '51-200'],
  ['employeeRange', 'between 60 and 100', '51-200'],
  ['employeeRange', '1.2k', '1001-5000'],
  ['employeeRange', '10k+', '10000+'],
  ['employeeRange', 'under 10', '1-10'],
  ['lastFundingDate', '14.10.2026', '2026-10-14'],
  ['lastFundingDate', '10/14/2026', '2026-10-14'],
  ['lastFundingDate', '4/4/21', '2021-04-04'],
  ['lastFundingDate', '31/12/98', '1998-12-31'],
  ['lastFundingDate', 'Oct 3, 2021', '2021-10-03'],
  ['lastFundingDate', '3 Oct 2021', '2021-10-03'],
  ['lastFundingDate', 'Sunday, October 3rd, 2021', '2021-10-03'],
  ['lastFundingDate', '3. Oktober 2021', '2021-10-03'],
  ['lastFundingDate', '3 de octubre de 2021', '2021-10-03'],
  ['lastFundingDate', '03-Oct-21', '2021-10-03'],
  ['lastFundingDate', '2021年3月4日', '2021-03-04'],
  ['lastFundingDate', '2021년 3월 4일', '2021-03-04'],
  ['lastFundingDate', '20210304', '2021-03-04'],
  ['lastFundingDate', '14.10.2026 09:15', '2026-10-14'],
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
  ['employeeRange', '200+', 'invalid_option'],
  ['employeeRange', '1,000-5,000', 'invalid_option'],
  ['employeeRange', 'GmbH', 'invalid_option'],
  ['fundingRaised', '1.234', 'ambiguous_number'],
  ['fundingRaised', '1,234M', 'ambiguous_number'],
  ['fundingRaised', '1.234M', 'ambiguous_number'],
  ['fundingRaised', '€5m', 'foreign_currency'],
  ['fundingRaised', '€ 2,5 Mio.', 'foreign_currency'],
  ['fundingRaised', '5 Mio. EUR', 'foreign_currency'],
  ['fundingRaised', 'SEK 100', 'foreign_currency'],
  ['fundingRaised', '(1,200)', 'invalid_number'],
  ['fundingRaised', '5 parsecs', 'invalid_number'],
  ['fundingRaised', '5 constructor', 'invalid_number'],
  ['fundingRaised', '-5', 'invalid_number'],
  ['fundingRaised', '1.89E+07', 'invalid_number'],
  ['foundationYear', '74', 'invalid_year'],
  ['foundationYear', '1974.5', 'invalid_year'],
  ['lastFundingDate', '2021-02-30', 'invalid_date'],
  ['lastFundingDate', '05/06/2021', 'ambiguous_date'],
  ['lastFundingDate', '3/4/21', 'ambiguous_date'],
  ['lastFundingDate', '03.04.2021', 'ambiguous_date'],
  ['lastFundingDate', '21-03-04', 'ambiguous_date'],
  ['lastFundingDate', '44291', 'ambiguous_date'],
  ['lastFundingDate', '31/31/2021', 'invalid_date'],
  ['lastFundingDate', 'Oct 2021', 'invalid_date'],
  ['lastFundingDate', 'soon', 'invalid_date'],
];

describe('what people write in a cell', () => {
  it.each(becomes)('reads as %s: %s', (field, text, value) => {
    expect(convertCell(field, text)).toEqual({ ok: true, value });
  });

  it.each(refused)('is refused as %s where it could mean two things or none: %s', (field, text, code) => {
    expect(convertCell(field, text)).toMatchObject({ ok: false, code });
  });

  const ruled: [CompanyField, CellReading, string, string][] = [
    ['lastFundingDate', { date_order: 'dmy' }, '3/4/21', '2021-04-03'],
    ['lastFundingDate', { date_order: 'mdy' }, '3/4/21', '2021-03-04'],
    ['lastFundingDate', { date_order: 'ymd' }, '21-03-04', '2021-03-04'],
    ['lastFundingDate', { date_order: 'mdy' }, '14.10.2026', '2026-10-14'],
    ['lastFundingDate', { date_order: 'serial' }, '44291', '2021-04-05'],
    ['fundingRaised', { decimal: ',' }, '1.234', '1234'],
    ['fundingRaised', { decimal: ',' }, '1.234M', '1234000000'],
    ['fundingRaised', { decimal: '.' }, '1.234M', '1234000'],
    ['fundingRaised', { decimal: '.' }, '2,50', '2.50'],
    ['fundingRaised', { decimal: '.' }, '1,234', '1234'],
    ['fundingRaised', { rates: { EUR: '1.08' } }, '€ 2,5 Mio.', '2700000'],
    ['fundingRaised', { rates: { EUR: '1' } }, '5.55 EUR', '5.55'],
  ];

  it.each(ruled)('is read by the column’s rule, as %s under %o: %s', (field, reading, text, value) => {
    expect(cellReader(field, reading)(text)).toEqual({ ok: true, value });
  });

  it('is no amount where the column’s sign leaves parts of a cent', () => {
    const read = cellReader('fundingRaised', { decimal: ',' });
    expect(read('1,234')).toMatchObject({ ok: false, code: 'invalid_number' });
  });

  it('says what to choose where it could mean two things', () => {
    expect(convertCell('lastFundingDate', '3/4/21')).toMatchObject({
      message:
        '“3/4/21” is 2021-04-03 day first, 2021-03-04 month first. Choose the order of the column’s dates.',
    });
    expect(convertCell('employeeRange', '1,000-5,000')).toMatchObject({
      message: '“1,000-5,000” could be 501-1000 or 1001-5000. Choose one.',
    });
    expect(convertCell('fundingRaised', '1.234M')).toMatchObject({
      message:
        '“1.234M” is 1234000000 with a decimal comma, 1234000 with a decimal point. Choose the column’s decimal sign.',
    });
  });

  it('is split into a list at semicolons, bars and line breaks, each entry once', () => {
    expect(splitList(['a@b.de; c@d.de|a@b.de\r\n e@f.de ;'])).toEqual(['a@b.de', 'c@d.de', 'e@f.de']);
    expect(splitList(['  one, two  '])).toEqual(['one, two']);
    expect(splitList(['x', '', 'y;x'])).toEqual(['x', 'y']);
    const cell = fc.array(fc.constantFrom('a', 'b', ' ', ';', '|', '\r', '\n', 'cd'), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 3 }), (some) => {
        const cells = some.map((parts) => parts.join(''));
        const items = cells.flatMap((text) => text.split(/[;|\r\n]+/)).map((item) => item.trim());
        expect(splitList(cells)).toEqual([...new Set(items.filter((item) => item !== ''))]);
      }),
    );
  });
});
