// The ledger of an import as aligned numbers that add up, and its errors by cause.
import type { ErrorGroup } from '../../../shared/contract/imports.ts';
import { fates, type Fate, type ImportJob } from '../../../shared/schema/import.ts';
import { columns, count, plural } from './print.ts';

export type Counts = Record<`${Fate}_count`, number> & { total_count: number };

const shownGroups = 10;

export const describeLedger = (counts: Counts): string[] =>
  sumLines([...fates, 'total' as const].map((fate) => [fate, counts[`${fate}_count`]]));

/** The last number is the sum of the others. */
export function sumLines(parts: readonly (readonly [string, number])[]): string[] {
  const rows = parts.map(([name, number]) => [name, count(number)] as const);
  const name = Math.max(10, ...rows.map(([text]) => text.length));
  const width = Math.max(...rows.map(([, number]) => number.length));
  const lines = rows.map(([text, number]) => `  ${text.padEnd(name)} ${number.padStart(width)}`);
  lines.splice(-1, 0, `  ${'─'.repeat(name + 1 + width)}`);
  return lines;
}

/** Columns that said, or did not say, how their cells are to be read. */
export const describeDecisions = ({ decisions }: Pick<ImportJob, 'decisions'>): string[] =>
  decisions.length === 0 ? [] : ['', ...decisions.map(({ message }) => message)];

export function describeErrors(groups: readonly ErrorGroup[], { failed_count }: Counts): string[] {
  if (groups.length === 0) return [];
  const shown = groups.slice(0, shownGroups);
  const rows = shown.map((group) => [`  ${count(group.rows)}`, describeGroup(group)]);
  const more = groups.length - shown.length;
  return [
    '',
    `${plural(failed_count, 'row')} failed. Correct them in the file and import it again; rows that are there already are skipped.`,
    ...columns(rows),
    ...(more > 0 ? [`  and ${plural(more, 'more cause')}`] : []),
  ];
}

function describeGroup({ message, column, values, row_numbers }: ErrorGroup): string {
  const where = column === null ? '' : `${column}: `;
  const examples = values.slice(0, 3).map(({ value }) => JSON.stringify(value.slice(0, 60)));
  const such = examples.length > 0 ? ` Such as ${examples.join(', ')}.` : '';
  const rows = row_numbers.slice(0, 5).map(count).join(', ');
  return `${where}${message}${such} Row ${rows}${row_numbers.length > 5 ? ' …' : ''}.`;
}
