// What the whole file says about a column and its field: counts over all rows, in place of those of the sample.
import type { SourceColumn } from '../../../../../../shared/schema/import.ts';
import type { ColumnProfile, ColumnValues, ValueType } from '../../../../../../shared/schema/profile.ts';
import { formatCount, formatShare, plural } from '../../../../../lib/format.ts';
import { filledRows } from './describe-profile.ts';

type Form = { types: readonly ValueType[]; are: string; none: string };

const forms: Readonly<Record<string, Form>> = {
  domain: { types: ['domain', 'url'], are: 'host names', none: 'no host name' },
  emails: { types: ['email'], are: 'e-mail addresses', none: 'no e-mail address' },
  phones: { types: ['phone'], are: 'phone numbers', none: 'no phone number' },
  urls: { types: ['url', 'domain'], are: 'web addresses', none: 'no web address' },
  countryCode: { types: ['country'], are: 'countries', none: 'no known country' },
  foundationYear: { types: ['year'], are: 'years', none: 'no year' },
  lastFundingDate: { types: ['date'], are: 'dates', none: 'no clear date' },
  fundingRaised: { types: ['amount', 'integer', 'decimal', 'year'], are: 'amounts', none: 'no clear amount' },
};

/** Why the field fits, over the whole file; null where its values say nothing. */
export function fitReason(profile: ColumnProfile, target: string): string | null {
  const form = forms[target];
  const filled = filledRows(profile);
  if (filled === 0) return null;
  if (target === 'employeeRange' && profile.fit?.target === target) {
    const share = 1 - profile.fit.failing_rows / filled;
    return share === 1 ? 'every value is a head count' : `${percent(share)} of rows match an option`;
  }
  if (!form) return null;
  const rows = profile.types.reduce(
    (sum, { type, rows: of }) => sum + (form.types.includes(type) ? of : 0),
    0,
  );
  if (rows < filled * 0.5) return null;
  if (target === 'foundationYear' && profile.numbers && rows === filled)
    return `years ${profile.numbers.min} to ${profile.numbers.max}`;
  return rows === filled ? `all are ${form.are}` : `${percent(rows / filled)} of values are ${form.are}`;
}

/** 99.9 % is not all. */
const percent = (share: number): string => formatShare(Math.floor(share * 100) / 100);

/** `decided`: how many of the column's values a person has decided. */
export function fitWarnings(profile: ColumnProfile, target: string, failing: Failing): string[] {
  const warnings: string[] = [];
  if (target === 'name' && profile.empty > 0)
    warnings.push(`${profile.empty === 1 ? '1 row has' : `${formatCount(profile.empty)} rows have`} no name`);
  if (profile.decision?.question === 'date_order' && profile.fit?.target === target)
    return [...warnings, `${plural(profile.decision.ambiguous.cells, 'date', 'dates')} could be two days`];
  if (profile.decision?.question === 'decimal' && profile.fit?.target === target)
    return [...warnings, `${plural(profile.decision.ambiguous.cells, 'amount', 'amounts')} could be two`];
  if (failing.rows > 0) warnings.push(failingNote(target, failing));
  return warnings;
}

export type Failing = { rows: number; values: number | null };

function failingNote(target: string, { rows, values }: Failing): string {
  const { none, are } = forms[target] ?? {};
  const count = values ?? rows;
  const noun = values === null ? plural(rows, 'row has', 'rows have') : plural(values, 'value', 'values');
  if (target === 'employeeRange') return `${noun} ${count === 1 ? 'needs' : 'need'} a decision`;
  if (none === undefined || are === undefined) return `${plural(rows, 'row', 'rows')} would fail`;
  if (values === null) return `${noun} ${none}`;
  return count === 1 ? `${noun} is ${none}` : `${noun} are not ${are}`;
}

/** Rows of the whole file that would fail under the suggested field; less what a person has decided. */
export function failingOf({ fit }: ColumnProfile, decided: ReadonlySet<string>): Failing {
  if (!fit) return { rows: 0, values: 0 };
  const gone = fit.examples.filter(({ value }) => decided.has(value));
  return {
    rows: fit.failing_rows - gone.reduce((sum, { rows }) => sum + rows, 0),
    values: fit.failing_values === null ? null : fit.failing_values - gone.length,
  };
}

/** The column as the table shows it: with the whole file's words where they are known, else the sample's. */
export function withProfile(
  column: SourceColumn,
  profile: ColumnProfile | undefined,
  decided: ReadonlySet<string>,
): SourceColumn {
  const { target } = column.suggestion;
  if (!profile || target === 'ignore') return column;
  const reason = fitReason(profile, target) ?? column.suggestion.reason;
  const warnings = fitWarnings(profile, target, failingOf(profile, decided));
  return { ...column, suggestion: { ...column.suggestion, reason }, warnings };
}

export type GroupSums = ColumnValues['groups'];
