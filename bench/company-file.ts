// Writes the seeded company CSV that the figures are measured on: 18 columns, about 464 bytes a row.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { seededRandom } from '../electron/testing/seeded-random.ts';

export { seededRandom };

export const companyColumns = [
  'Company Name',
  'Website URL',
  'Description',
  'Industry Sector',
  '# Employees',
  'Founded',
  'Total Funding (USD)',
  'Last Funding Date',
  'Country/Region',
  'Headquarters Address',
  'Contact Email',
  'Phone',
  'LinkedIn URL',
  'Tax ID',
  'CRM Record Id',
  'Tags',
  'Account Owner',
  'Notes',
] as const;

const words =
  'global network solution platform customer supply chain data service energy market software health capital design industry partner logistics cloud retail product quality research value digital process material team report system finance insight vision growth'.split(
    ' ',
  );
const stems =
  'Acme Nordic Blue Prime Delta Alpine Vertex Harbor Summit Lumen Cobalt Atlas Orion Cedar Falcon'.split(' ');
const legal = ['GmbH', 'Inc.', 'Ltd', 'AG', 'S.A.', 'B.V.', 'LLC', 'Oy', 'AB', 'Corp'];
const industries = [
  'Software',
  'Logistics',
  'Health Care',
  'Financial Services',
  'Retail',
  'Energy',
  'Machinery',
];
const countries = ['Germany', 'United States', 'France', 'JP', 'Sweden', 'GB', 'Netherlands', 'Italy'];
const employees = ['1-10', '11-50', '51-200', '201-500', '501-1000', '1001-5000', '5001-10000', '10000+'];

/** Row `index` of the file. About 1 in 100 repeats an earlier company; 1 in 1,000 has a bad date. */
function rowOf(index: number, random: () => number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const repeated = index > 100 && random() < 0.01;
  const no = repeated ? Math.floor(random() * index) : index;
  const name = `${stems[no % 15] ?? ''} ${words[(no * 7) % words.length] ?? ''} ${no.toString(36)} ${legal[no % 10] ?? ''}`;
  const host = `${(stems[no % 15] ?? '').toLowerCase()}-${no.toString(36)}.example`;
  const text = Array.from({ length: 22 }, () => pick(words)).join(' ');
  const date = random() < 0.001 ? '2021-02-30' : `20${10 + (no % 14)}-0${1 + (no % 9)}-1${no % 10}`;
  const cells = [
    name,
    `https://www.${host}`,
    `"${text}, ${pick(words)}"`,
    pick(industries),
    pick(employees),
    String(1950 + (no % 70)),
    String(10_000 * (no % 5000)),
    date,
    pick(countries),
    `"${1 + (no % 300)} ${pick(stems)} Street, ${10_000 + (no % 80_000)} ${pick(stems)}ville"`,
    `info@${host}`,
    `+49 30 ${1_000_000 + no}`,
    `https://linkedin.com/company/${host.slice(0, -8)}`,
    `DE${String(100_000_000 + no)}`,
    String(no).padStart(13, '0'),
    `${pick(words)};${pick(words)}`,
    `${pick(stems)} ${pick(stems)}`,
    pick(words),
  ];
  return cells.join(',');
}

/** Writes `rows` data rows below a header and answers the file's size in bytes. */
export async function writeCompanyFile(path: string, rows: number, seed = 20_260_101): Promise<number> {
  const random = seededRandom(seed);
  const out = createWriteStream(path);
  let lines = [companyColumns.join(',')];
  for (let index = 0; index < rows; index += 1) {
    lines.push(rowOf(index, random));
    if (lines.length < 5000) continue;
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
    lines = [];
  }
  if (lines.length > 0) out.write(`${lines.join('\n')}\n`);
  out.end();
  await finished(out);
  return out.bytesWritten;
}
