// What people write in a cell → a value that the field's own rule accepts. Each conversion has one possible meaning, or it
// is not made: text stays text, leading zeros and long ids survive, and what does not convert is an error of the row.
import { t } from '../../../../shared/messages/message.ts';
import { companyFields, employeeRanges, type CompanyField } from '../../../../shared/schema/company.ts';
import { countryCodes } from '../../../../shared/schema/country-codes.ts';
import type { ColumnRule } from '../../../../shared/schema/import-rules.ts';
import { anyOf } from '../../../lib/say.ts';
import type { FieldValue } from '../../../store/field-key.ts';
import { parseField } from '../../companies/field-rules.ts';
import { fault, quoted, type FieldResult } from '../../companies/field-result.ts';
import { convertAmount } from './convert-amount.ts';
import { convertDate } from './convert-date.ts';
import { findCountryCode } from './country-name.ts';
import { employeeRangesOf } from './employee-count.ts';

/** Of a standard field, or as a custom field is stored. */
export type CellValue = FieldValue;
type Convert = (text: string, reading: CellReading) => FieldResult<CellValue>;

/** What a column's rule says of cells that could mean two things. */
export type CellReading = Pick<ColumnRule, 'date_order' | 'decimal' | 'rates'>;

/** Fields whose cells hold several values. */
export const listTargets: ReadonlySet<string> = new Set(['addresses', 'emails', 'phones', 'urls', 'tags']);

const asIs =
  (field: CompanyField): Convert =>
  (text) =>
    parseField[field](text);

const converters: Record<CompanyField, Convert> = {
  ...(Object.fromEntries(companyFields.map((field) => [field, asIs(field)])) as Record<
    CompanyField,
    Convert
  >),
  employeeRange: convertEmployees,
  fundingRaised: (text, reading) => convertAmount(text, reading),
  foundationYear: (text) => parseField.foundationYear(text.replace(/^(\d{4})\.0+$/, '$1')),
  lastFundingDate: (text, reading) => convertDate(text, reading),
  countryCode: convertCountry,
};

function convertEmployees(text: string): FieldResult<CellValue> {
  const [range, ...others] = employeeRangesOf(text);
  if (range === undefined)
    return fault(
      'invalid_option',
      t('{value} fits no employee range. Write a count such as 120, or one of {options}.', {
        value: quoted(text),
        options: employeeRanges.join(', '),
      }),
    );
  if (others.length === 0) return parseField.employeeRange(range);
  return fault(
    'invalid_option',
    t('{value} could be {options}. Choose one.', { value: quoted(text), options: anyOf([range, ...others]) }),
  );
}

function convertCountry(text: string): FieldResult<CellValue> {
  // Asked first: most cells that are no code are names, and the fault of a code would be put into words in vain.
  const code = countryCodes.has(text.trim().toUpperCase()) ? text : findCountryCode(text);
  return code === null
    ? fault(
        'invalid_country',
        t('{value} is no country that is known. Write its name in English, or its two letters such as DE.', {
          value: quoted(text),
        }),
      )
    : parseField.countryCode(code);
}

/** `;`, `|` or a line end. */
const isSeparator = (code: number): boolean => code === 59 || code === 124 || code === 10 || code === 13;

/** The cell of a list field holds more than one item. */
export function hasSeparator(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (isSeparator(text.charCodeAt(at))) return true;
  return false;
}

/** The values of the cells of a list field, each once, in order. A file has millions of them: no pattern, no iterator. */
export function splitList(cells: readonly string[]): string[] {
  const items: string[] = [];
  for (const cell of cells) {
    let from = 0;
    for (let at = 0; at <= cell.length; at += 1) {
      if (at < cell.length && !isSeparator(cell.charCodeAt(at))) continue;
      const item = cell.slice(from, at).trim();
      if (item !== '') items.push(item);
      from = at + 1;
    }
  }
  return eachOnce(items);
}

/** Most lists have two or three items; a cell of a hundred thousand is no list, and must not take as many squared. */
const eachOnce = (items: string[]): string[] =>
  items.length < 10 ? items.filter((item, at) => items.indexOf(item) === at) : [...new Set(items)];

/** Fields whose cells repeat over and over: their results are kept. */
const repeating: ReadonlySet<CompanyField> = new Set([
  'industry',
  'employeeRange',
  'foundationYear',
  'lastFundingDate',
  'countryCode',
]);
const mostKept = 10_000;

export type ReadCell = (text: string) => FieldResult<CellValue>;

/** Reads trimmed, non-empty cells of one column under a field that holds one value. */
export function cellReader(field: CompanyField, reading: CellReading = {}): ReadCell {
  const convert = converters[field];
  if (!repeating.has(field)) return (text) => convert(text, reading);
  const results = new Map<string, FieldResult<CellValue>>();
  return (text) => {
    const known = results.get(text);
    if (known) return known;
    const result = convert(text, reading);
    if (results.size >= mostKept) results.clear();
    results.set(text, result);
    return result;
  };
}

const plainReaders = Object.fromEntries(companyFields.map((field) => [field, cellReader(field)])) as Record<
  CompanyField,
  ReadCell
>;

/** The same for a column without rules. */
export const convertCell = (field: CompanyField, text: string): FieldResult<CellValue> =>
  plainReaders[field](text);
