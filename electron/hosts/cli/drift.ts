// What differs between a recipe and this month's file, line by line.
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import type { SourceRecipe } from '../../../shared/schema/recipe-use.ts';
import { columns, plural } from './print.ts';

const shownValues = 5;

export function describeDrift({ name, drift }: SourceRecipe): string[] {
  const rows = [
    ...(drift.entry === null ? [] : [['other file', entryLine(drift.entry)]]),
    ...drift.missing.map(({ column, target }) => ['missing', `${column} (${target})`]),
    ...(drift.missing_fields ?? []).map(({ column, target }) => [
      'no field',
      `${column}: ${labelOfPath(target)} is not there any more`,
    ]),
    ...drift.renamed.map(({ from, to, confidence }) => [
      'renamed',
      `${from} → ${to}, ${Math.round(confidence * 100)} % alike`,
    ]),
    ...drift.new.map(({ column }) => ['new', `${column}, not imported`]),
    ...drift.new_values.map(({ column, values }) => ['new values', `${column}: ${listed(values)}`]),
  ];
  if (rows.length === 0) return [`Recipe "${name}": same columns as last time`];
  return [
    `Recipe "${name}": ${plural(rows.length, 'difference')}`,
    ...columns(rows).map((row) => `  ${row}`),
  ];
}

const entryLine = ({ wanted, read, there }: NonNullable<SourceRecipe['drift']['entry']>): string =>
  there
    ? `${read} of the archive, not ${wanted} as last time`
    : `${read}; the archive has no file ${wanted} any more`;

function listed(values: readonly string[]): string {
  const shown = values.slice(0, shownValues).map((value) => JSON.stringify(value));
  return values.length > shownValues
    ? `${shown.join(', ')} and ${values.length - shownValues} more`
    : shown.join(', ');
}
