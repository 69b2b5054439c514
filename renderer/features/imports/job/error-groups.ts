// Failed rows by their cause, in the words of the result screen.
import type { ErrorGroup } from '../../../../shared/contract/imports.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { RowError } from '../../../../shared/schema/import.ts';
import { formatCount } from '../../../lib/format.ts';

export const shownValues = 4;

/** Enough to recognise a value by; a description may have thousands. */
const shownCharacters = 60;

const shorten = (value: string): string =>
  value.length > shownCharacters ? `${value.slice(0, shownCharacters).trimEnd()}…` : value;
const quoted = (value: string): string => t('“{value}”', { value: shorten(value) });

/** “200+” (27), “GmbH” (3), “many”; for causes without a value, such as a missing name, the rows instead. */
export function describeValues(group: ErrorGroup): string {
  const values = group.values.filter(({ value }) => value !== '');
  if (values.length === 0) return describeRows(group);
  const shown = values
    .slice(0, shownValues)
    .map(({ value, rows }) => (rows === 1 ? quoted(value) : `${quoted(value)} (${formatCount(rows)})`));
  return [...shown, ...(values.length > shownValues ? ['…'] : [])].join(', ');
}

function describeRows(group: ErrorGroup): string {
  const shown = group.row_numbers.slice(0, shownValues).map(formatCount).join(', ');
  if (shown === '') return '';
  const rows = group.rows > shownValues ? `${shown}, …` : shown;
  return t('{n, plural, one {row {rows}} other {rows {rows}}}', { n: group.rows, rows });
}

/** True for an error that the backend counted under this cause. */
export const belongsTo = (group: ErrorGroup, error: RowError): boolean =>
  error.code === group.code &&
  (error.field ?? null) === group.field &&
  (error.column ?? null) === group.column;

export const groupKey = (group: ErrorGroup): string =>
  JSON.stringify([group.code, group.field, group.column, group.message]);
