// Facets of a query: which conditions are a field's own, and what its values are called.
import type { Facet } from '../../../../shared/contract/company-query.ts';
import type { CustomFieldType } from '../../../../shared/schema/custom-field.ts';
import type { FacetCounts, ValueCount } from '../../../store/company-query/facet-counter.ts';
import type { FacetRequest } from '../../../store/company-query/facets.ts';
import type { Condition, StoreQuery } from '../../../store/company-query/types.ts';
import type { ReadDb } from '../../../store/database.ts';
import { collationLocale, type Collation } from '../../../lib/collation.ts';
import { getActor } from '../../../store/actors.ts';
import { formatId } from '../../../lib/ids.ts';
import { storedReferences } from '../../custom-fields/references.ts';
import type { AskedField } from './query-fields.ts';

/** Only a condition that must be met anyway can be left out: one that stands alone or beside others in an `and`. */
export function facetRequest(query: StoreQuery, fields: readonly AskedField[], top: number): FacetRequest {
  const own = new Map<string, Condition[]>();
  const base: Condition[] = [];
  const keys = new Set(fields.map(({ field }) => field.key));
  for (const condition of partsOf(query.where)) {
    const key = onlyKey(condition);
    if (key !== null && keys.has(key)) own.set(key, [...(own.get(key) ?? []), condition]);
    else base.push(condition);
  }
  return {
    query: { ...query, sort: null, where: base.length === 0 ? null : { is: 'all', of: base } },
    facets: fields.map(({ field }) => {
      const of = own.get(field.key);
      return { field, own: of ? { is: 'all', of } : null };
    }),
    top,
  };
}

const partsOf = (where: Condition | null): readonly Condition[] => {
  if (where === null) return [];
  return where.is === 'all' ? where.of.flatMap(partsOf) : [where];
};

/** The field that all of a condition is about; null where it is about several. */
function onlyKey(condition: Condition): string | null {
  if (condition.is === 'field') return condition.field.key;
  const keys = new Set(condition.of.map(onlyKey));
  return keys.size === 1 ? ([...keys][0] ?? null) : null;
}

export const showFacet = (
  db: ReadDb,
  asked: AskedField,
  { count, empty, values, distinct, range }: FacetCounts,
  collation: Collation = 'root',
): Facet => ({
  field: asked.path,
  count,
  empty,
  filled: count - empty,
  values: showValues(db, asked, values, collation),
  distinct,
  range,
});

type ShownValue = { value: string; label: string; count: number };

/**
 * From values as they are stored to values that a filter takes, with what they are called. Equally frequent ones stand in the order of
 * these names, but for those that may be chosen.
 */
export function showValues(
  db: ReadDb,
  asked: AskedField,
  values: readonly ValueCount[],
  collation: Collation,
): ShownValue[] {
  const shown = named(db, asked, values);
  if (asked.choices.length > 0) return shown;
  const { compare } = new Intl.Collator(collationLocale(collation));
  return shown.sort((one, other) => other.count - one.count || compare(one.label, other.label));
}

function named(db: ReadDb, asked: AskedField, values: readonly ValueCount[]): ShownValue[] {
  const { kind } = asked.field;
  const choices = new Map(asked.choices.map((choice) => [String(choice.value), choice]));
  const name = nameOf(db, asked.type);
  return values.map(({ value, count }) => {
    const choice = choices.get(value);
    if (choice) return { value: choice.label, label: choice.name ?? choice.label, count };
    if (kind === 'ids') return { value, label: name(value), count };
    if (kind === 'actor') return { value, label: getActor(db, value).fullName, count };
    return { value: wireValue(asked, value), label: wireValue(asked, value), count };
  });
}

function wireValue({ field }: AskedField, value: string): string {
  if (field.kind === 'uuid') return formatId('com', Buffer.from(value, 'hex'));
  return field.kind === 'time' ? new Date(Number(value)).toISOString() : value;
}

function nameOf(db: ReadDb, type: CustomFieldType | null): (id: string) => string {
  const references = storedReferences(db);
  return (id) => {
    if (type === 'userField') return references.findUser({ id })?.fullName ?? id;
    if (type === 'objectField') return references.findObject(id)?.name ?? id;
    return references.findContact(id)?.fullName ?? id;
  };
}
