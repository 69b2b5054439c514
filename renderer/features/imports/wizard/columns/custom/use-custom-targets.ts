// The groups and custom fields that a column can go to, as they are now.
import { useQuery } from '@tanstack/react-query';
import { getDefinitions } from '../../../../../../shared/contract/definitions.ts';
import type { CustomField, CustomFieldType } from '../../../../../../shared/schema/custom-field.ts';
import { customPath } from '../../../../../../shared/schema/field-path.ts';
import { queryOf } from '../../../../../api/query.ts';
import { rememberLists } from '../fields.ts';

export type CustomTarget = { path: string; field: CustomField };
export type CustomGroup = { id: string; name: string; targets: readonly CustomTarget[] };

const lists: ReadonlySet<CustomFieldType> = new Set([
  'multipleSelect',
  'contactField',
  'userField',
  'objectField',
]);

const none: readonly CustomGroup[] = [];

export function useCustomGroups(): readonly CustomGroup[] {
  const { data } = useQuery({ ...queryOf(getDefinitions, {}), select: groupsOf });
  return data ?? none;
}

function groupsOf({ data }: { data: { groups: { id: string; name: string; fields: CustomField[] }[] } }) {
  const groups = data.groups.map(({ id, name, fields }) => ({
    id,
    name,
    targets: fields.map((field) => ({ path: customPath(id, field.name), field })),
  }));
  const all = groups.flatMap(({ targets }) => targets);
  rememberLists(all.filter(({ field }) => lists.has(field.type)).map(({ path }) => path));
  return groups;
}

export const isSelect = ({ type }: Pick<CustomField, 'type'>): boolean =>
  type === 'singleSelect' || type === 'multipleSelect';

/** The live field of a target; undefined for every other target. */
export const useCustomTarget = (path: string): CustomTarget | undefined =>
  useCustomGroups()
    .flatMap(({ targets }) => targets)
    .find((target) => target.path === path);
