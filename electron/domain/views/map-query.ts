// A query with its fields called otherwise. What cannot be called so is left out: a condition, then an `and` or `or` that has nothing left.
import {
  isAll,
  isAny,
  type FilterCondition,
  type FilterNode,
} from '../../../shared/schema/company-filter.ts';
import type { CompanyQuery } from '../../../shared/schema/company-query.ts';

export type QueryMap = {
  /** Null: there is no such field. */
  field: (field: string) => string | null;
  condition: (condition: FilterCondition) => FilterCondition | null;
};

export function mapQuery(query: CompanyQuery, map: QueryMap): CompanyQuery {
  const { filter, sort, source, locked, ...rest } = query;
  const by = sort === undefined ? null : map.field(sort.replace(/^-/, ''));
  const mappedFilter = filter && mapNode(filter, map);
  const sourceField = source?.field === undefined ? undefined : map.field(source.field);
  const mappedLocked = typeof locked === 'string' ? map.field(locked) : (locked ?? null);
  return {
    ...rest,
    ...(mappedFilter ? { filter: mappedFilter } : {}),
    ...(by === null ? {} : { sort: sort?.startsWith('-') ? `-${by}` : by }),
    ...(source && sourceField !== null
      ? { source: { ...source, ...(sourceField === undefined ? {} : { field: sourceField }) } }
      : {}),
    ...(mappedLocked === null ? {} : { locked: mappedLocked }),
  };
}

function mapNode(node: FilterNode, map: QueryMap): FilterNode | null {
  if (isAll(node)) {
    const and = mapAll(node.and, map);
    return and.length === 0 && node.and.length > 0 ? null : { and };
  }
  if (isAny(node)) {
    const or = mapAll(node.or, map);
    return or.length === 0 && node.or.length > 0 ? null : { or };
  }
  return map.condition(node);
}

const mapAll = (nodes: readonly FilterNode[], map: QueryMap): FilterNode[] =>
  nodes.flatMap((node) => mapNode(node, map) ?? []);
