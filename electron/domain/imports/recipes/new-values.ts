// Values of a file that the recipe's rules and the field do not know, so that their rows would fail: last month's file had
// none of them, or a person decided each. Known once the whole file was profiled.
import type { CompanyField } from '../../../../shared/schema/company.ts';
import type { RecipeDrift, SourceRecipe } from '../../../../shared/schema/recipe-use.ts';
import type { ReadDb } from '../../../store/database.ts';
import { findProfiledColumn } from '../../../store/source-profiles.ts';
import type { StoredSource } from '../../../store/sources.ts';
import { unpackValues } from '../profile/pack-values.ts';
import { claimColumns } from '../rules/claim-columns.ts';
import { createFieldReader, type RuledColumn } from '../rules/field-reader.ts';
import { readingOf } from '../show-source.ts';

/** Fields that take one of a few values. */
const enumerated: ReadonlySet<CompanyField> = new Set(['employeeRange', 'countryCode']);
/** Most frequent values that are tried, and new ones that are told. */
const mostTried = 5000;
const mostTold = 100;

export function newValues(
  db: ReadDb,
  source: StoredSource,
  { mapping, rules }: SourceRecipe['options'],
): RecipeDrift['new_values'] {
  const columns = readingOf(source).columns.map(({ key }) => key);
  const { claims } = claimColumns(columns, mapping, rules);
  return [...claims]
    .filter(([field]) => enumerated.has(field))
    .flatMap(([field, made]) => made.map((column) => ({ field, column })))
    .map(({ field, column }) => ({
      column: column.key,
      target: field,
      values: unknownValues(db, source.id, field, column),
    }))
    .filter(({ values }) => values.length > 0);
}

function unknownValues(db: ReadDb, sourceId: string, field: CompanyField, column: RuledColumn): string[] {
  const profiled = findProfiledColumn(db, sourceId, column.at);
  if (profiled === null) return [];
  const read = createFieldReader(field, false, [{ ...column, at: 0 }], {});
  return unpackValues(profiled.values)
    .slice(0, mostTried)
    .flatMap(({ value }) => (read([value])?.ok === false ? value : []))
    .slice(0, mostTold);
}
