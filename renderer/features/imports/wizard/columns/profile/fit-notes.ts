// What the whole file says about a column and its field: counts over all rows, in place of those of the sample.
import { t } from '../../../../../../shared/messages/message.ts';
import type { ColumnRule } from '../../../../../../shared/schema/import-rules.ts';
import type { SourceColumn } from '../../../../../../shared/schema/import.ts';
import type { ColumnProfile, ValueType } from '../../../../../../shared/schema/profile.ts';
import { formatShare } from '../../../../../lib/format.ts';
import { filledRows } from './describe-profile.ts';

type Form = { types: readonly ValueType[]; are: string; none: string };

const forms: Readonly<Record<string, Form>> = {
  domain: { types: ['domain', 'url'], are: t('host names'), none: t('no host name') },
  emails: { types: ['email'], are: t('e-mail addresses'), none: t('no e-mail address') },
  phones: { types: ['phone'], are: t('phone numbers'), none: t('no phone number') },
  urls: { types: ['url', 'domain'], are: t('web addresses'), none: t('no web address') },
  countryCode: { types: ['country'], are: t('countries'), none: t('no known country') },
  foundationYear: { types: ['year'], are: t('years'), none: t('no year') },
  lastFundingDate: { types: ['date'], are: t('dates'), none: t('no clear date') },
  fundingRaised: {
    types: ['amount', 'integer', 'decimal', 'year'],
    are: t('amounts'),
    none: t('no clear amount'),
  },
};

/** Why the field fits, over the whole file; null where its values say nothing. */
export function fitReason(profile: ColumnProfile, target: string): string | null {
  const form = forms[target];
  const filled = filledRows(profile);
  if (filled === 0) return null;
  if (target === 'employeeRange' && profile.fit?.target === target) {
    const share = 1 - profile.fit.failing_rows / filled;
    return share === 1
      ? t('every value is a head count')
      : t('{share} of rows match an option', { share: percent(share) });
  }
  if (!form) return null;
  const rows = profile.types.reduce(
    (sum, { type, rows: of }) => sum + (form.types.includes(type) ? of : 0),
    0,
  );
  if (rows < filled * 0.5) return null;
  if (target === 'foundationYear' && profile.numbers && rows === filled)
    return t('years {from} to {to}', {
      from: String(profile.numbers.min),
      to: String(profile.numbers.max),
    });
  return rows === filled
    ? t('all are {what}', { what: form.are })
    : t('{share} of values are {what}', { share: percent(rows / filled), what: form.are });
}

/** 99.9 % is not all. */
const percent = (share: number): string => formatShare(Math.floor(share * 100) / 100);

/** What a person should know before the column is imported under the field, with the rule that it has. */
export function fitWarnings(profile: ColumnProfile, target: string, rule: ColumnRule): string[] {
  const warnings: string[] = [];
  if (target === 'name' && profile.empty > 0)
    warnings.push(t('{n, plural, one {# row has} other {# rows have}} no name', { n: profile.empty }));
  // Steps may mend what was counted without them; the panel and the check tell.
  if (profile.fit?.target !== target || rule.steps?.length) return warnings;
  const question = openQuestion(profile, rule);
  if (question !== null) return [...warnings, question];
  const failing = failingOf(profile, rule);
  return failing.rows > 0 ? [...warnings, failingNote(target, failing)] : warnings;
}

/** Cells that could mean two things, where neither the column nor a person has decided it. */
function openQuestion({ decision }: ColumnProfile, rule: ColumnRule): string | null {
  if (!decision || decision.question === null || rule[decision.question] !== undefined) return null;
  const { cells } = decision.ambiguous;
  return decision.question === 'date_order'
    ? t('{n, plural, one {# date} other {# dates}} could be two days', { n: cells })
    : t('{n, plural, one {# amount} other {# amounts}} could be two', { n: cells });
}

export type Failing = { rows: number; values: number | null };

function failingNote(target: string, { rows, values }: Failing): string {
  const { none, are } = forms[target] ?? {};
  if (target === 'employeeRange')
    return values === null
      ? t('{n, plural, one {# row needs} other {# rows need}} a decision', { n: rows })
      : t('{n, plural, one {# value needs} other {# values need}} a decision', { n: values });
  if (none === undefined || are === undefined)
    return t('{n, plural, one {# row} other {# rows}} would fail', { n: rows });
  return values === null
    ? t('{n, plural, one {# row has} other {# rows have}} {none}', { n: rows, none })
    : t('{n, plural, one {# value is {none}} other {# values are not {are}}}', { n: values, none, are });
}

const ambiguous: ReadonlySet<string> = new Set(['ambiguous_date', 'ambiguous_number']);

/** Rows of the whole file that would fail under the suggested field; less what a person has decided. */
export function failingOf({ fit, decision }: ColumnProfile, rule: ColumnRule): Failing {
  const decided = new Set(Object.keys(rule.values ?? {}));
  if (!fit || (fit.failing_values !== null && decided.size >= fit.failing_values))
    return { rows: 0, values: 0 };
  const isAnswered = decision !== null && decision.question !== null && rule[decision.question] !== undefined;
  const gone = fit.examples.filter(
    ({ value, code }) => decided.has(value) || (isAnswered && ambiguous.has(code)),
  );
  return {
    rows: fit.failing_rows - gone.reduce((sum, { rows }) => sum + rows, 0),
    values: fit.failing_values === null ? null : fit.failing_values - gone.length,
  };
}

/** The column as the table shows it: with the whole file's words where they are known, else the sample's. */
export function withProfile(
  column: SourceColumn,
  profile: ColumnProfile | undefined,
  rule: ColumnRule,
): SourceColumn {
  const { target } = column.suggestion;
  if (!profile || target === 'ignore') return column;
  const reason = fitReason(profile, target) ?? column.suggestion.reason;
  const warnings = fitWarnings(profile, target, rule);
  return { ...column, suggestion: { ...column.suggestion, reason }, warnings };
}
