// What is chosen in a facet, as a filter and back. A company passes if any of what is chosen is so of it.
import { isAll, isAny, type FilterCondition, type FilterNode } from './company-filter.ts';

export const boundOperators = ['gt', 'gte', 'lt', 'lte'] as const;
export type Bounds = Partial<Record<(typeof boundOperators)[number], string>>;

export const presences = ['empty', 'not_empty'] as const;
export type Presence = (typeof presences)[number];

export type FacetChoice = {
  values: readonly string[];
  /** From where to where; null for no range. */
  bounds: Bounds | null;
  presence: readonly Presence[];
};

export const noChoice: FacetChoice = { values: [], bounds: null, presence: [] };

export const isNoChoice = ({ values, bounds, presence }: FacetChoice): boolean =>
  values.length === 0 && bounds === null && presence.length === 0;

/** Null where nothing is chosen. */
export function filterOfChoice(field: string, { values, bounds, presence }: FacetChoice): FilterNode | null {
  const alternatives: FilterNode[] = [
    ...(values.length > 0 ? [{ field, operator: 'in' as const, value: values }] : []),
    ...(bounds === null ? [] : boundsNode(field, bounds)),
    ...presence.map((operator) => ({ field, operator })),
  ];
  const [first] = alternatives;
  return alternatives.length > 1 ? { or: alternatives } : (first ?? null);
}

function boundsNode(field: string, bounds: Bounds): FilterNode[] {
  const conditions = boundOperators.flatMap((operator): FilterCondition[] => {
    const value = bounds[operator];
    return value === undefined ? [] : [{ field, operator, value }];
  });
  return conditions.length > 1 ? [{ and: conditions }] : conditions;
}

/** Null where the filter asks something that no facet can show, such as "is not". */
export function choiceOfFilter(node: FilterNode | null): FacetChoice | null {
  if (node === null) return noChoice;
  if (isAny(node)) return node.or.map(choiceOfFilter).reduce(either, noChoice);
  if (isAll(node)) {
    const [only] = node.and;
    return node.and.length === 1 && only ? choiceOfFilter(only) : choiceOfBounds(node.and);
  }
  return choiceOfCondition(node);
}

function either(one: FacetChoice | null, other: FacetChoice | null): FacetChoice | null {
  if (!one || !other || (one.bounds && other.bounds)) return null;
  return {
    values: [...new Set([...one.values, ...other.values])],
    bounds: one.bounds ?? other.bounds,
    presence: presences.filter((kind) => one.presence.includes(kind) || other.presence.includes(kind)),
  };
}

function choiceOfBounds(nodes: readonly FilterNode[]): FacetChoice | null {
  const bounds: Bounds = {};
  for (const node of nodes) {
    const found = choiceOfFilter(node);
    if (!found?.bounds || found.values.length > 0 || found.presence.length > 0) return null;
    for (const [operator, value] of Object.entries(found.bounds)) {
      if (operator in bounds) return null;
      Object.assign(bounds, { [operator]: value });
    }
  }
  return { ...noChoice, bounds };
}

function choiceOfCondition({ operator, value }: FilterCondition): FacetChoice | null {
  switch (operator) {
    case 'eq':
    case 'in':
      return { ...noChoice, values: textsOf(value) };
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return { ...noChoice, bounds: { [operator]: textsOf(value)[0] ?? '' } };
    case 'empty':
    case 'not_empty':
      return { ...noChoice, presence: [operator] };
    case 'not_eq':
    case 'not_in':
    case 'like':
    case 'not_like':
    default:
      return null;
  }
}

/** The values of a condition as texts. */
export function textsOf(value: FilterCondition['value']): string[] {
  if (value === undefined || value === null) return [];
  const list = typeof value === 'object' && 'id' in value ? value.id : value;
  return [list].flat().map(String);
}
