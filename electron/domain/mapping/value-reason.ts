// Why the values of a column speak for a field, and what those that do not fit would fail with, in plain words.
import type { CompanyField } from '../../../shared/schema/company.ts';
import { decideColumn } from '../imports/cells/decide-column.ts';
import { checkable, couldFit, fits } from './value-evidence.ts';

const nouns: Partial<Record<CompanyField, { many: string; none: string }>> = {
  domain: { many: 'host names', none: 'no host name' },
  employeeRange: { many: 'employee counts or ranges', none: 'no employee count or range' },
  foundationYear: { many: 'years', none: 'no year' },
  fundingRaised: { many: 'amounts', none: 'no clear amount' },
  lastFundingDate: { many: 'dates', none: 'no clear date' },
  countryCode: { many: 'countries', none: 'no country' },
  emails: { many: 'e-mail addresses', none: 'no e-mail address' },
  phones: { many: 'phone numbers', none: 'no phone number' },
  urls: { many: 'web addresses', none: 'no web address' },
};

/** “95 % of values are host names”; null for a field whose values have no form. */
export function valueReason(field: CompanyField, share: number, values: string[]): string | null {
  const noun = nouns[field]?.many;
  if (noun === undefined) return null;
  if (field === 'foundationYear' && share === 1) return yearSpan(values);
  return share === 1 ? `all values are ${noun}` : `${Math.floor(share * 100)} % of values are ${noun}`;
}

function yearSpan(values: string[]): string {
  const years = values.map((value) => value.trim().slice(0, 4)).sort();
  return `years ${years[0] ?? ''} to ${years.at(-1) ?? ''}`;
}

export type Sampled = {
  values: string[];
  /** Rows looked at, and those of them without a value. */ rows: number;
  empty: number;
};

/** What the rows of the sample would fail with under a field. */
export function warningsFor(target: string, { values, rows, empty }: Sampled): string[] {
  if (target === 'name' && empty > 0) {
    return [`${empty === 1 ? '1 row has' : `${empty} rows have`} no name, of the first ${rows}.`];
  }
  const field = target as CompanyField;
  // Every text is a phone number to the import: only the noun would be wrong, not the row.
  if (!checkable.has(field) || field === 'phones' || field === 'urls') return [];
  const isDecided = decideColumn(field, values).question === null;
  const bad = values.filter((value) => !(isDecided ? couldFit : fits)(field, value));
  const [first] = bad;
  if (first === undefined) return [];
  const shown = first.length > 40 ? `${first.slice(0, 39)}…` : first;
  const count = bad.length === 1 ? '1 value is' : `${bad.length} values are`;
  return [`${count} ${nouns[field]?.none ?? 'not valid'}, such as “${shown}”.`];
}
