import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordsOfText } from '../reader/read-records.ts';
import { findCountryCode } from './country-name.ts';

/** The names of every country in English, as four bodies publish them. */
const sharedList = new URL('../../../../../shared/data/companies/country-codes.csv', import.meta.url);
const englishColumns = [
  'official_name_en',
  'UNTERM English Short',
  'UNTERM English Formal',
  'ISO4217-currency_country_name',
  'CLDR display name',
];

function readTable(file: URL): Record<string, string>[] {
  const text = readFileSync(file, 'utf8');
  const dialect = {
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    escape: 'doubled',
    header_line: 1,
  } as const;
  const header = (text.split('\n')[0] ?? '').trim().split(',');
  return [...recordsOfText(text, dialect)].flatMap(({ records }) =>
    records.map(({ cells }) => Object.fromEntries(header.map((name, at) => [name, cells[at]?.trim() ?? '']))),
  );
}

describe('findCountryCode', () => {
  const daily: [string, string][] = [
    ['Turkey', 'TR'],
    ['Türkiye', 'TR'],
    ['Republic of the Congo', 'CG'],
    ['Democratic Republic of the Congo', 'CD'],
    ['DR Congo', 'CD'],
    ['Czech Republic', 'CZ'],
    ['Czechia', 'CZ'],
    ['Macedonia', 'MK'],
    ['Swaziland', 'SZ'],
    ['Burma', 'MM'],
    ['Ivory Coast', 'CI'],
    ["Cote d'Ivoire", 'CI'],
    ['Cape Verde', 'CV'],
    ['South Korea', 'KR'],
    ['Korea, Republic of', 'KR'],
    ['North Korea', 'KP'],
    ['Korea, Democratic People’s Republic of', 'KP'],
    ['Russia', 'RU'],
    ['Vietnam', 'VN'],
    ['Laos', 'LA'],
    ['Syria', 'SY'],
    ['Iran', 'IR'],
    ['Iran, Islamic Republic of', 'IR'],
    ['Moldova', 'MD'],
    ['Bolivia', 'BO'],
    ['Venezuela', 'VE'],
    ['Tanzania', 'TZ'],
    ['Great Britain', 'GB'],
    ['England', 'GB'],
    ['Scotland', 'GB'],
    ['Holland', 'NL'],
    ['UAE', 'AE'],
    ['U.A.E.', 'AE'],
    ['U.S.A.', 'US'],
    ['Taiwan', 'TW'],
    ['Palestine', 'PS'],
    ['Vatican City', 'VA'],
    ['East Timor', 'TL'],
    ['The Bahamas', 'BS'],
    ['St. Lucia', 'LC'],
    ['Deutschland', 'DE'],
    ['Bundesrepublik Deutschland', 'DE'],
    ['España', 'ES'],
    ['日本', 'JP'],
    ['DEU', 'DE'],
    ['AND', 'AD'],
  ];
  it.each(daily)('understands %s', (name, code) => {
    expect(findCountryCode(name)).toBe(code);
  });

  it.each([
    ['names more than one country', 'Korea'],
    ['names more than one country', 'Virgin Islands'],
    ['is none any more', 'Yugoslavia'],
    ['is no country', 'Islamic State'],
    ['is no country', 'Republic'],
    ['is no country', 'the'],
    ['is no country', 'constructor'],
    ['is empty', ''],
  ])('knows no code for what %s: %j', (_, name) => {
    expect(findCountryCode(name)).toBe(null);
  });

  it('understands every English name that the UN, ISO and Unicode give a country', ({ skip }) => {
    skip(!existsSync(sharedList), 'the list of countries is not here');
    const wrong = readTable(sharedList).flatMap((row) =>
      englishColumns
        .map((column) => row[column] ?? '')
        // Two letters are a code already and never come here.
        .filter((name) => name.length > 2 && findCountryCode(name) !== row['ISO3166-1-Alpha-2'])
        .map((name) => `${row['ISO3166-1-Alpha-2']}: ${name} → ${findCountryCode(name)}`),
    );
    expect(wrong).toEqual([]);
  });
});
