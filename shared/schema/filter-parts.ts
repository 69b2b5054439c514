// A filter as a person sees it: parts side by side, each a condition or a few that belong together. Chips, facets and what is told of
// an empty list all read and change it here, so that they agree.
import { isAll, isAny, type FilterNode } from './company-filter.ts';

/** Whether all parts must hold, or any. */
export type Join = 'and' | 'or';
export type FilterParts = { join: Join; parts: readonly FilterNode[] };

export function partsOf(filter: FilterNode | undefined): FilterParts {
  if (filter === undefined) return { join: 'and', parts: [] };
  if (isAll(filter)) return { join: 'and', parts: filter.and };
  if (isAny(filter)) return { join: filter.or.length === 1 ? 'and' : 'or', parts: filter.or };
  return { join: 'and', parts: [filter] };
}

export function joinParts({ join, parts }: FilterParts): FilterNode | undefined {
  if (parts.length === 0) return undefined;
  return join === 'and' || parts.length === 1 ? { and: parts } : { or: parts };
}

/** Without the part at a place, or with another in its stead. */
export const replacePart = (
  filter: FilterNode | undefined,
  at: number,
  part: FilterNode | null,
): FilterNode | undefined => {
  const { join, parts } = partsOf(filter);
  return joinParts({ join, parts: parts.toSpliced(at, 1, ...(part === null ? [] : [part])) });
};

export function addPart(filter: FilterNode | undefined, part: FilterNode): FilterNode | undefined {
  const { join, parts } = partsOf(filter);
  return joinParts({ join, parts: [...parts, part] });
}

/** The field that all of a part is about; null where it is about several, or none. */
export function onlyField(node: FilterNode): string | null {
  if (!isAll(node) && !isAny(node)) return node.field;
  const fields = new Set((isAll(node) ? node.and : node.or).map(onlyField));
  const [field] = fields;
  return fields.size === 1 ? (field ?? null) : null;
}

/** What must hold anyway: of parts of which any suffices that is the whole of them. */
function required(filter: FilterNode | undefined): readonly FilterNode[] {
  const { join, parts } = partsOf(filter);
  return join === 'or' ? [{ or: parts }] : parts;
}

/** What the filter asks of one field alone; null where it asks nothing. */
export function partOfField(filter: FilterNode | undefined, field: string): FilterNode | null {
  const own = required(filter).filter((part) => onlyField(part) === field);
  const [first] = own;
  return own.length > 1 ? { and: own } : (first ?? null);
}

/** Asks something else of one field alone, or nothing; everything else stays. */
export function withPartOfField(
  filter: FilterNode | undefined,
  field: string,
  part: FilterNode | null,
): FilterNode | undefined {
  const all = required(filter);
  const at = all.findIndex((other) => onlyField(other) === field);
  if (part === null && at < 0) return filter;
  const others = all.filter((other) => onlyField(other) !== field);
  const place = at < 0 ? others.length : at;
  return joinParts({ join: 'and', parts: others.toSpliced(place, 0, ...(part === null ? [] : [part])) });
}
