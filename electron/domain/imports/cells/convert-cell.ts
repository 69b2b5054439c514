// What people write in a cell → a value that the field's own rule accepts. Each conversion has one possible meaning, or it
// is not made: text stays text, leading zeros and long ids survive, and what does not convert is an error of the row.
import {
  companyFields,
  employeeRanges,
  type CompanyField,
  type CompanyValues,
} from '../../../../shared/schema/company.ts';
import { parseField } from '../../companies/field-rules.ts';
import { fault, quoted, type FieldResult } from '../../companies/field-result.ts';
import { toPlainAmount } from './amount.ts';
import { findCountryCode } from './country-name.ts';
import { findEmployeeRange } from './employee-count.ts';

export type CellValue = CompanyValues[CompanyField];
type Convert = (text: string) => FieldResult<CellValue>;

/** Fields whose cells hold several values. */
export const listTargets: ReadonlySet<CompanyField> = new Set([
  'addresses',
  'emails',
  'phones',
  'urls',
  'tags',
]);

const asIs =
  (field: CompanyField): Convert =>
  (text) =>
    parseField[field](text);

const converters: Record<CompanyField, Convert> = {
  ...(Object.fromEntries(companyFields.map((field) => [field, asIs(field)])) as Record<
    CompanyField,
    Convert
  >),
  employeeRange: (text) => {
    const range = findEmployeeRange(text);
    return range === null
      ? fault(
          'invalid_option',
          `${quoted(text)} fits no employee range. Write a count such as 120, or one of ${employeeRanges.join(', ')}.`,
        )
      : parseField.employeeRange(range);
  },
  fundingRaised: (text) => {
    const amount = /^\d+$/.test(text) ? text : toPlainAmount(text);
    return amount === null
      ? fault(
          'invalid_number',
          `${quoted(text)} is no clear amount in US dollars. Write digits such as 18900000 or 1234.50.`,
        )
      : parseField.fundingRaised(amount);
  },
  foundationYear: (text) => parseField.foundationYear(text.replace(/^(\d{4})\.0+$/, '$1')),
  lastFundingDate: (text) => parseField.lastFundingDate(isoDay(text)),
  countryCode: (text) => {
    const code = parseField.countryCode(text);
    const named = code.ok ? null : findCountryCode(text);
    if (code.ok) return code;
    return named === null
      ? fault(
          'invalid_country',
          `${quoted(text)} is no country that is known. Write its name in English, or its two letters such as DE.`,
        )
      : parseField.countryCode(named);
  },
};

/** `2021-02-10T08:00:00Z`, `2021-02-10 08:00`, `2021/02/10` → `2021-02-10`; the rest as it is. */
const isoDay = (text: string): string =>
  text
    .replace(/^(\d{4})\/(\d{2})\/(\d{2})$/, '$1-$2-$3')
    .replace(/^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?(Z|UTC|[+-]\d{2}:?\d{2}))?$/i, '$1');

/** `;`, `|` or a line end: the cell of a list field holds more than one item. */
export function hasSeparator(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 59 || code === 124 || code === 10 || code === 13) return true;
  }
  return false;
}

/** The values of the cells of a list field, each once, in order. */
export function splitList(cells: readonly string[]): string[] {
  const items = cells.flatMap((cell) => cell.split(/[;|\r\n]+/)).map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ''))];
}

/** Results of fields whose cells repeat over and over. */
const kept: { [F in CompanyField]?: Map<string, FieldResult<CellValue>> } = {
  industry: new Map(),
  employeeRange: new Map(),
  foundationYear: new Map(),
  lastFundingDate: new Map(),
  countryCode: new Map(),
};
const mostKept = 10_000;

/** A trimmed, non-empty cell under a field that holds one value. */
export function convertCell(field: CompanyField, text: string): FieldResult<CellValue> {
  const results = kept[field];
  const known = results?.get(text);
  if (known) return known;
  const result = converters[field](text);
  if (results && results.size >= mostKept) results.clear();
  results?.set(text, result);
  return result;
}
