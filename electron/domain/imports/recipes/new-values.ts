// Values of a file that the recipe's rules and the field do not know, so that their rows would fail: last month's file had
// none of them, or a person decided each. Known once the whole file was profiled.
import type { RecipeDrift, SourceRecipe } from '../../../../shared/schema/recipe-use.ts';
import type { ReadDb } from '../../../store/database.ts';
import { findProfiledColumn } from '../../../store/source-profiles.ts';
import type { StoredSource } from '../../../store/sources.ts';
import { unpackValues } from '../profile/pack-values.ts';
import { extraTargets, isListTarget, isSelect, type ExtraTarget } from '../extras/extra-target.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import { claimColumns } from '../rules/claim-columns.ts';
import { createFieldReader, wayOf, type FieldWay, type RuledColumn } from '../rules/field-reader.ts';
import { readingOf } from '../show-source.ts';

/** Fields that take one of a few values. */
const enumerated: ReadonlySet<string> = new Set(['employeeRange', 'countryCode', 'groups']);

const takesFew = (field: FieldKey, extra: ExtraTarget | undefined): boolean =>
  enumerated.has(field) || (extra?.kind === 'field' && isSelect(extra.field));
/** Most frequent values that are tried, and new ones that are told. */
const mostTried = 5000;
const mostTold = 100;

export function newValues(
  db: ReadDb,
  source: StoredSource,
  { mapping, rules }: SourceRecipe['options'],
): RecipeDrift['new_values'] {
  const columns = readingOf(source).columns.map(({ key }) => key);
  const extras = extraTargets(db, mapping, rules);
  const byKey = new Map([...extras.values()].map((extra) => [extra.key as FieldKey, extra]));
  const { claims } = claimColumns(columns, mapping, rules, extras);
  return [...claims]
    .filter(([field]) => takesFew(field, byKey.get(field)))
    .flatMap(([field, made]) => made.map((column) => ({ field, extra: byKey.get(field), column })))
    .map(({ field, extra, column }) => ({
      column: column.key,
      target: extra?.path ?? field,
      values: unknownValues(
        db,
        source.id,
        wayOf({ field, list: extra !== undefined && isListTarget(extra), ...(extra && { extra }) }),
        column,
      ),
    }))
    .filter(({ values }) => values.length > 0);
}

function unknownValues(db: ReadDb, sourceId: string, way: FieldWay, column: RuledColumn): string[] {
  const profiled = findProfiledColumn(db, sourceId, column.at);
  if (profiled === null) return [];
  const read = createFieldReader(way, [{ ...column, at: 0 }], {});
  return unpackValues(profiled.values)
    .slice(0, mostTried)
    .flatMap(({ value }) => (read([value])?.ok === false ? value : []))
    .slice(0, mostTold);
}
