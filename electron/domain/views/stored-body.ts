// What a view says, as it is kept: custom fields and their options stand by their numbers, which no renaming and no change of type
// touches. What was deleted since is left out when it is read, and is there again when the deletion is undone.
import type { FilterCondition, FilterScalar, FilterValue } from '../../../shared/schema/company-filter.ts';
import { customPath } from '../../../shared/schema/field-path.ts';
import type { ViewBody } from '../../../shared/schema/view.ts';
import type { ReadDb } from '../../store/database.ts';
import type { FieldDefinition } from '../../store/definitions.ts';
import { labelOfOption, nameOfField } from '../../store/views.ts';
import { foldCase } from '../../lib/fold-case.ts';
import { definitionsOf, type Definitions } from '../custom-fields/definitions.ts';
import { findFieldByPath } from '../custom-fields/field-path.ts';
import { mapQuery, type QueryMap } from './map-query.ts';

const derived = /^(source|length):([\s\S]+)$/;

/** Maps the field within `source:{path}` too. */
function within(field: string, map: (field: string) => string | null): string | null {
  const [, about, of] = derived.exec(field) ?? [];
  const inner = map(of ?? field);
  return about === undefined || inner === null ? inner : `${about}:${inner}`;
}

const fieldRef = (no: number): string => `field:${no}`;
const noOfRef = (ref: string): number | null => {
  const [, no] = /^field:(\d+)$/.exec(ref) ?? [];
  return no === undefined ? null : Number(no);
};

/** Of a condition that names options by their labels. */
const namesOptions = ({ operator }: FilterCondition): boolean =>
  operator === 'eq' || operator === 'not_eq' || operator === 'in' || operator === 'not_in';

function mapBody({ query, columns, facets, rowHeight }: ViewBody, map: QueryMap): ViewBody {
  const named = <T extends { path: string }>(entries: readonly T[]): T[] =>
    entries.flatMap((entry) => {
      const path = map.field(entry.path);
      return path === null ? [] : [{ ...entry, path }];
    });
  return { query: mapQuery(query, map), columns: named(columns), facets: named(facets), rowHeight };
}

/** As JSON. Everything that the body names must be there. */
export function storeBody(db: ReadDb, body: ViewBody): string {
  const definitions = definitionsOf(db);
  const map: QueryMap = {
    field: (path) =>
      within(path, (inner) => {
        const field = findFieldByPath(definitions, inner);
        return field ? fieldRef(field.no) : inner;
      }),
    condition: (condition) => {
      const options = findFieldByPath(definitions, condition.field)?.options ?? [];
      const field = map.field(condition.field) ?? condition.field;
      if (options.length === 0 || !namesOptions(condition)) return { ...condition, field };
      const numbered = (label: FilterScalar): FilterScalar =>
        (
          options.find((option) => option.label === label) ??
          options.find((option) => foldCase(option.label) === foldCase(String(label)))
        )?.no ?? label;
      return { ...condition, field, value: eachValue(condition.value, numbered) };
    },
  };
  return JSON.stringify(mapBody(body, map));
}

export type ShownBody = ViewBody & { missing: string[] };

export function readBody(db: ReadDb, json: string): ShownBody {
  const fields = fieldsByNo(definitionsOf(db));
  const missing = new Set<string>();
  const map: QueryMap = {
    field: (ref) =>
      within(ref, (inner) => {
        const no = noOfRef(inner);
        const path = no === null ? inner : (fields.get(no)?.path ?? null);
        if (path === null) missing.add(nameOfField(db, no ?? 0) ?? inner);
        return path;
      }),
    condition: (condition) => {
      const field = map.field(condition.field);
      if (field === null) return null;
      const options = fields.get(noOfRef(condition.field) ?? 0)?.options ?? [];
      if (options.length === 0 || !namesOptions(condition)) return { ...condition, field };
      const labels = new Map(options.map(({ no, label }) => [no, label]));
      const labelled = (no: FilterScalar): FilterScalar | null => {
        const label = typeof no === 'number' ? labels.get(no) : no;
        if (label === undefined) missing.add(labelOfOption(db, Number(no)) ?? String(no));
        return label ?? null;
      };
      const value = eachValue(condition.value, labelled);
      const isGone = value === null || (Array.isArray(value) && value.length === 0);
      return isGone && condition.value !== undefined ? null : { ...condition, field, value };
    },
  };
  const body = mapBody(JSON.parse(json) as ViewBody, map);
  return { ...body, missing: [...missing] };
}

type Value = FilterCondition['value'];

/** Null where nothing is left of it. */
function eachValue(value: Value, map: (value: FilterScalar) => FilterScalar | null): FilterValue | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return map(value);
  if ('id' in value) return value;
  return value.flatMap((one) => map(one) ?? []);
}

function fieldsByNo({ groups }: Definitions): Map<number, FieldDefinition & { path: string }> {
  const fields = groups.flatMap((group) =>
    group.fields.map((field) => ({ ...field, path: customPath(group.id, field.name) })),
  );
  return new Map(fields.map((field) => [field.no, field]));
}
