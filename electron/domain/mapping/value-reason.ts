// Why the values of a column speak for a field, and what those that do not fit would fail with, in plain words.
import { t } from '../../../shared/messages/message.ts';
import type { CompanyField } from '../../../shared/schema/company.ts';
import { decideColumn } from '../imports/cells/decide-column.ts';
import { checkable, couldFit, fits } from './value-evidence.ts';

type Words = {
  all: () => string;
  some: (share: number) => string;
  /** `n` values do not fit; one of them is shown. */
  none: (n: number, shown: string) => string;
};

/** Of fields whose values have a form. */
const words: Partial<Record<CompanyField, Words>> = {
  domain: {
    all: () => t('all values are host names'),
    some: (share) => t('{share} % of values are host names', { share }),
    none: (n, shown) =>
      t('{n, plural, one {1 value is} other {{n} values are}} no host name, such as “{shown}”.', {
        n,
        shown,
      }),
  },
  employeeRange: {
    all: () => t('all values are employee counts or ranges'),
    some: (share) => t('{share} % of values are employee counts or ranges', { share }),
    none: (n, shown) =>
      t(
        '{n, plural, one {1 value is} other {{n} values are}} no employee count or range, such as “{shown}”.',
        { n, shown },
      ),
  },
  foundationYear: {
    all: () => t('all values are years'),
    some: (share) => t('{share} % of values are years', { share }),
    none: (n, shown) =>
      t('{n, plural, one {1 value is} other {{n} values are}} no year, such as “{shown}”.', { n, shown }),
  },
  fundingRaised: {
    all: () => t('all values are amounts'),
    some: (share) => t('{share} % of values are amounts', { share }),
    none: (n, shown) =>
      t('{n, plural, one {1 value is} other {{n} values are}} no clear amount, such as “{shown}”.', {
        n,
        shown,
      }),
  },
  lastFundingDate: {
    all: () => t('all values are dates'),
    some: (share) => t('{share} % of values are dates', { share }),
    none: (n, shown) =>
      t('{n, plural, one {1 value is} other {{n} values are}} no clear date, such as “{shown}”.', {
        n,
        shown,
      }),
  },
  countryCode: {
    all: () => t('all values are countries'),
    some: (share) => t('{share} % of values are countries', { share }),
    none: (n, shown) =>
      t('{n, plural, one {1 value is} other {{n} values are}} no country, such as “{shown}”.', { n, shown }),
  },
  emails: {
    all: () => t('all values are e-mail addresses'),
    some: (share) => t('{share} % of values are e-mail addresses', { share }),
    none: (n, shown) =>
      t('{n, plural, one {1 value is} other {{n} values are}} no e-mail address, such as “{shown}”.', {
        n,
        shown,
      }),
  },
  phones: {
    all: () => t('all values are phone numbers'),
    some: (share) => t('{share} % of values are phone numbers', { share }),
    none: notValid,
  },
  urls: {
    all: () => t('all values are web addresses'),
    some: (share) => t('{share} % of values are web addresses', { share }),
    none: notValid,
  },
};

function notValid(n: number, shown: string): string {
  return t('{n, plural, one {1 value is} other {{n} values are}} not valid, such as “{shown}”.', {
    n,
    shown,
  });
}

/** “95 % of values are host names”; null for a field whose values have no form. */
export function valueReason(field: CompanyField, share: number, values: string[]): string | null {
  const said = words[field];
  if (said === undefined) return null;
  if (field === 'foundationYear' && share === 1) return yearSpan(values);
  return share === 1 ? said.all() : said.some(Math.floor(share * 100));
}

function yearSpan(values: string[]): string {
  const years = values.map((value) => value.trim().slice(0, 4)).sort();
  return t('years {first} to {last}', { first: years[0] ?? '', last: years.at(-1) ?? '' });
}

export type Sampled = {
  values: string[];
  /** Rows looked at, and those of them without a value. */ rows: number;
  empty: number;
};

/** What the rows of the sample would fail with under a field. */
export function warningsFor(target: string, { values, rows, empty }: Sampled): string[] {
  if (target === 'name' && empty > 0) {
    return [
      t('{n, plural, one {1 row has} other {{n} rows have}} no name, of the first {rows}.', {
        n: empty,
        rows,
      }),
    ];
  }
  const field = target as CompanyField;
  // Every text is a phone number to the import: only the noun would be wrong, not the row.
  if (!checkable.has(field) || field === 'phones' || field === 'urls') return [];
  const isDecided = decideColumn(field, values).question === null;
  const bad = values.filter((value) => !(isDecided ? couldFit : fits)(field, value));
  const [first] = bad;
  if (first === undefined) return [];
  const shown = first.length > 40 ? `${first.slice(0, 39)}…` : first;
  return [(words[field]?.none ?? notValid)(bad.length, shown)];
}
