// Cells of one company as a PATCH of it.
import type { CompanyPatch } from '../../../../../shared/schema/company.ts';
import { parseCustomPath } from '../../../../../shared/schema/field-path.ts';
import type { GridRow } from '../columns/grid-column.ts';

export type CellValue = { path: string; value: unknown };

type Custom = Record<string, Record<string, unknown>>;

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

type Reference = { id: string };

const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && 'id' in value;

/** Contacts, users and objects go by their ids alone; the names beside them are for the reader. */
const asSent = (value: unknown): unknown =>
  Array.isArray(value) && value.every(isReference) ? value.map(({ id }) => ({ id })) : value;

/** Only companies in a group have its values: writing one takes the company into the group. */
function joined(row: GridRow, groupIds: readonly string[]): CompanyPatch {
  if (groupIds.length === 0) return {};
  return { groups: [...row.groups, ...groupIds.map((id) => ({ id }))].map(({ id }) => ({ id })) };
}

export function patchOf(row: GridRow, cells: readonly CellValue[]): CompanyPatch {
  const custom: Custom = {};
  const standard: Record<string, unknown> = {};
  const joins = new Set<string>();
  for (const { path, value } of cells) {
    const field = parseCustomPath(path);
    if (field === null) standard[path] = value;
    else {
      const isIn = row.groups.some(({ id }) => id === field.groupId);
      // Emptying what a company outside the group never had changes nothing.
      if (!isIn && isEmpty(value)) continue;
      if (!isIn) joins.add(field.groupId);
      custom[field.groupId] = { ...custom[field.groupId], [field.fieldName]: asSent(value) };
    }
  }
  const values = Object.keys(custom).length === 0 ? {} : { customFieldValues: custom };
  return { ...standard, ...joined(row, [...joins]), ...values };
}
