// Tables of made-up companies, seeded, that are right in every way: what faults are put into, and what is scored against.
import { seededRandom } from '../company-file.ts';

export type Table = { header: string[]; records: string[][] };

export type Names = { first: string[]; second: string[]; legal: string[]; cities: string[] };

const western: Names = {
  first: [
    'Brückmann',
    'Løvstad',
    'Peña',
    'Crédit',
    'Kestrel',
    'Norrvik',
    'Quintelas',
    'Société',
    'Ångström',
    'Hale',
  ],
  second: [
    'Präzision',
    'Brød',
    'Océan',
    'Kabel',
    'Vane',
    'Logistics',
    'Conservas',
    'Générale',
    'Möbel',
    'Optik',
  ],
  legal: ['GmbH', 'A/S', 'S.A.', 'Ltd', 'AB', 'Inc.', 'B.V.'],
  cities: ['Köln', 'Besançon', 'Málaga', 'York', 'Malmö', 'Zürich', 'Århus', 'Leeds'],
};

/** One in five names holds a comma or a quote, one in ten descriptions is empty, one in ten amounts is missing. */
export function companyTable(seed: number, rows = 60, names = western): Table {
  const random = seededRandom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const number = (most: number): number => Math.floor(random() * most);
  const records = Array.from({ length: rows }, (_, at) => {
    const [first, second, legal] = [pick(names.first), pick(names.second), pick(names.legal)];
    const plain = `${first} ${second} ${legal}`;
    const name =
      random() < 0.1
        ? `${first} ${second}, ${legal}`
        : random() < 0.1
          ? `${first} "${second}" ${legal}`
          : plain;
    return [
      String(4_000_000 + seed * 1000 + at * 7),
      name,
      `company-${seed}-${at}.example`,
      pick(names.cities),
      String(1 + number(9000)),
      String(1900 + number(120)),
      random() < 0.1 ? '' : String(10_000 * (1 + number(5000))),
      `20${10 + number(14)}-0${1 + number(9)}-1${number(10)}`,
      random() < 0.1 ? '' : `Makes ${second.toLowerCase()} and more${random() < 0.5 ? ', since long' : ''}`,
    ];
  });
  return {
    header: [
      'Record ID',
      'Company Name',
      'Domain',
      'City',
      'Employees',
      'Founded',
      'Funding',
      'Last Funding',
      'Description',
    ],
    records,
  };
}

/** Only words: nothing but the number of cells tells one row from another. */
export function wordTable(seed: number, rows = 60, names = western): Table {
  const { records } = companyTable(seed, rows, names);
  const owners = ['Ada Hale', 'Jon Vik', 'Mia Lund', 'Tom Reis'];
  return {
    header: ['Company Name', 'City', 'Industry', 'Owner', 'Description'],
    records: records.map(([, name = '', , city = '', , , , , text = ''], at) => [
      name,
      city,
      ['Software', 'Energy', 'Retail'][at % 3] ?? '',
      owners[at % 4] ?? '',
      text,
    ]),
  };
}
