// Which company of a group survives, and from which one each of its fields comes.
import { companyFields, type Company } from '../../../shared/schema/company.ts';
import { customPath, parseCustomPath, type FieldPath } from '../../../shared/schema/field-path.ts';
import type { MergeRequest } from '../../../shared/schema/merge.ts';

/** `fields`: only those that a person chose; the others are decided as the API says. */
export type MergeChoice = { survivor: string; fields: Record<FieldPath, string> };

const united: readonly string[] = ['addresses', 'emails', 'phones', 'urls', 'tags', 'groups'];

/** Lists are united, so there is nothing to choose. */
export const isUnited = (path: FieldPath): boolean => united.includes(path);

export function valueOf(company: Company, path: FieldPath): unknown {
  const custom = parseCustomPath(path);
  if (custom) return company.customFieldValues[custom.groupId]?.[custom.fieldName] ?? null;
  return path === 'groups' ? company.groups.map(({ name }) => name) : company[path as keyof Company];
}

export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const same = (one: unknown, other: unknown): boolean =>
  isEmpty(one) ? isEmpty(other) : JSON.stringify(one) === JSON.stringify(other);

/** Name and domain, and every other field in which one of them says something. */
export function pathsOf(companies: readonly Company[]): FieldPath[] {
  const custom = companies.flatMap(({ customFieldValues }) =>
    Object.entries(customFieldValues).flatMap(([group, values]) =>
      Object.keys(values).map((name) => customPath(group, name)),
    ),
  );
  return [...companyFields, 'groups', ...new Set(custom)].filter(
    (path) =>
      path === 'name' || path === 'domain' || companies.some((company) => !isEmpty(valueOf(company, path))),
  );
}

export const differs = (companies: readonly Company[], path: FieldPath): boolean =>
  companies.some((company) => !same(valueOf(company, path), companies[0] && valueOf(companies[0], path)));

/** The one that says most; of two that say as much the older one. */
export function bestSurvivor(companies: readonly Company[]): string {
  const paths = pathsOf(companies);
  const filled = (company: Company): number =>
    paths.filter((path) => !isEmpty(valueOf(company, path))).length;
  const [best] = companies.toSorted(
    (one, other) => filled(other) - filled(one) || one.createdAt.localeCompare(other.createdAt),
  );
  return best?.id ?? '';
}

/** The company that a field's value comes from: the one that was chosen, the survivor, or the first that has any. */
export function sourceOf(
  companies: readonly Company[],
  { survivor, fields }: MergeChoice,
  path: FieldPath,
): string {
  const chosen = fields[path];
  if (chosen !== undefined) return chosen;
  const order = [...companies].sort((one) => (one.id === survivor ? -1 : 1));
  return order.find((company) => !isEmpty(valueOf(company, path)))?.id ?? survivor;
}

export const requestOf = (
  companies: readonly Company[],
  { survivor, fields }: MergeChoice,
): MergeRequest => ({
  survivorId: survivor,
  mergedIds: companies.map(({ id }) => id).filter((id) => id !== survivor),
  fields,
  dryRun: false,
});
